/** JSON of services and programs that list phrases, each with its speaker and its own way to count time. */
import { z } from 'zod';
import { secondsOf } from '../stamps.ts';
import type { Utterance } from '../utterance.ts';
import { jsonFormat, speakerName } from './json-format.ts';

const number = z.coerce.number();
const speaker = z.union([z.string(), z.number()]).nullish();

const phrase = (
  text: string,
  who: string | number | null | undefined,
  from: number | undefined,
  to: number | undefined,
  i: number,
): Utterance[] => {
  const name = speakerName(who);
  const words = text.replace(/\s+/gu, ' ').trim();
  const time = from === undefined || to === undefined ? undefined : { from, to };
  return words === '' ? [] : [{ text: words, ...(name && { speaker: name }), ...(time && { time }), place: i + 1 }];
};

/** whisper.cpp: times as clocks; a new speaker may be marked at the end of what the one before says. */
export const whisperCpp = jsonFormat({
  name: 'whisper.cpp',
  schema: z.looseObject({
    transcription: z
      .array(
        z.looseObject({
          timestamps: z.looseObject({ from: z.string(), to: z.string() }),
          text: z.string(),
          speaker,
          speaker_turn_next: z.boolean().optional(),
        }),
      )
      .min(1),
  }),
  read: ({ transcription }) => ({
    utterances: transcription.flatMap(({ timestamps: { from, to }, text, speaker: who }, i) => {
      const turns = transcription[i - 1]?.speaker_turn_next;
      const words = text.replace(/\[SPEAKER[_ ]TURN\]/giu, '');
      return phrase(turns ? `>> ${words.trim()}` : words, who, secondsOf(from), secondsOf(to), i);
    }),
    warnings: [],
  }),
});

/** Azure, batch transcription: phrases with ticks of 100 ns. */
export const azure = jsonFormat({
  name: 'Azure Speech',
  schema: z.looseObject({
    recognizedPhrases: z
      .array(
        z.looseObject({
          speaker,
          channel: z.number().optional(),
          offsetInTicks: number.optional(),
          durationInTicks: number.optional(),
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
        return phrase(nBest?.[0]?.display ?? '', name, from, to, i);
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
      .array(z.looseObject({ text: z.string(), speaker, offsetMilliseconds: number, durationMilliseconds: number }))
      .min(1),
  }),
  read: ({ phrases }) => ({
    utterances: phrases.flatMap(({ text, speaker: who, offsetMilliseconds: from, durationMilliseconds: length }, i) =>
      phrase(text, who, from / 1_000, (from + length) / 1_000, i),
    ),
    warnings: [],
  }),
});

/** Gladia: utterances in seconds under its transcription. */
export const gladia = jsonFormat({
  name: 'Gladia',
  schema: z.looseObject({
    transcription: z.looseObject({
      utterances: z.array(z.looseObject({ text: z.string(), start: number, end: number, speaker })).min(1),
    }),
  }),
  read: ({ transcription: { utterances } }) => ({
    utterances: utterances.flatMap(({ text, speaker: who, start, end }, i) => phrase(text, who, start, end, i)),
    warnings: [],
  }),
});
