/** JSON of the clouds' services: AWS Transcribe, Google Speech-to-Text, Azure Speech. */
import { z } from 'zod';
import { jsonFormat, Numeric, phrase, Speaker, spokenBy, timeFrom, utterancesOfWords } from './json-format.ts';

/** AWS Transcribe: items with a speaker's label each, or segments of labels; in Numeric, as strings. */
export const awsTranscribe = jsonFormat({
  name: 'AWS Transcribe',
  schema: z.looseObject({
    results: z
      .looseObject({
        items: z.array(
          z.looseObject({
            type: z.string(),
            start_time: Numeric.optional(),
            end_time: Numeric.optional(),
            speaker_label: z.string().optional(),
            channel_label: z.string().optional(),
            alternatives: z.array(z.looseObject({ content: z.string() })).min(1),
          }),
        ),
        audio_segments: z
          .array(
            z.looseObject({
              transcript: z.string(),
              start_time: Numeric,
              end_time: Numeric,
              speaker_label: z.string(),
            }),
          )
          .optional(),
        speaker_labels: z
          .looseObject({
            segments: z.array(
              z.looseObject({
                speaker_label: z.string(),
                items: z
                  .array(z.looseObject({ start_time: Numeric.optional(), speaker_label: z.string().optional() }))
                  .optional(),
              }),
            ),
          })
          .optional(),
      })
      .refine(({ items, audio_segments }) => items.length > 0 || (audio_segments?.length ?? 0) > 0),
  }),
  read: ({ results }) => {
    if (results.items.length === 0) {
      return {
        utterances: results.audio_segments!.flatMap((s, i) =>
          phrase(s.transcript, s.speaker_label, { from: s.start_time, to: s.end_time }, i),
        ),
        warnings: [],
      };
    }
    const byStart = new Map<number, string>();
    for (const segment of results.speaker_labels?.segments ?? []) {
      for (const item of segment.items ?? []) {
        if (item.start_time !== undefined) byStart.set(item.start_time, item.speaker_label ?? segment.speaker_label);
      }
    }
    let who: string | undefined;
    const words = results.items.map((item) => {
      who =
        item.speaker_label ??
        item.channel_label ??
        (item.start_time === undefined ? who : (byStart.get(item.start_time) ?? who));
      return {
        text: item.alternatives[0]!.content,
        ...(who !== undefined && { speaker: who }),
        ...(item.start_time !== undefined &&
          item.end_time !== undefined && { from: item.start_time, to: item.end_time }),
      };
    });
    return { utterances: utterancesOfWords(words), warnings: [] };
  },
});

const Duration = z
  .union([z.string(), z.number(), z.looseObject({ seconds: Numeric.optional(), nanos: Numeric.optional() })])
  .optional();
const inSeconds = (time: z.infer<typeof Duration>): number | undefined => {
  if (time === undefined) return undefined;
  if (typeof time === 'object') return (time.seconds ?? 0) + (time.nanos ?? 0) / 1e9;
  return Number.parseFloat(String(time));
};

/** Google Speech-to-Text: results, whose last holds all words where speakers were told apart. */
export const google = jsonFormat({
  name: 'Google Speech-to-Text',
  schema: z.looseObject({
    results: z
      .array(
        z.looseObject({
          alternatives: z
            .array(
              z.looseObject({
                transcript: z.string().optional(),
                words: z
                  .array(
                    z.looseObject({
                      word: z.string(),
                      startTime: Duration,
                      endTime: Duration,
                      startOffset: Duration,
                      endOffset: Duration,
                      speakerTag: Speaker,
                      speakerLabel: Speaker,
                    }),
                  )
                  .optional(),
              }),
            )
            .optional(),
        }),
      )
      .min(1),
  }),
  read: ({ results }) => {
    const lists = results.map((result) => result.alternatives?.[0]?.words ?? []);
    const tagged = lists.findLast((words) => words.some((word) => word.speakerTag || word.speakerLabel));
    const words = tagged ?? lists.flat();
    if (words.length === 0) {
      return {
        utterances: results.flatMap((r, i) => phrase(r.alternatives?.[0]?.transcript ?? '', undefined, undefined, i)),
        warnings: [],
      };
    }
    return {
      utterances: utterancesOfWords(
        words.map((word) => {
          const [from, to] = [inSeconds(word.startTime ?? word.startOffset), inSeconds(word.endTime ?? word.endOffset)];
          return {
            text: word.word,
            ...spokenBy(word.speakerLabel ?? word.speakerTag),
            ...(from !== undefined && { from }),
            ...(to !== undefined && { to }),
          };
        }),
      ),
      warnings: [],
    };
  },
});

/** Azure, batch transcription: phrases with ticks of 100 ns. */
export const azure = jsonFormat({
  name: 'Azure Speech',
  schema: z.looseObject({
    recognizedPhrases: z
      .array(
        z.looseObject({
          speaker: Speaker,
          channel: z.number().optional(),
          offsetInTicks: Numeric.optional(),
          durationInTicks: Numeric.optional(),
          nBest: z.array(z.looseObject({ display: z.string() })).optional(),
        }),
      )
      .min(1),
  }),
  read: ({ recognizedPhrases }) => {
    const phrases = recognizedPhrases.toSorted((a, b) => (a.offsetInTicks ?? 0) - (b.offsetInTicks ?? 0));
    const channels = new Set(phrases.map(({ channel }) => channel)).size;
    return {
      utterances: phrases.flatMap(({ speaker: who, channel, offsetInTicks, durationInTicks, nBest }, i) => {
        const from = offsetInTicks === undefined ? undefined : offsetInTicks / 1e7;
        const to = from === undefined || durationInTicks === undefined ? undefined : from + durationInTicks / 1e7;
        const name = who ?? (channels > 1 ? `Channel ${channel}` : undefined);
        return phrase(nBest?.[0]?.display ?? '', name, timeFrom(from, to), i);
      }),
      warnings: [],
    };
  },
});

/** Azure, fast transcription: phrases in milliseconds. */
export const azureFast = jsonFormat({
  name: 'Azure fast transcription',
  schema: z.looseObject({
    phrases: z
      .array(
        z.looseObject({
          text: z.string(),
          speaker: Speaker,
          offsetMilliseconds: Numeric,
          durationMilliseconds: Numeric,
        }),
      )
      .min(1),
  }),
  read: ({ phrases }) => ({
    utterances: phrases.flatMap(({ text, speaker: who, offsetMilliseconds: from, durationMilliseconds: length }, i) =>
      phrase(text, who, { from: from / 1_000, to: (from + length) / 1_000 }, i),
    ),
    warnings: [],
  }),
});
