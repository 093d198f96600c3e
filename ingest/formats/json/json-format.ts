/** What a reader of one kind of JSON transcript is. */
import { z } from 'zod';
import type { Original, Utterance } from '../utterance.ts';

export type JsonFormat<Schema extends z.ZodType = z.ZodType> = {
  /** As people know it. */
  name: string;
  schema: Schema;
  read: (value: z.infer<Schema>) => Original;
};

/** Lets each format's `read` see its own schema's type. */
export const jsonFormat = <Schema extends z.ZodType>(format: JsonFormat<Schema>): JsonFormat =>
  format as unknown as JsonFormat;

/** A text's paragraphs, each on one line. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/[\r\n\u2028\u2029]+/u)
    .map((paragraph) => paragraph.replace(/\s+/gu, ' ').trim())
    .filter(Boolean);

/** Words with times of their own, of one speaker after another, joined where the speaker stays. */
export type Word = { text: string; speaker?: string; from?: number; to?: number };

export function utterancesOfWords(words: readonly Word[]): Original['utterances'] {
  const utterances: Original['utterances'] = [];
  for (const [i, { text, speaker, from, to }] of words.entries()) {
    const last = utterances.at(-1);
    const clean = text.replace(/\s+/gu, ' ').trim();
    if (clean === '') continue;
    const ended = last && /[.!?…。？！]["'”’)]{0,3}$/u.test(last.text);
    if (last && !ended && last.speaker === speaker) {
      last.text += /^[.,!?;:…%)\]]/u.test(clean) ? clean : ` ${clean}`;
      if (last.time && to !== undefined) last.time.to = to;
      continue;
    }
    utterances.push({
      text: clean,
      ...(speaker !== undefined && { speaker }),
      ...(from !== undefined && to !== undefined && { time: { from, to } }),
      place: i + 1,
    });
  }
  return utterances;
}

/** "0" and 0 are "Speaker 0"; names stay. */
export const speakerName = (speaker: string | number | null | undefined): string | undefined => {
  if (speaker === null || speaker === undefined || speaker === '') return undefined;
  return /^(?:\d+|[A-Z])$/.test(String(speaker)) ? `Speaker ${speaker}` : String(speaker).trim();
};

export const Speaker = z.union([z.string(), z.number()]).nullish();
export type Who = z.infer<typeof Speaker>;
/** A number, or a string that is one. */
export const Numeric = z.coerce.number();

/** The speaker's field of a word or utterance; none where nobody is told apart. */
export const spokenBy = (who: Who): { speaker?: string } => {
  const speaker = speakerName(who);
  return speaker === undefined ? {} : { speaker };
};

export const timeFrom = (from: number | undefined, to: number | undefined): Utterance['time'] | undefined =>
  from === undefined || to === undefined ? undefined : { from, to };

/** What one speaker says at a time as an utterance, if it holds words; `i` is its index in the original. */
export function phrase(text: string, who: Who, time: Utterance['time'] | undefined, i: number): Utterance[] {
  const words = text.replace(/\s+/gu, ' ').trim();
  return words === '' ? [] : [{ text: words, ...spokenBy(who), ...(time && { time }), place: i + 1 }];
}
