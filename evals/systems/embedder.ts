/** The shipped model for the baselines, with the vectors of what they index kept between runs. */
import { join } from 'node:path';
import { EmbeddingCache } from '../../ingest/embed/cache.ts';
import { embedEach } from '../../ingest/embed/embed-all.ts';
import { LocalEmbeddings } from '../../ingest/embed/embeddings.ts';
import { fromInt8 } from '../../ingest/embed/int8.ts';
import { resolveModel } from '../../ingest/embed/model-spec.ts';
import { type EmbeddingPool, openPool } from '../../ingest/embed/pool.ts';
import { vectorKey } from '../../ingest/embed/vector-records.ts';

const MODEL = 'ingest/models/otr-e5-small-v1';
const CACHE = '.cache/evals';
const THREADS = 2;

export class CachedEmbeddings extends LocalEmbeddings {
  readonly #cache: EmbeddingCache;

  constructor(pool: EmbeddingPool, cache: EmbeddingCache) {
    super(pool);
    this.#cache = cache;
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    const prefixed = texts.map((text) => this.pool.spec.passagePrefix + text);
    const keys = prefixed.map(vectorKey);
    const missing = prefixed.filter((_, i) => !this.#cache.get(keys[i]!));
    await embedEach(this.pool, missing, (finished) =>
      this.#cache.add(finished.map(([i, vector]) => [missing[i]!, vector] as const)),
    );
    await this.#cache.keepOnly(new Set(keys));
    return keys.map((key) => Array.from(fromInt8(this.#cache.get(key)!)));
  }
}

/** @param system whose corpus vectors are kept; each has a cache of its own */
export async function openEmbedder(system: string): Promise<CachedEmbeddings> {
  const spec = await resolveModel(MODEL);
  const cache = await EmbeddingCache.open(join(CACHE, system), spec);
  return new CachedEmbeddings(openPool(spec, { threads: THREADS }), cache);
}
