/**
 * Vectors of texts embedded before, so that a second run embeds only what changed, and a run that was killed goes on where
 * it was. One file a model, to which records are appended as they are made.
 */
import { appendFile, mkdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asDiskError } from '../disk-error.ts';
import { type Int8Vector, toInt8 } from './int8.ts';
import type { ModelSpec } from './model-spec.ts';
import { readRecords, recordBytes, toRecord, vectorKey } from './vector-records.ts';

/** Raised when the same text gets another vector for another reason than the model's files. 3: in 8 bits. */
const FORMAT = 3;
/** Records written at once, so that a cache of any size can be. */
const AT_ONCE = 4096;

type Entry = readonly [prefixed: string, vector: Float32Array];

export class EmbeddingCache {
  readonly #file: string;
  readonly #vectors: Map<string, Int8Vector>;
  /** Records in the file, also those that are damaged or not asked for any more. */
  #records: number;

  private constructor(file: string, vectors: Map<string, Int8Vector>, records: number) {
    this.#file = file;
    this.#vectors = vectors;
    this.#records = records;
  }

  /** A cache that cannot be read is taken as empty, and a damaged record as absent: that only costs time. */
  static async open(root: string, spec: ModelSpec): Promise<EmbeddingCache> {
    const settings = [FORMAT, spec.name, spec.sha256, spec.pooling, spec.quantized, spec.dimensions];
    const file = join(root, `${vectorKey(JSON.stringify(settings))}.vectors`);
    const { vectors, records, rest } = await readRecords(file, spec.dimensions);
    // What is appended must begin where a record ends.
    try {
      if (rest > 0) await truncate(file, records * recordBytes(spec.dimensions));
    } catch (error) {
      throw asDiskError(error, root, 'CACHE_DIR');
    }
    return new EmbeddingCache(file, vectors, records);
  }

  /** @param key `vectorKey` of a prefixed text; @returns the vector as it is kept: in 8 bits */
  get(key: string): Int8Vector | undefined {
    return this.#vectors.get(key);
  }

  /** Keeps more vectors, at once on disk. @throws IngestError if the disk is full or the folder cannot be written */
  async add(entries: readonly Entry[]): Promise<void> {
    const fresh = entries.map(([text, vector]) => [vectorKey(text), toInt8(vector)] as const);
    try {
      await mkdir(dirname(this.#file), { recursive: true });
      await appendFile(this.#file, Buffer.concat(fresh.map(([key, vector]) => toRecord(key, vector))));
    } catch (error) {
      throw asDiskError(error, dirname(this.#file), 'CACHE_DIR');
    }
    this.#records += fresh.length;
    for (const [key, vector] of fresh) this.#vectors.set(key, vector);
  }

  /** Forgets all but the vectors of these keys, so that the file does not grow for ever. */
  async keepOnly(keys: Pick<ReadonlySet<string>, 'has'>): Promise<void> {
    const kept = [...this.#vectors.keys()].filter((key) => keys.has(key));
    if (kept.length === this.#records) return;
    const temporary = `${this.#file}.${process.pid}.tmp`;
    try {
      await writeFile(temporary, '');
      for (let i = 0; i < kept.length; i += AT_ONCE) {
        const records = kept.slice(i, i + AT_ONCE).map((key) => toRecord(key, this.#vectors.get(key)!));
        await appendFile(temporary, Buffer.concat(records));
      }
      await rename(temporary, this.#file);
    } catch (error) {
      await rm(temporary, { force: true });
      throw asDiskError(error, dirname(this.#file), 'CACHE_DIR');
    }
    this.#records = kept.length;
  }
}
