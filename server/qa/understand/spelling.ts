/** Words that the transcripts do not have: which are a slip for one that they have, and which are names of something else. */

import { isEnglishWord } from '../../../ingest/english.ts';
import type { Vocabulary } from '../../../ingest/index/vocabulary.ts';
import { fold } from '../../../ingest/text/analyze.ts';
import type { Correction } from '../../contract/contract.ts';
import { edits, isNeighbour } from './edits.ts';

export type Spelling = {
  /** The text with each slip replaced; as it was where there is none. */
  text: string;
  corrections: Correction[];
  /** Words, as written, that are neither the transcripts', nor their index questions', nor English, nor nearly so. */
  unknownNames: string[];
};

/** Words of asking, which transcripts need not hold and which are mistyped most often. */
const ASKING =
  'what which who whom whose when where why how did does do was were are is has have had will would can could should about there their they them this that these those with from said says say tell told talk talks mention mentions mentioned speak spoke speaks think thinks ask asked asks answer answered question interview interviews journalist journalists reporter reporters interviewer according between before after during because against any anybody anyone ever many much often first last and the for not his her him she you your please summarize summary list find show quote quotes opinion view position compare difference'.split(
    ' ',
  );

/** Shorter words have too many neighbours: of them only letters that changed places are mended. */
const SHORTEST = 5;
const SHORTEST_SWAPPED = 3;
/** From this length on two edits are a slip, too. */
const LONG = 8;

/** So many unknown words of a text are looked up, at a millisecond each; who mistypes more asks nothing that can be guessed. */
const MOST_LOOKED_UP = 40;

export type CheckSpelling = {
  check: (question: string) => Spelling;
  /** Whether a folded word is English, or in the transcripts or their index questions. */
  isKnownWord: (word: string) => boolean;
  isEnglish: (word: string) => boolean;
};

/** @param names folded words of names that are known from elsewhere: of people, outlets, places of the catalog */
export function makeCheckSpelling(vocabulary: Vocabulary, names: Iterable<string> = []): CheckSpelling {
  const own = new Set([...vocabulary.words, ...names]);
  const byLength = new Map<number, string[]>();
  for (const word of new Set([...own, ...ASKING])) {
    const list = byLength.get(word.length);
    if (list) list.push(word);
    else byLength.set(word.length, [word]);
  }
  const asking = new Set(ASKING);
  const isKnown = (word: string) =>
    own.has(word) || asking.has(word) || vocabulary.terms.has(vocabulary.analyze.term(word));
  const isEnglish = (word: string) => isEnglishWord(word) || isEnglishWord(word.replace(/(?:s|es|ed|d|ing|ly)$/, ''));
  const frequency = (word: string) =>
    asking.has(word) ? Number.MAX_SAFE_INTEGER : (vocabulary.terms.get(vocabulary.analyze.term(word))?.[0] ?? 0);
  const meant = new Map<string, string | undefined>();

  /** The nearest word; of equally near ones that which begins alike, then the more frequent. */
  const nearest = (word: string): string | undefined => {
    const most = word.length >= LONG ? 2 : 1;
    let best: { word: string; rank: number[] } | undefined;
    for (let length = word.length - most; length <= word.length + most; length++) {
      for (const other of byLength.get(length) ?? []) {
        const swapped = other.length === word.length && isSwapped(word, other);
        if (word.length < SHORTEST && !swapped) continue;
        if (word[0] !== other[0] && !swapped && !(word.length >= LONG && word.slice(1, 4) === other.slice(0, 3)))
          continue;
        const distance = swapped ? 1 : edits(word, other, most);
        if (distance > most) continue;
        // A letter is left out more often than one is put in.
        const rank = [
          distance,
          swapped ? 0 : 1,
          word[0] === other[0] ? 0 : 1,
          other.length < word.length ? 1 : 0,
          -frequency(other),
        ];
        if (!best || isLess(rank, best.rank)) best = { word: other, rank };
      }
    }
    return best?.word;
  };
  const correctionOf = (word: string): string | undefined => {
    if (!meant.has(word)) {
      if (meant.size > 10_000) meant.clear();
      meant.set(word, word.length >= SHORTEST_SWAPPED ? nearest(word) : undefined);
    }
    return meant.get(word);
  };

  const check = (question: string): Spelling => {
    const corrections = new Map<string, string>();
    const unknownNames: string[] = [];
    let lookedUp = 0;
    const text = question.replace(/[\p{L}\p{M}][\p{L}\p{M}\p{N}]*/gu, (token, offset: number) => {
      const word = fold(token).trim();
      if (word.length < 3 || word.includes(' ') || isKnown(word)) return token;
      const capitalised = offset > 0 && /^\p{Lu}/u.test(token);
      if (isEnglish(word) && !capitalised) return token;
      if (capitalised && isBesideUnknown(question, offset, token.length)) {
        unknownNames.push(token);
        return token;
      }
      const correction = lookedUp++ < MOST_LOOKED_UP ? correctionOf(word) : undefined;
      if (correction && !(isEnglish(word) && capitalised)) {
        corrections.set(word, correction);
        return correction;
      }
      // A lower-case word one edit from an English one is a slip for that, whichever it is.
      if (capitalised || !isNeighbour(word, isEnglishWord)) unknownNames.push(token);
      return token;
    });
    return { text, corrections: [...corrections].map(([from, to]) => ({ from, to })), unknownNames };
  };
  /** "Linus Torvalds": of a name of two words, the other of which is like nothing known, neither is a slip. */
  function isBesideUnknown(question: string, offset: number, length: number): boolean {
    const others = [NAME_BEFORE.exec(question.slice(0, offset)), NAME_AFTER.exec(question.slice(offset + length))];
    return others.some((other) => {
      const word = other && fold(other[1]!);
      return word && !isKnown(word) && !isEnglish(word) && correctionOf(word) === undefined;
    });
  }

  return { check, isKnownWord: (word) => isKnown(word) || isEnglish(word), isEnglish };
}

const NAME_BEFORE = /(?<![\p{L}\p{M}])(\p{Lu}[\p{L}\p{M}]{2,}) $/u;
const NAME_AFTER = /^ (\p{Lu}[\p{L}\p{M}]{2,})(?![\p{L}\p{M}])/u;

/** Two letters beside each other that changed places. */
function isSwapped(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at + 1 < a.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  for (const [i, value] of a.entries()) if (value !== b[i]) return value < b[i]!;
  return false;
}
