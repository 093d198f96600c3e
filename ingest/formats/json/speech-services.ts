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
      .array(
        z.looseObject({
          text: z.string(),
          start: seconds.optional(),
          end: seconds.optional(),
          speaker,
          words: z.array(z.looseObject({ word: z.string(), speaker })).optional(),
        }),
      )
      .min(1),
  }),
  read: ({ segments }) => ({
    utterances: segments.flatMap(({ text, start, end, speaker: who, words = [] }, i) => {
      const time = start === undefined || end === undefined ? undefined : { from: start, to: end };
      return sentencesByWords(text, words, who).flatMap((part) => utterance(part.text, part.speaker, time, i));
    }),
    warnings: [],
  }),
});

type Who = string | number | null | undefined;

/** A segment's sentences, each given to whom most of its words are given to: a segment can hold two speakers'. */
function sentencesByWords(
  text: string,
  words: readonly { word: string; speaker?: Who }[],
  whole: Who,
): { text: string; speaker: Who }[] {
  const own = clean(text).split(' ');
  const told = words.filter(({ speaker: who }) => who !== undefined && who !== null);
  if (own.length !== words.length || new Set(told.map(({ speaker: who }) => who)).size < 2)
    return [{ text, speaker: whole }];
  const parts: { text: string; speaker: Who }[] = [];
  let from = 0;
  for (const [i, one] of own.entries()) {
    if (i < own.length - 1 && !/[.!?\u2026\u3002\uff01\uff1f]["'\u201d\u2019)]{0,3}$/u.test(one)) continue;
    const counts = new Map<Who, number>();
    for (const { speaker: who } of words.slice(from, i + 1))
      if (who != null) counts.set(who, (counts.get(who) ?? 0) + 1);
    const most = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? whole;
    const sentence = own.slice(from, i + 1).join(' ');
    const last = parts.at(-1);
    if (last && last.speaker === most) last.text += ` ${sentence}`;
    else parts.push({ text: sentence, speaker: most });
    from = i + 1;
  }
  return parts;
}

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

const DeepgramAlternative = z.looseObject({
  words: z.array(DeepgramWord),
  paragraphs: z
    .looseObject({
      paragraphs: z.array(
        z.looseObject({
          speaker,
          sentences: z.array(z.looseObject({ text: z.string(), start: seconds.optional(), end: seconds.optional() })),
        }),
      ),
    })
    .optional(),
});

/** Deepgram: utterances, or paragraphs, or words of each channel; in seconds. Where nobody is told apart, a channel is. */
export const deepgram = jsonFormat({
  name: 'Deepgram',
  schema: z
    .looseObject({
      results: z.looseObject({
        utterances: z
          .array(
            z.looseObject({
              transcript: z.string(),
              start: seconds,
              end: seconds,
              speaker,
              channel: z.number().optional(),
            }),
          )
          .optional(),
        channels: z
          .array(z.looseObject({ alternatives: z.array(DeepgramAlternative).min(1) }))
          .min(1)
          .optional(),
      }),
    })
    .refine(({ results }) => (results.utterances?.length ?? 0) > 0 || results.channels !== undefined),
  read: ({ results: { utterances = [], channels = [] } }) => {
    const channelName = (i: number) => (channels.length > 1 ? `Channel ${i + 1}` : undefined);
    if (utterances.length > 0) {
      const all = utterances.flatMap((u, i) =>
        utterance(u.transcript, u.speaker ?? channelName(u.channel ?? 0), { from: u.start, to: u.end }, i),
      );
      return { utterances: all.toSorted(byTime), warnings: [] };
    }
    const all = channels.flatMap(({ alternatives: [best] }, c) => {
      const paragraphs = best!.paragraphs?.paragraphs ?? [];
      if (best!.words.length === 0) {
        return paragraphs.flatMap((p, i) =>
          p.sentences.flatMap(({ text, start, end }) =>
            utterance(
              text,
              p.speaker ?? channelName(c),
              start === undefined || end === undefined ? undefined : { from: start, to: end },
              i,
            ),
          ),
        );
      }
      return utterancesOfWords(
        best!.words.map((w) => ({
          text: w.punctuated_word ?? w.word,
          ...speakerOf(channels.length > 1 ? channelName(c) : w.speaker),
          ...(w.start !== undefined && w.end !== undefined && { from: w.start, to: w.end }),
        })),
      );
    });
    return { utterances: channels.length > 1 ? all.toSorted(byTime) : all, warnings: [] };
  },
});

const byTime = (a: Utterance, b: Utterance) => (a.time?.from ?? 0) - (b.time?.from ?? 0);

const speakerOf = (who: string | number | null | undefined) => {
  const name = speakerName(who);
  return name === undefined ? {} : { speaker: name };
};

/** AWS Transcribe: items with a speaker's label each, or segments of labels; in seconds, as strings. */
export const awsTranscribe = jsonFormat({
  name: 'AWS Transcribe',
  schema: z.looseObject({
    results: z
      .looseObject({
        items: z.array(
          z.looseObject({
            type: z.string(),
            start_time: seconds.optional(),
            end_time: seconds.optional(),
            speaker_label: z.string().optional(),
            channel_label: z.string().optional(),
            alternatives: z.array(z.looseObject({ content: z.string() })).min(1),
          }),
        ),
        audio_segments: z
          .array(
            z.looseObject({
              transcript: z.string(),
              start_time: seconds,
              end_time: seconds,
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
                  .array(z.looseObject({ start_time: seconds.optional(), speaker_label: z.string().optional() }))
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
          utterance(s.transcript, s.speaker_label, { from: s.start_time, to: s.end_time }, i),
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
