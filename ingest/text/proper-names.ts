/** Which words are names in the transcripts: those that stand there with a capital letter wherever they stand. */
import { fold } from './analyze.ts';

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

/** @param texts of the passages; @returns folded words */
export function properNamesOf(texts: readonly string[]): string[] {
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
  return [...shares].filter(([, { capital, all }]) => capital / all >= LEAST).map(([word]) => word);
}

/** Words with a capital letter that stand where a place or a house does ("in", "at", "the") rather than a person; folded. */
export function placesOf(texts: readonly string[]): string[] {
  const uses = new Map<string, { place: number; all: number }>();
  for (const text of texts) {
    for (const { groups } of text.matchAll(AFTER_WORD)) {
      const { before, name } = groups as { before: string; name: string };
      const own = uses.get(name) ?? { place: 0, all: 0 };
      own.all++;
      if (BEFORE_PLACE.test(before)) own.place++;
      uses.set(name, own);
    }
  }
  const folded = new Map<string, { place: number; all: number }>();
  for (const [name, { place, all }] of uses) {
    const own = folded.get(fold(name)) ?? { place: 0, all: 0 };
    folded.set(fold(name), { place: own.place + place, all: own.all + all });
  }
  return [...folded].filter(([, { place, all }]) => place > all * MOST_AS_PLACE).map(([word]) => word);
}
