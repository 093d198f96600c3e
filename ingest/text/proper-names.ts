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
  const uses = new Uses();
  for (const text of texts) for (const [word] of text.matchAll(INNER_WORD)) uses.count(word, CAPITAL.test(word));
  return uses.words(({ some, all }) => some / all >= LEAST);
}

/** Words with a capital letter that stand where a place or a house does ("in", "at", "the") rather than a person; folded. */
export function placesOf(texts: readonly string[]): string[] {
  const uses = new Uses();
  for (const text of texts) {
    for (const { groups } of text.matchAll(AFTER_WORD)) uses.count(groups!.name!, BEFORE_PLACE.test(groups!.before!));
  }
  return uses.words(({ some, all }) => some > all * MOST_AS_PLACE);
}

type Use = { some: number; all: number };

/** How often words are used, and how often in one way. Each spelling is folded once: folding takes longer than counting. */
class Uses {
  readonly #bySpelling = new Map<string, Use>();

  count(word: string, inThatWay: boolean): void {
    const use = useOf(this.#bySpelling, word);
    use.all++;
    if (inThatWay) use.some++;
  }

  /** @returns folded */
  words(isWanted: (use: Use) => boolean): string[] {
    const folded = new Map<string, Use>();
    for (const [spelling, { some, all }] of this.#bySpelling) {
      const use = useOf(folded, fold(spelling));
      use.some += some;
      use.all += all;
    }
    return [...folded].filter(([, use]) => isWanted(use)).map(([word]) => word);
  }
}

function useOf(uses: Map<string, Use>, word: string): Use {
  const known = uses.get(word);
  if (known) return known;
  const none = { some: 0, all: 0 };
  uses.set(word, none);
  return none;
}
