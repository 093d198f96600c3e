/** Builds the HNSW graph of a kind's centres with LangChain's HNSWLib store; each document says where its list stands. */
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { EF } from './graphs.ts';
import type { Lists } from './lists.ts';

/** Places among the units of its kind: from the first on, before the last. */
export type ListMetadata = { from: number; to: number };

export async function buildVectorIndex(
  embeddings: EmbeddingsInterface,
  dimensions: number,
  { centres, from }: Lists,
): Promise<HNSWLib> {
  const store = new HNSWLib(embeddings, { space: 'ip', numDimensions: dimensions });
  await store.addVectors(
    centres.map((centre) => Array.from(centre)),
    centres.map((_, i) => {
      const metadata = { from: from[i]!, to: from[i + 1]! };
      return new Document<ListMetadata>({ pageContent: '', metadata });
    }),
  );
  store.index.setEf(EF);
  return store;
}
