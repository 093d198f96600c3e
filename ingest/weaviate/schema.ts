/** How a version of the index is laid out in Weaviate: one class, its passages and its units, a vector space a unit kind. */
import type { WeaviateClient } from 'weaviate-client';
import { UNIT_KINDS } from '../expand/units.ts';
import type { StoreSettings } from './settings.ts';

type WeaviateClass = Parameters<WeaviateClient['collections']['createFromSchema']>[0];

/** Raised when objects or classes change, so that no server reads what it does not know. */
const LAYOUT = 1;

/** Points to the class of the newest version, for people and other programs; servers name the version that they serve. */
export const ALIAS = 'OnTheRecord';
const PREFIX = `${ALIAS}_${LAYOUT}_`;

/** @param version as in the index's manifest */
export const classOf = (version: string): string => PREFIX + version;
export const isVersionClass = (name: string): boolean => name.startsWith(PREFIX);

/** MiniSearch's k and b, so that Weaviate finds the passages that MiniSearch would; scores are computed from what it returns. */
export const BM25 = { k1: 1.2, b: 0.7 };

/**
 * Breadth of a search in a graph. A search asks for up to 200 vectors of a kind. At 256, 0.7 % of them were missed and one
 * list in five differed between replicas; at 800, 0.01 % and one in 150; at 1600, 0.001 % and one in 300, and the first ten
 * passages were the same on all replicas. A search took 8.5, 10.5 and 13.1 ms (docs/scaling.md).
 */
const EF = 1600;

export type ClassOptions = Pick<StoreSettings, 'WEAVIATE_SHARDS' | 'WEAVIATE_REPLICAS' | 'WEAVIATE_COMPRESSION'>;

export function classSchema(name: string, options: ClassOptions): WeaviateClass {
  const vectors = { vectorIndexType: 'hnsw', vectorizer: { none: {} }, vectorIndexConfig: vectorIndex(options) };
  return {
    class: name,
    vectorConfig: Object.fromEntries(UNIT_KINDS.map((kind) => [kind, vectors])),
    invertedIndexConfig: { bm25: BM25, stopwords: { preset: 'none' } },
    replicationConfig: { factor: options.WEAVIATE_REPLICAS, asyncEnabled: options.WEAVIATE_REPLICAS > 1 },
    shardingConfig: { desiredCount: options.WEAVIATE_SHARDS },
    properties: [
      whole('kind'),
      int('passage', 'filterable'),
      int('position'),
      int('start'),
      int('end'),
      int('batch', 'filterable'),
      whole('outlet'),
      whole('speaker'),
      whole('role'),
      int('firstDay', 'range'),
      int('lastDay', 'range'),
      terms('text'),
      terms('questions'),
      { ...whole('marker'), indexFilterable: false },
    ],
  };
}

function vectorIndex({ WEAVIATE_COMPRESSION: compression }: ClassOptions) {
  const hnsw = { distance: 'cosine', ef: EF };
  if (compression === 'none') return { ...hnsw, skipDefaultQuantization: true };
  return { ...hnsw, rq: { enabled: true, bits: compression === 'rq1' ? 1 : 8 } };
}

/** Compared whole. */
const whole = (name: string) => ({
  name,
  dataType: ['text'],
  tokenization: 'field' as const,
  indexFilterable: true,
  indexSearchable: false,
});

const int = (name: string, index?: 'filterable' | 'range') => ({
  name,
  dataType: ['int'],
  indexFilterable: index !== undefined,
  indexRangeFilters: index === 'range',
});

/** Index terms with spaces between them, as `analyze` made them: Weaviate knows nothing of our stems and aliases. */
const terms = (name: string) => ({
  name,
  dataType: ['text'],
  tokenization: 'whitespace' as const,
  indexFilterable: false,
  indexSearchable: true,
});
