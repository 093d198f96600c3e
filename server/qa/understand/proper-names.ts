/** Which words are names in the transcripts: those that stand there with a capital letter wherever they stand. */
import { fold } from '../../../ingest/text/analyze.ts';
import type { Library } from '../library.ts';

/** `people`: of a country or language, as in "the Italians", "the Spanish". */
export type NameKind = 'people' | 'name';

export type ProperNames = {
  /** @param word folded */
  kindOf: (word: string) => NameKind | undefined;
  /** Whether the transcripts put it where a place or a house stands ("in", "at", "the") rather than a person. */
  isPlace: (word: string) => boolean;
};

/** A word that does not open a sentence: a word or a comma stands before it. */
const INNER_WORD = /(?<=[\p{L}\p{N},] )\p{L}[\p{L}\p{M}]+/gu;
const CAPITAL = /^\p{Lu}/u;
/** Least share of a word's occurrences with a capital letter. */
const LEAST = 0.9;
/** A name with the word before it. */
const AFTER_WORD =
  /(?<![\p{L}\p{M}])(?<before>\p{L}[\p{L}\p{M}]*)\s(?=(?<name>\p{Lu}[\p{L}\p{M}]+)(?! (?:administration|campaign|family|government|regime|years)\b))/gu;
const BEFORE_PLACE = /^(?:in|at|near|inside|across|throughout|through|on|into|the)$/iu;
/** Most of a person's occurrences that may stand where a place's do: "the Berg of today". */
const MOST_AS_PLACE = 0.15;
/** "Italians", "Spanish", "Japanese", as English makes them of countries. */
const PEOPLE =
  /^(?:\p{L}{2,}(?:[^d]ians?|icans?|ish|ese|aelis?|stanis?|janis?|raqis?|audis?)|french(?:men)?|germans?|greeks?|turks?|poles?|swiss|dutch|czechs?|danes?|swedes?|serbs?|croats?|arabs?|kurds?|afghans?|britons?|spaniards?|finns?|thais?)$/u;

/** @param texts of the passages */
export function properNamesOf(texts: readonly string[]): ProperNames {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const [word] of text.matchAll(INNER_WORD)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const uses = usesOf(texts);
  const shares = new Map<string, { capital: number; all: number }>();
  for (const [word, count] of counts) {
    const key = fold(word);
    const share = shares.get(key) ?? { capital: 0, all: 0 };
    share.all += count;
    if (CAPITAL.test(word)) share.capital += count;
    shares.set(key, share);
  }
  const kindOf: ProperNames['kindOf'] = (word) => {
    const { capital, all } = shares.get(word) ?? { capital: 0, all: 1 };
    if (capital / all < LEAST) return undefined;
    return PEOPLE.test(word) ? 'people' : 'name';
  };
  return {
    kindOf,
    isPlace: (word) => {
      const { place, all } = uses.get(word) ?? { place: 0, all: 0 };
      return place > all * MOST_AS_PLACE;
    },
  };
}

type Uses = { place: number; all: number };

/** By folded name: how often it stands behind another word, and behind which of these as a place or a house does. */
function usesOf(texts: Iterable<string>): Map<string, Uses> {
  const uses = new Map<string, Uses>();
  for (const text of texts) {
    for (const { groups } of text.matchAll(AFTER_WORD)) {
      const { before, name } = groups as { before: string; name: string };
      const key = fold(name);
      const own = uses.get(key) ?? { place: 0, all: 0 };
      own.all++;
      if (BEFORE_PLACE.test(before)) own.place++;
      uses.set(key, own);
    }
  }
  return uses;
}

/** Counting the names takes as long as a few answers: done with the first follow-up, or when asked to. */
export function lazyNames({ passages }: Pick<Library, 'passages'>): ProperNames & { count(): void } {
  let made: ProperNames | undefined;
  const counted = () => (made ??= properNamesOf(passages.map(({ text }) => text)));
  return {
    kindOf: (word) => counted().kindOf(word),
    isPlace: (word) => counted().isPlace(word),
    count: () => void counted(),
  };
}
