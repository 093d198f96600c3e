/** Words that the transcripts do not have: which are a slip for one that they have, and which are names of something else. */
import { createRequire } from 'node:module';
import { distance } from 'fastest-levenshtein';
import type { Vocabulary } from '../../../ingest/index/vocabulary.ts';
import { fold } from '../../../ingest/text/analyze.ts';

let englishWords: ReadonlySet<string> | undefined;

/** 275,000 words: read with the first question that has a word which the transcripts lack, so that a server starts faster. */
function english(): ReadonlySet<string> {
  englishWords ??= new Set(createRequire(import.meta.url)('an-array-of-english-words') as string[]);
  return englishWords;
}

export type Spelling = {
  /** Slips, folded, with the transcripts' word that was meant. */
  corrections: ReadonlyMap<string, string>;
  /** Words, as written, that are neither the transcripts', nor their index questions', nor English. */
  unknownNames: string[];
};

/** Shorter words have too many neighbours to be corrected. */
const SHORTEST = 5;
const LONG = 8;

export type CheckSpelling = {
  check: (question: string) => Spelling;
  /** Whether a folded word is English, or in the transcripts or their index questions. */
  isKnownWord: (word: string) => boolean;
};

export function makeCheckSpelling(vocabulary: Vocabulary): CheckSpelling {
  const byInitial = new Map<string, string[]>();
  for (const word of vocabulary.words) {
    const list = byInitial.get(word[0]!);
    if (list) list.push(word);
    else byInitial.set(word[0]!, [word]);
  }
  const isKnown = (word: string) => vocabulary.words.has(word) || vocabulary.terms.has(vocabulary.analyze.term(word));
  const isEnglish = (word: string) => english().has(word) || english().has(word.replace(/(?:s|es|ed|d|ing|ly)$/, ''));
  const nearest = (word: string): string | undefined => {
    const most = word.length >= LONG ? 2 : 1;
    let best: string | undefined;
    let least = most + 1;
    for (const other of byInitial.get(word[0]!) ?? []) {
      if (other.length < SHORTEST - 1 || Math.abs(other.length - word.length) > most) continue;
      const edits = distance(word, other);
      if (edits < least) [best, least] = [other, edits];
    }
    return best;
  };

  const check = (question: string): Spelling => {
    const corrections = new Map<string, string>();
    const unknownNames: string[] = [];
    for (const [i, token] of (question.match(/[\p{L}\p{M}][\p{L}\p{M}\p{N}]*/gu) ?? []).entries()) {
      const word = fold(token).trim();
      if (word.length < 3 || word.includes(' ') || isKnown(word)) continue;
      const capitalised = i > 0 && /^\p{Lu}/u.test(token);
      if (isEnglish(word) && !capitalised) continue;
      const meant = word.length >= SHORTEST ? nearest(word) : undefined;
      if (meant) corrections.set(word, meant);
      else if (!isEnglish(word) || capitalised) unknownNames.push(token);
    }
    return { corrections, unknownNames };
  };
  return { check, isKnownWord: (word) => isKnown(word) || isEnglish(word) };
}

/** The question, folded, with each slip replaced; as it was where there is none. */
export function applyCorrections(question: string, corrections: Spelling['corrections']): string {
  if (corrections.size === 0) return question;
  return fold(question).replace(/[\p{L}\p{N}]+/gu, (word) => corrections.get(word) ?? word);
}
