/** JSON as programs and services that recognise speech write it. */
import { z } from 'zod';
import { secondsOf } from '../stamps.ts';
import type { Utterance } from '../utterance.ts';
import {
  jsonFormat,
  Numeric,
  phrase,
  Speaker,
  spokenBy,
  timeFrom,
  utterancesOfWords,
  type Who,
} from './json-format.ts';

/** Whisper, WhisperX, faster-whisper: segments in Numeric. */
export const whisper = jsonFormat({
  name: 'Whisper',
  schema: z.looseObject({
    segments: z
      .array(
        z.looseObject({
          text: z.string(),
          start: Numeric.optional(),
          end: Numeric.optional(),
          speaker: Speaker,
          words: z.array(z.looseObject({ word: z.string(), speaker: Speaker })).optional(),
        }),
      )
      .min(1),
  }),
  read: ({ segments }) => ({
    utterances: segments.flatMap(({ text, start, end, speaker: who, words = [] }, i) => {
      const time = start === undefined || end === undefined ? undefined : { from: start, to: end };
      return sentencesByWords(text, words, who).flatMap((part) => phrase(part.text, part.speaker, time, i));
    }),
    warnings: [],
  }),
});

/** A segment's sentences, each given to whom most of its words are given to: a segment can hold two speakers'. */
function sentencesByWords(
  text: string,
  words: readonly { word: string; speaker?: Who }[],
  whole: Who,
): { text: string; speaker: Who }[] {
  const own = text.replace(/\s+/gu, ' ').trim().split(' ');
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
    utterances: z.array(z.looseObject({ text: z.string(), start: Numeric, end: Numeric, speaker: Speaker })).min(1),
  }),
  read: ({ utterances }) => ({
    utterances: utterances.flatMap((u, i) =>
      phrase(u.text, u.speaker, { from: u.start / 1_000, to: u.end / 1_000 }, i),
    ),
    warnings: [],
  }),
});

const DeepgramWord = z.looseObject({
  word: z.string(),
  punctuated_word: z.string().optional(),
  start: Numeric.optional(),
  end: Numeric.optional(),
  speaker: Speaker,
});

const DeepgramAlternative = z.looseObject({
  words: z.array(DeepgramWord),
  paragraphs: z
    .looseObject({
      paragraphs: z.array(
        z.looseObject({
          speaker: Speaker,
          sentences: z.array(z.looseObject({ text: z.string(), start: Numeric.optional(), end: Numeric.optional() })),
        }),
      ),
    })
    .optional(),
});

/** Deepgram: utterances, or paragraphs, or words of each channel; in Numeric. Where nobody is told apart, a channel is. */
export const deepgram = jsonFormat({
  name: 'Deepgram',
  schema: z
    .looseObject({
      results: z.looseObject({
        utterances: z
          .array(
            z.looseObject({
              transcript: z.string(),
              start: Numeric,
              end: Numeric,
              speaker: Speaker,
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
        phrase(u.transcript, u.speaker ?? channelName(u.channel ?? 0), { from: u.start, to: u.end }, i),
      );
      return { utterances: all.toSorted(byTime), warnings: [] };
    }
    const all = channels.flatMap(({ alternatives: [best] }, c) => {
      const paragraphs = best!.paragraphs?.paragraphs ?? [];
      if (best!.words.length === 0) {
        return paragraphs.flatMap((p, i) =>
          p.sentences.flatMap(({ text, start, end }) =>
            phrase(
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
          ...spokenBy(channels.length > 1 ? channelName(c) : w.speaker),
          ...(w.start !== undefined && w.end !== undefined && { from: w.start, to: w.end }),
        })),
      );
    });
    return { utterances: channels.length > 1 ? all.toSorted(byTime) : all, warnings: [] };
  },
});

const byTime = (a: Utterance, b: Utterance) => (a.time?.from ?? 0) - (b.time?.from ?? 0);

/** whisper.cpp: times as clocks; a new speaker may be marked at the end of what the one before says. */
export const whisperCpp = jsonFormat({
  name: 'whisper.cpp',
  schema: z.looseObject({
    transcription: z
      .array(
        z.looseObject({
          timestamps: z.looseObject({ from: z.string(), to: z.string() }),
          text: z.string(),
          speaker: Speaker,
          speaker_turn_next: z.boolean().optional(),
        }),
      )
      .min(1),
  }),
  read: ({ transcription }) => ({
    utterances: transcription.flatMap(({ timestamps: { from, to }, text, speaker: who }, i) => {
      const turns = transcription[i - 1]?.speaker_turn_next;
      const words = text.replace(/\[SPEAKER[_ ]TURN\]/giu, '');
      return phrase(turns ? `>> ${words.trim()}` : words, who, timeFrom(secondsOf(from), secondsOf(to)), i);
    }),
    warnings: [],
  }),
});

/** Gladia: utterances in seconds under its transcription. */
export const gladia = jsonFormat({
  name: 'Gladia',
  schema: z.looseObject({
    transcription: z.looseObject({
      utterances: z.array(z.looseObject({ text: z.string(), start: Numeric, end: Numeric, speaker: Speaker })).min(1),
    }),
  }),
  read: ({ transcription: { utterances } }) => ({
    utterances: utterances.flatMap(({ text, speaker: who, start, end }, i) =>
      phrase(text, who, { from: start, to: end }, i),
    ),
    warnings: [],
  }),
});
