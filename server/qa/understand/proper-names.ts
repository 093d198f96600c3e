/** Which words are names in the transcripts: those that stand there with a capital letter wherever they stand. */
import { fold } from '../../../ingest/text/analyze.ts';
import type { Library } from '../library.ts';

/** `people`: of a country or language, as in "the Italians", "the Spanish". */
export type NameKind = 'people' | 'name';

export type ProperNames = {
  /** @param word folded */
  kindOf: (word: string) => NameKind | undefined;
};

/** A word that does not open a sentence: a word or a comma stands before it. */
const INNER_WORD = /(?<=[\p{L}\p{N},] )\p{L}[\p{L}\p{M}]+/gu;
const CAPITAL = /^\p{Lu}/u;
/** Least share of a word's occurrences with a capital letter. */
const LEAST = 0.9;
/** "Italians", "Spanish", "Japanese", as English makes them of countries. */
const PEOPLE =
  /^(?:\p{L}{2,}(?:[^d]ians?|icans?|ish|ese|aelis?|stanis?|janis?|raqis?|audis?)|french(?:men)?|germans?|greeks?|turks?|poles?|swiss|dutch|czechs?|danes?|swedes?|serbs?|croats?|arabs?|kurds?|afghans?|britons?|spaniards?|finns?|thais?)$/u;

/** @param texts of the passages */
export function properNamesOf(texts: Iterable<string>): ProperNames {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const [word] of text.matchAll(INNER_WORD)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const shares = new Map<string, { capital: number; all: number }>();
  for (const [word, count] of counts) {
    const key = fold(word);
    const share = shares.get(key) ?? { capital: 0, all: 0 };
    share.all += count;
    if (CAPITAL.test(word)) share.capital += count;
    shares.set(key, share);
  }
  return {
    kindOf: (word) => {
      const { capital, all } = shares.get(word) ?? { capital: 0, all: 1 };
      if (capital / all < LEAST) return undefined;
      return PEOPLE.test(word) ? 'people' : 'name';
    },
  };
}

/** Counting the names takes as long as a few answers: done with the first follow-up, or when asked to. */
export function lazyNames({ passages }: Pick<Library, 'passages'>): ProperNames & { count(): void } {
  let made: ProperNames | undefined;
  const counted = () => (made ??= properNamesOf(passages.map(({ text }) => text)));
  return { kindOf: (word) => counted().kindOf(word), count: () => void counted() };
}
