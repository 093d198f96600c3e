/** The embedded store over nothing but vectors of one kind, written and opened as those of an index are. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalEmbeddings } from '../../ingest/embed/embeddings.ts';
import { toInt8 } from '../../ingest/embed/int8.ts';
import type { EmbeddingPool } from '../../ingest/embed/pool.ts';
import { GRAPH_FILE, Graphs } from '../../ingest/index/graphs.ts';
import { arrange } from '../../ingest/index/lists.ts';
import type { Index } from '../../ingest/index/open-index.ts';
import { Units } from '../../ingest/index/units.ts';
import { buildVectorIndex } from '../../ingest/index/vector-index.ts';
import { Vectors } from '../../ingest/index/vectors.ts';
import { EmbeddedStore } from '../../server/stores/embedded-store.ts';
import { folderBytes } from './ingest-run.ts';

/** No text is embedded here, but the graph's store wants to be told how. */
const NO_EMBEDDINGS = new LocalEmbeddings({} as EmbeddingPool);
const KIND = 'sentence';

export type VectorStore = {
  /** Places of the `k` nearest vectors, of those that are allowed where not all are; nearest first. */
  nearest(query: Float32Array, k: number, allowed?: Uint8Array): Promise<number[]>;
  /** Of its files. */
  bytes: number;
  close(): Promise<void>;
};

/** @param vectors normalised; @param listsFrom as many as have lists */
export async function vectorStore(vectors: readonly Float32Array[], listsFrom?: number): Promise<VectorStore> {
  const dimensions = vectors[0]!.length;
  const stored = vectors.map(toInt8);
  const units = vectors.map((_, passage) => ({ kind: KIND, passage }) as const);
  const { order, lists } = arrange(units, stored, listsFrom);
  const ordered = Vectors.of(
    Array.from(order, (unit) => stored[unit]!),
    dimensions,
  );
  const own = lists.get(KIND);
  const folder = await mkdtemp(join(tmpdir(), 'otr-vectors-'));
  try {
    await ordered.write(join(folder, 'vectors.i8'));
    if (own) await (await buildVectorIndex(NO_EMBEDDINGS, dimensions, own)).save(folder);
    const graphs = own && (await Graphs.open(new Map([[KIND, join(folder, GRAPH_FILE)]]), dimensions));
    const store = new EmbeddedStore({
      manifest: { counts: { passages: vectors.length } },
      units: Units.of(Array.from(order, (unit) => units[unit]!)),
      vectors: ordered,
      ...(own && { lists: { graphs, from: new Map([[KIND, own.from]]) } }),
    } as Index);
    return {
      async nearest(query, k, mask) {
        const allowed = mask && { mask, count: mask.reduce((sum, one) => sum + one, 0), filters: {} };
        const [hits] = await store.dense([{ kind: KIND, k }], Array.from(query), allowed);
        return hits!.map(({ passage }) => passage);
      },
      bytes: await folderBytes(folder),
      close: async () => graphs?.close(),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}
