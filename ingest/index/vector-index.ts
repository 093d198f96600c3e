/** Builds an HNSW graph of a unit kind with LangChain's HNSWLib store. */
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { EF } from './graphs.ts';

/** Vectors added in one call: as arrays of numbers, which the store wants, they take twice their room. */
const AT_ONCE = 10_000;

export type VectorMetadata = { unit: number; passage: number };

/** @param units the index of each unit and of its passage; @param vectorOf a unit's vector, normalised */
export async function buildVectorIndex(
  embeddings: EmbeddingsInterface,
  dimensions: number,
  vectorOf: (unit: number) => Float32Array,
  units: readonly VectorMetadata[],
): Promise<HNSWLib> {
  const store = new HNSWLib(embeddings, { space: 'ip', numDimensions: dimensions });
  for (let i = 0; i < units.length; i += AT_ONCE) {
    const some = units.slice(i, i + AT_ONCE);
    await store.addVectors(
      some.map(({ unit }) => Array.from(vectorOf(unit))),
      some.map((metadata) => new Document<VectorMetadata>({ pageContent: '', metadata })),
    );
  }
  if (units.length > 0) store.index.setEf(EF);
  return store;
}
