/** Names in a claim's wording that the words it cites do not hold. */
import { type Analyze, fold, words } from '../../../ingest/text/analyze.ts';
import type { Library } from '../library.ts';

/** Folded words of a collection by how they are written in it. */
export type Vocabulary = {
  /** Written in lower case somewhere: ordinary words. */
  ordinary: ReadonlySet<string>;
  /** Only ever written with a capital: names. */
  proper: ReadonlySet<string>;
  analyze: Analyze;
};

const WORD = /\p{L}[\p{L}\p{M}]*/gu;
/** Inflected names share this many letters ("Armenia", "Armenians") and differ in at most so many more. */
const SHARED = 5;
const ENDING = 3;

export function vocabularyOf(library: Library): Vocabulary {
  const ordinary = new Set<string>();
  const capital = new Set<string>();
  for (const { text } of library.passages) {
    for (const [word] of text.matchAll(WORD)) (isCapital(word) ? capital : ordinary).add(fold(word));
  }
  return { ordinary, proper: new Set([...capital].filter((word) => !ordinary.has(word))), analyze: library.analyze };
}

/** @param cited what the claim cites; a name that it does not hold, in any inflection, is returned */
export function unsupportedNames(text: string, cited: string, { ordinary, proper, analyze }: Vocabulary): string[] {
  const held = words(cited);
  const terms = new Set(held.map(analyze.term));
  const acronyms = new Set(cited.match(/\p{Lu}{2,}/gu) ?? []);
  return [...text.matchAll(WORD)].flatMap(([word]) => {
    const folded = fold(word);
    const common = ordinary.has(folded) || analyze(folded).length === 0;
    // "US" is a name, though "us" is none.
    if (common && /^\p{Lu}{2,}$/u.test(word)) return acronyms.has(word) ? [] : [word];
    if (!proper.has(folded) && (common || !isCapital(word))) return [];
    return terms.has(analyze.term(folded)) || held.some((h) => inflected(h, folded)) ? [] : [word];
  });
}

const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word);

function inflected(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= SHARED && long.length - short.length <= ENDING && long.startsWith(short);
}
