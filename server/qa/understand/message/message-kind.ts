/** Messages that are no question about the transcripts: greetings, questions about the collection, instructions, noise. */
import { words } from '../../../../ingest/text/analyze.ts';
import type { Compile } from '../wording.ts';
import { type AboutTopic, aboutCollection } from './about-collection.ts';
import { instructionIn } from './commands.ts';
import { otherLanguage } from './language.ts';

export type MessageKind =
  | { kind: 'question' }
  | { kind: 'about'; topic: AboutTopic }
  | { kind: 'instruction' }
  | { kind: 'other-language'; language?: string }
  | { kind: 'nonsense' };

/** What a message is shows in its beginning; so much of it is read, in UTF-16 code units. */
const READ = 300;

/** @param isKnown whether a folded word is English or in the transcripts */
export function messageKind(whole: string, isKnown: (word: string) => boolean, compile: Compile): MessageKind {
  const message = beginning(whole.trimStart());
  if (instructionIn(message, compile)) return { kind: 'instruction' };
  const topic = aboutCollection(words(message).join(' '), compile);
  if (topic) return { kind: 'about', topic };
  const foreign = otherLanguage(message, isKnown);
  if (foreign) return { kind: 'other-language', ...foreign };
  return isNonsense(message, isKnown) ? { kind: 'nonsense' } : { kind: 'question' };
}

/** Whole words only: a part of one is no word of any language. */
function beginning(message: string): string {
  if (message.length <= READ) return message;
  const end = message.lastIndexOf(' ', READ);
  return message.slice(0, end > READ / 2 ? end : READ);
}

function isNonsense(message: string, isKnown: (word: string) => boolean): boolean {
  const tokens = words(message).filter((t) => /\p{L}/u.test(t));
  // A year or another number of the transcripts can be searched.
  if (tokens.length === 0) {
    const numbers = words(message);
    return !(numbers.some(isKnown) && new Set(numbers).size === numbers.length);
  }
  const known = tokens.filter((t) => isKnown(t) || t.length <= 2);
  const repeated = new Set(tokens).size <= tokens.length / 3 && tokens.length > 3;
  return known.length === 0 || repeated || (tokens.length <= 4 && tokens.every((t) => !isKnown(t) && isNoise(t)));
}

/** A run of one letter, no vowel, or many consonants in a row. */
const isNoise = (word: string) =>
  /(.)\1{3}/.test(word) || !/[aeiouy]/.test(word) || /[bcdfghjklmnpqrstvwxz]{5}/.test(word);
