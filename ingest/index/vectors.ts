/**
 * The vectors of an index in 8 bits, held once, in the memory of a WebAssembly module that compares one with all of them
 * (scan.wat): 43,000 of 384 dimensions in one to two milliseconds, exactly, where a graph takes a quarter of that and
 * four times the memory.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Int8Vector } from '../embed/int8.ts';
import { ROOT } from '../place.ts';

const PAGE = 65_536;
/** What the module reads at a time. Vectors are filled up with zeros to a multiple of it. */
const STEP = 16;
/** Of a question's numbers: products of all dimensions still fit 32 bits. */
const QUERY_MOST = 16_383;
/** Bytes read at once: a file may be larger than what can be read in one piece. */
const PIECE = 1 << 20;

type Scan = (
  query: number,
  dimensions: number,
  scale: number,
  vectors: number,
  scales: number,
  count: number,
  out: number,
) => void;

const scanModule = new WebAssembly.Module(readFileSync(join(ROOT, 'ingest', 'index', 'scan.wasm')));

const padded = (dimensions: number) => Math.ceil(dimensions / STEP) * STEP;

/** Bytes of a file of `count` vectors: all numbers end to end, then all scales. */
export const vectorFileBytes = (count: number, dimensions: number) => count * (padded(dimensions) + 4);

export class Vectors {
  readonly count: number;
  readonly dimensions: number;
  readonly #row: number;
  readonly #scan: Scan;
  readonly #query: Int16Array;
  /** As in a file: numbers, then scales. */
  readonly #stored: Uint8Array;
  readonly #values: Int8Array;
  readonly #scales: Float32Array;
  readonly #out: Float32Array;

  private constructor(count: number, dimensions: number) {
    this.count = count;
    this.dimensions = dimensions;
    this.#row = padded(dimensions);
    const queryBytes = this.#row * Int16Array.BYTES_PER_ELEMENT;
    const bytes = vectorFileBytes(count, dimensions);
    const memory = new WebAssembly.Memory({ initial: Math.ceil((queryBytes + bytes + count * 4) / PAGE) });
    this.#scan = new WebAssembly.Instance(scanModule, { env: { memory } }).exports.scan as Scan;
    this.#query = new Int16Array(memory.buffer, 0, this.#row);
    this.#stored = new Uint8Array(memory.buffer, queryBytes, bytes);
    this.#values = new Int8Array(memory.buffer, queryBytes, count * this.#row);
    this.#scales = new Float32Array(memory.buffer, queryBytes + count * this.#row, count);
    this.#out = new Float32Array(memory.buffer, queryBytes + bytes, count);
  }

  static of(vectors: readonly Int8Vector[], dimensions: number): Vectors {
    const all = new Vectors(vectors.length, dimensions);
    for (const [i, { values, scale }] of vectors.entries()) {
      all.#values.set(values, i * all.#row);
      all.#scales[i] = scale;
    }
    return all;
  }

  /**
   * @param path a file of `vectorFileBytes` bytes
   * @returns the vectors, and the SHA-256 of the file in hex
   */
  static async read(path: string, count: number, dimensions: number): Promise<{ vectors: Vectors; sha256: string }> {
    const vectors = new Vectors(count, dimensions);
    const hash = createHash('sha256');
    const file = await open(path);
    try {
      const stored = vectors.#stored;
      for (let at = 0; at < stored.length; at += PIECE) {
        const piece = stored.subarray(at, at + PIECE);
        await file.read(piece, 0, piece.length, at);
        hash.update(piece);
      }
    } finally {
      await file.close();
    }
    return { vectors, sha256: hash.digest('hex') };
  }

  async write(path: string): Promise<void> {
    const file = await open(path, 'w');
    try {
      for (let at = 0; at < this.#stored.length; at += PIECE)
        await file.writeFile(this.#stored.subarray(at, at + PIECE));
    } finally {
      await file.close();
    }
  }

  /** One vector in floats, normalised as far as 8 bits go. */
  vector(i: number): Float32Array {
    const vector = new Float32Array(this.dimensions);
    for (let d = 0, at = i * this.#row; d < vector.length; d++, at++) vector[d] = this.#values[at]! * this.#scales[i]!;
    return vector;
  }

  /** Cosine of one vector to a normalised one. */
  cosine(i: number, query: ArrayLike<number>): number {
    let sum = 0;
    for (let d = 0, at = i * this.#row; d < this.dimensions; d++, at++) sum += query[d]! * this.#values[at]!;
    return sum * this.#scales[i]!;
  }

  /** Cosines of all vectors to a normalised one, in their order. Good until the next call. */
  cosines(query: ArrayLike<number>): Float32Array {
    this.#compare(this.#load(query), 0, this.count);
    return this.#out;
  }

  /**
   * As `cosines`, of some vectors, each in its own place; the others' places mean nothing. Those that stand in a row are
   * compared at once.
   */
  cosinesOf(some: ArrayLike<number>, query: ArrayLike<number>): Float32Array {
    const scale = this.#load(query);
    for (let at = 0; at < some.length; ) {
      const from = some[at]!;
      let count = 1;
      while (at + count < some.length && some[at + count] === from + count) count++;
      this.#compare(scale, from, count);
      at += count;
    }
    return this.#out;
  }

  /** @returns what a unit of the query stands for */
  #load(query: ArrayLike<number>): number {
    let most = 0;
    for (let d = 0; d < this.dimensions; d++) most = Math.max(most, Math.abs(query[d]!));
    const scale = most / QUERY_MOST || 1;
    for (let d = 0; d < this.dimensions; d++) this.#query[d] = Math.round(query[d]! / scale);
    return scale;
  }

  #compare(scale: number, from: number, count: number): void {
    this.#scan(
      this.#query.byteOffset,
      this.#row,
      scale,
      this.#values.byteOffset + from * this.#row,
      this.#scales.byteOffset + from * Float32Array.BYTES_PER_ELEMENT,
      count,
      this.#out.byteOffset + from * Float32Array.BYTES_PER_ELEMENT,
    );
  }
}
