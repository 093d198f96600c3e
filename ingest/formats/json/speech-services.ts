/** JSON as programs and services that recognise speech write it. */
import { z } from 'zod';
import type { Utterance } from '../utterance.ts';
import { jsonFormat, speakerName, utterancesOfWords } from './json-format.ts';

const speaker = z.union([z.string(), z.number()]).nullish();
const seconds = z.coerce.number();
const clean = (text: string) => text.replace(/\s+/gu, ' ').trim();
const utterance = (
  text: string,
  who: string | number | null | undefined,
  time: Utterance['time'] | undefined,
  i: number,
): Utterance[] => {
  const name = speakerName(who);
  return clean(text) === ''
    ? []
    : [{ text: clean(text), ...(name && { speaker: name }), ...(time && { time }), place: i + 1 }];
};

/** Whisper, WhisperX, faster-whisper: segments in seconds. */
export const whisper = jsonFormat({
  name: 'Whisper',
  schema: z.looseObject({
    segments: z
      .array(z.looseObject({ text: z.string(), start: seconds.optional(), end: seconds.optional(), speaker }))
      .min(1),
  }),
  read: ({ segments }) => ({
    utterances: segments.flatMap((s, i) =>
      utterance(
        s.text,
        s.speaker,
        s.start === undefined || s.end === undefined ? undefined : { from: s.start, to: s.end },
        i,
      ),
    ),
    warnings: [],
  }),
});

/** AssemblyAI: utterances in milliseconds. */
export const assemblyAi = jsonFormat({
  name: 'AssemblyAI',
  schema: z.looseObject({
    utterances: z.array(z.looseObject({ text: z.string(), start: seconds, end: seconds, speaker })).min(1),
  }),
  read: ({ utterances }) => ({
    utterances: utterances.flatMap((u, i) =>
      utterance(u.text, u.speaker, { from: u.start / 1_000, to: u.end / 1_000 }, i),
    ),
    warnings: [],
  }),
});

const DeepgramWord = z.looseObject({
  word: z.string(),
  punctuated_word: z.string().optional(),
  start: seconds.optional(),
  end: seconds.optional(),
  speaker,
});

/** Deepgram: utterances, or paragraphs, or the words of the first channel; in seconds. */
export const deepgram = jsonFormat({
  name: 'Deepgram',
  schema: z
    .looseObject({
      results: z.looseObject({
        utterances: z
          .array(z.looseObject({ transcript: z.string(), start: seconds, end: seconds, speaker }))
          .optional(),
        channels: z
          .array(z.looseObject({ alternatives: z.array(z.looseObject({ words: z.array(DeepgramWord) })).min(1) }))
          .min(1)
          .optional(),
      }),
    })
    .refine(({ results }) => (results.utterances?.length ?? 0) > 0 || results.channels !== undefined),
  read: ({ results }) => ({
    utterances: results.utterances?.length
      ? results.utterances.flatMap((u, i) => utterance(u.transcript, u.speaker, { from: u.start, to: u.end }, i))
      : utterancesOfWords(
          results.channels![0]!.alternatives[0]!.words.map((w) => ({
            text: w.punctuated_word ?? w.word,
            ...speakerOf(w.speaker),
            ...(w.start !== undefined && w.end !== undefined && { from: w.start, to: w.end }),
          })),
        ),
    warnings: [],
  }),
});

const speakerOf = (who: string | number | null | undefined) => {
  const name = speakerName(who);
  return name === undefined ? {} : { speaker: name };
};

/** AWS Transcribe: items with a speaker's label each, or segments of labels; in seconds, as strings. */
export const awsTranscribe = jsonFormat({
  name: 'AWS Transcribe',
  schema: z.looseObject({
    results: z.looseObject({
      items: z
        .array(
          z.looseObject({
            type: z.string(),
            start_time: seconds.optional(),
            end_time: seconds.optional(),
            speaker_label: z.string().optional(),
            alternatives: z.array(z.looseObject({ content: z.string() })).min(1),
          }),
        )
        .min(1),
      speaker_labels: z
        .looseObject({
          segments: z.array(
            z.looseObject({
              speaker_label: z.string(),
              items: z
                .array(z.looseObject({ start_time: seconds.optional(), speaker_label: z.string().optional() }))
                .optional(),
            }),
          ),
        })
        .optional(),
    }),
  }),
  read: ({ results }) => {
    const byStart = new Map<number, string>();
    for (const segment of results.speaker_labels?.segments ?? []) {
      for (const item of segment.items ?? []) {
        if (item.start_time !== undefined) byStart.set(item.start_time, item.speaker_label ?? segment.speaker_label);
      }
    }
    let who: string | undefined;
    const words = results.items.map((item) => {
      who = item.speaker_label ?? (item.start_time === undefined ? who : (byStart.get(item.start_time) ?? who));
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
  .union([z.string(), z.number(), z.looseObject({ seconds: seconds.optional(), nanos: seconds.optional() })])
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
                      speakerTag: speaker,
                      speakerLabel: speaker,
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
        utterances: results.flatMap((r, i) =>
          utterance(r.alternatives?.[0]?.transcript ?? '', undefined, undefined, i),
        ),
        warnings: [],
      };
    }
    return {
      utterances: utterancesOfWords(
        words.map((word) => {
          const [from, to] = [inSeconds(word.startTime ?? word.startOffset), inSeconds(word.endTime ?? word.endOffset)];
          return {
            text: word.word,
            ...speakerOf(word.speakerLabel ?? word.speakerTag),
            ...(from !== undefined && { from }),
            ...(to !== undefined && { to }),
          };
        }),
      ),
      warnings: [],
    };
  },
});
