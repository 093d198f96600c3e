/**
 * Vectors of texts embedded before, so that a second run embeds only what changed, and a run that was killed goes on where
 * it was. One file a model: records of equal length, appended as they are made, each with a checksum.
 */
import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asDiskError } from '../disk-error.ts';
import { sha256 } from '../hash.ts';
import type { ModelSpec } from './model-spec.ts';
import { fromBytes } from './vector-bytes.ts';

const KEY_BYTES = 16;
const CHECK_BYTES = 4;
/** Raised when the same text gets another vector for another reason than the model's files. 2: whatever its batch. */
const FORMAT = 2;

/** Key of a prefixed text: the first half of its SHA-256, in hex. */
export const cacheKey = (prefixed: string) => sha256(prefixed).slice(0, KEY_BYTES * 2);

type Entry = readonly [prefixed: string, vector: Float32Array];

export class EmbeddingCache {
  readonly #file: string;
  readonly #vectors: Map<string, Float32Array>;
  /** Records in the file, also those that are damaged or not asked for any more. */
  #records: number;

  private constructor(file: string, vectors: Map<string, Float32Array>, records: number) {
    this.#file = file;
    this.#vectors = vectors;
    this.#records = records;
  }

  /** A cache that cannot be read is taken as empty, and a damaged record as absent: that only costs time. */
  static async open(root: string, spec: ModelSpec): Promise<EmbeddingCache> {
    const settings = [FORMAT, spec.name, spec.sha256, spec.pooling, spec.quantized, spec.dimensions];
    const file = join(root, `${cacheKey(JSON.stringify(settings))}.vectors`);
    const bytes = await readFile(file).catch(() => Buffer.alloc(0));
    const size = KEY_BYTES + spec.dimensions * 4 + CHECK_BYTES;
    const records = Math.floor(bytes.length / size);
    // A run that was killed may have left a piece of a record; what is appended must begin where one ends.
    if (records * size < bytes.length) await truncate(file, records * size);
    const vectors = new Map<string, Float32Array>();
    for (let i = 0; i < records; i++) {
      const record = bytes.subarray(i * size, (i + 1) * size);
      const body = record.subarray(0, size - CHECK_BYTES);
      if (!check(body).equals(record.subarray(size - CHECK_BYTES))) continue;
      vectors.set(body.toString('hex', 0, KEY_BYTES), fromBytes(body.subarray(KEY_BYTES)));
    }
    return new EmbeddingCache(file, vectors, records);
  }

  get(prefixed: string): Float32Array | undefined {
    return this.#vectors.get(cacheKey(prefixed));
  }

  /** Keeps more vectors, at once on disk. @throws IngestError if the disk is full or the folder cannot be written */
  async add(entries: readonly Entry[]): Promise<void> {
    const records = entries.map(([text, vector]) => toRecord(cacheKey(text), vector));
    try {
      await mkdir(dirname(this.#file), { recursive: true });
      await appendFile(this.#file, Buffer.concat(records));
    } catch (error) {
      throw asDiskError(error, dirname(this.#file), 'CACHE_DIR');
    }
    this.#records += records.length;
    for (const [text, vector] of entries) this.#vectors.set(cacheKey(text), vector);
  }

  /** Forgets all but these texts, so that the file does not grow for ever. */
  async keepOnly(texts: Iterable<string>): Promise<void> {
    const keys = new Set([...texts].map(cacheKey));
    if (keys.size === this.#records) return;
    const kept = [...this.#vectors].filter(([key]) => keys.has(key));
    const temporary = `${this.#file}.${process.pid}.tmp`;
    try {
      await writeFile(temporary, Buffer.concat(kept.map(([key, vector]) => toRecord(key, vector))));
      await rename(temporary, this.#file);
    } catch (error) {
      await rm(temporary, { force: true });
      throw asDiskError(error, dirname(this.#file), 'CACHE_DIR');
    }
    this.#records = kept.length;
  }
}

function toRecord(key: string, vector: Float32Array): Buffer {
  const body = Buffer.concat([
    Buffer.from(key, 'hex'),
    Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength),
  ]);
  return Buffer.concat([body, check(body)]);
}

const check = (body: Buffer) => createHash('sha256').update(body).digest().subarray(0, CHECK_BYTES);
