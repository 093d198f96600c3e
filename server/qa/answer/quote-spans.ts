/** Which sentences of passages bear on a question. */
import type { Vocabulary } from '../../../ingest/index/vocabulary.ts';
import type { Span } from '../../../ingest/schema.ts';
import type { PassageEntry } from '../library.ts';
import type { Retrieval } from '../retrieve/passage-retriever.ts';
import type { PassageStore } from '../retrieve/store.ts';
import type { Intent } from '../understand/understand.ts';
import { type ExcerptLimits, excerpt } from './excerpt.ts';
import { SENTENCE_UNITS, sentenceProbabilities } from './sentences.ts';

/** @param limits of the excerpt of the passage at an index */
export async function quoteSpans(
  { store, vocabulary }: { store: PassageStore; vocabulary: Vocabulary },
  intent: Intent,
  { terms, vector }: Retrieval,
  entries: readonly PassageEntry[],
  limits: (index: number) => ExcerptLimits,
): Promise<Span[]> {
  const details = await store.detail(
    entries.map((e) => e.index),
    vector,
    SENTENCE_UNITS,
  );
  return entries.map((entry, i) => {
    const probabilities = sentenceProbabilities(entry, details[i]!, { terms, number: intent.number, vocabulary });
    return excerpt(entry, probabilities, limits(i));
  });
}
