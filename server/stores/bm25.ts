/**
 * MiniSearch's score of a passage, from the passage's own terms and the collection's statistics. The ranking was trained on
 * these scores, so a store elsewhere must give the same; its own BM25 only finds the candidates.
 *
 * BM25+ (Lv and Zhai, CIKM 2011) as in MiniSearch 7: a field's length is the number of its different terms, and the sum
 * over the terms is multiplied by how many of them the field holds.
 */
import type { Vocabulary } from '../../ingest/index/vocabulary.ts';
import type { Hit, LexicalField } from '../qa/retrieve/store.ts';

const K = 1.2;
const B = 0.7;
const D = 0.5;
const FIELD_INDEX = { text: 0, questions: 1 } as const satisfies Record<LexicalField, 0 | 1>;

export type FieldStatistics = {
  vocabulary: Vocabulary;
  field: LexicalField;
  /** Mean number of different terms in the field. */
  averageLength: number;
};

/**
 * @param asked different index terms
 * @param held the field's terms in order, with repetitions
 */
export function bm25Plus(
  asked: readonly string[],
  held: readonly string[],
  { vocabulary, field, averageLength }: FieldStatistics,
): Pick<Hit, 'score' | 'terms'> {
  const counts = new Map<string, number>();
  for (const term of held) counts.set(term, (counts.get(term) ?? 0) + 1);
  const terms = asked.filter((term) => counts.has(term));
  let sum = 0;
  for (const term of terms) {
    const frequency = counts.get(term)!;
    const holding = vocabulary.terms.get(term)?.[FIELD_INDEX[field]] ?? 0;
    const idf = Math.log(1 + (vocabulary.passages - holding + 0.5) / (holding + 0.5));
    sum += idf * (D + (frequency * (K + 1)) / (frequency + K * (1 - B + (B * counts.size) / averageLength)));
  }
  return { score: sum * terms.length, terms };
}
