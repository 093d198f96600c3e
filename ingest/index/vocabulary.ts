/** How many passages hold each term, in their own words and in their index questions; and the words as they are written. */
import { type Analyze, words } from '../text/analyze.ts';
import { placesOf, properNamesOf } from '../text/proper-names.ts';
import type { LexicalDocument } from './lexical-index.ts';

export type Vocabulary = {
  passages: number;
  /** Passages that hold an index term (see `analyze`): [in their text, in their index questions]. */
  terms: ReadonlyMap<string, readonly [text: number, questions: number]>;
  /** Words of the transcripts, folded but not stemmed. */
  words: ReadonlySet<string>;
  /**
   * Those of them that are names, and that stand where places do: counted once, since of very many passages that takes longer
   * than a question may.
   */
  names: ReadonlySet<string>;
  places: ReadonlySet<string>;
  /** How text became these terms; a question must become terms in the same way. */
  analyze: Analyze;
};

type Stored = {
  passages: number;
  terms: [string, number, number][];
  words: string[];
  names: string[];
  places: string[];
};

export function toVocabulary(documents: readonly LexicalDocument[], analyze: Analyze): Stored {
  const terms = new Map<string, [number, number]>();
  const all = new Set<string>();
  for (const { text, questions } of documents) {
    for (const [field, content] of [text, questions].entries()) {
      for (const term of new Set(analyze(content))) {
        const counts = terms.get(term) ?? [0, 0];
        counts[field as 0 | 1]++;
        terms.set(term, counts);
      }
    }
    for (const word of words(text)) all.add(word);
  }
  const texts = documents.map(({ text }) => text);
  return {
    passages: documents.length,
    terms: [...terms].map(([term, [text, questions]]) => [term, text, questions]),
    words: [...all],
    names: properNamesOf(texts),
    places: placesOf(texts),
  };
}

/** @param analyze as it was made with */
export function readVocabulary(json: string, analyze: Analyze): Vocabulary {
  const stored = JSON.parse(json) as Stored;
  return {
    passages: stored.passages,
    terms: new Map(stored.terms.map(([term, text, questions]) => [term, [text, questions]])),
    words: new Set(stored.words),
    names: new Set(stored.names),
    places: new Set(stored.places),
    analyze,
  };
}

/** Whether anybody says a term; index questions do not count. */
export const isSaid = ({ terms }: Pick<Vocabulary, 'terms'>, term: string): boolean => (terms.get(term)?.[0] ?? 0) > 0;

/** Of a vocabulary's own terms; asked for hundreds of times a question. */
const IDF = new WeakMap<Vocabulary['terms'], Map<string, number>>();

/** Inverse document frequency over text and index questions, smoothed as in BM25; at least 0. */
export function idf({ terms, passages }: Vocabulary, term: string): number {
  let known = IDF.get(terms);
  if (!known) {
    known = new Map([...terms].map(([own, counts]) => [own, smoothed(passages, Math.max(...counts))]));
    IDF.set(terms, known);
  }
  return known.get(term) ?? smoothed(passages, 0);
}

const smoothed = (passages: number, count: number) => Math.log(1 + (passages - count + 0.5) / (count + 0.5));

/** Each of some terms with its share of their inverse document frequencies; none where all are 0. */
export function idfShares(vocabulary: Vocabulary, terms: readonly string[]): Map<string, number> {
  const weights = new Map(terms.map((term) => [term, idf(vocabulary, term)]));
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return total > 0 ? new Map([...weights].map(([term, weight]) => [term, weight / total])) : new Map();
}
