/** Vectors of texts embedded before, so that a second run embeds only what changed. One folder a model. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../hash.ts';
import type { ModelSpec } from './model-spec.ts';
import { fromBytes, toBytes } from './vector-bytes.ts';

const KEY_LENGTH = 32;

/** Key of a prefixed text: the first half of its SHA-256, in hex. */
export const cacheKey = (prefixed: string) => sha256(prefixed).slice(0, KEY_LENGTH);

export class EmbeddingCache {
  readonly #vectors: Map<string, Float32Array>;
  readonly #folder: string;

  private constructor(folder: string, vectors: Map<string, Float32Array>) {
    this.#folder = folder;
    this.#vectors = vectors;
  }

  /** A cache that cannot be read is taken as empty: it only costs time. */
  static async open(root: string, spec: ModelSpec): Promise<EmbeddingCache> {
    const settings = JSON.stringify([spec.name, spec.sha256, spec.pooling, spec.quantized, spec.dimensions]);
    const folder = join(root, cacheKey(settings));
    const vectors = new Map<string, Float32Array>();
    if (existsSync(join(folder, 'keys.txt'))) {
      const keys = (await readFile(join(folder, 'keys.txt'), 'utf8')).split('\n').filter(Boolean);
      const bytes = await readFile(join(folder, `vectors-${digest(keys)}.f32`)).catch(() => Buffer.alloc(0));
      if (bytes.length === keys.length * spec.dimensions * 4) {
        const flat = fromBytes(bytes);
        for (const [i, key] of keys.entries()) {
          vectors.set(key, flat.subarray(i * spec.dimensions, (i + 1) * spec.dimensions));
        }
      }
    }
    return new EmbeddingCache(folder, vectors);
  }

  get(prefixed: string): Float32Array | undefined {
    return this.#vectors.get(cacheKey(prefixed));
  }

  /** Keeps exactly these texts' vectors, so that the cache does not grow for ever. */
  async replace(entries: Iterable<readonly [prefixed: string, vector: Float32Array]>): Promise<void> {
    const kept = new Map<string, Float32Array>();
    for (const [text, vector] of entries) kept.set(cacheKey(text), vector);
    const keys = [...kept.keys()];
    await mkdir(this.#folder, { recursive: true });
    // The vectors' file is named by its keys: a crash between the two writes leaves a pair that fits or an empty cache.
    await writeWhole(join(this.#folder, `vectors-${digest(keys)}.f32`), toBytes(kept.values()));
    await writeWhole(join(this.#folder, 'keys.txt'), keys.join('\n'));
    await removeOthers(this.#folder, new Set([`vectors-${digest(keys)}.f32`, 'keys.txt']));
  }
}

const digest = (keys: string[]) => sha256(keys.join('\n')).slice(0, 16);

async function writeWhole(path: string, data: string | Uint8Array): Promise<void> {
  await writeFile(`${path}.tmp`, data);
  await rename(`${path}.tmp`, path);
}

async function removeOthers(folder: string, keep: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder)) if (!keep.has(name)) await rm(join(folder, name), { force: true });
}
