/** A question with one of its parts exchanged for another of the same kind. */
import { words } from '../../../../ingest/text/analyze.ts';
import { tokensOf } from '../tokens.ts';

/** Where words stand in a text, whatever their case and accents. */
export function placeOf(text: string, phrase: string): { start: number; end: number } | undefined {
  const wanted = words(phrase);
  const tokens = tokensOf(text);
  for (let i = 0; i + wanted.length <= tokens.length; i++) {
    if (wanted.every((word, j) => tokens[i + j]!.word === word)) {
      return { start: tokens[i]!.start, end: tokens[i + wanted.length - 1]!.end };
    }
  }
  return undefined;
}

export const putAt = (text: string, { start, end }: { start: number; end: number }, replacement: string): string =>
  `${text.slice(0, start)}${replacement}${text.slice(end)}`;

/** Without a phrase, and without a preposition and an article that would be left before it. */
export function withoutPhrase(text: string, phrase: string): string {
  const place = placeOf(text, phrase);
  if (!place) return text;
  const before = text
    .slice(0, place.start)
    .replace(/(?<![\s(])[\s(]*(?:\b(?:in|on|to|with|by|for|at|of)\s+)?(?:\b(?:the|an?|his|her|their)\s+)?$/iu, '');
  const after = text.slice(place.end).replace(/^(?: interviews?| talk)?\)?/iu, '');
  return tidy(`${before} ${after}`);
}

export const tidy = (text: string): string =>
  text
    .replace(/(?<!\s)\s+(?=[?.!,)])/g, '')
    .replace(/\s+/g, ' ')
    .replace(/,(?=\?|$)/g, '')
    .trim();
