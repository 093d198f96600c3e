/**
 * Questions that wait for the model at the same time go through it together, where it gives a text the same vector in any
 * company: in a batch of eight a short text takes half its time.
 */
import type { EmbeddingPool } from '../../ingest/embed/pool.ts';

/** Questions of a batch at most: more make the first wait for the last and gain nothing. */
const MOST = 8;
/** Batches handed over: one that is worked on, and one that lies ready. */
const AHEAD = 2;

type Waiting = { text: string; resolve: (vector: Float32Array) => void; reject: (reason: unknown) => void };

export class QuestionBatches {
  readonly #pool: EmbeddingPool;
  readonly #most: number;
  readonly #waiting = new Set<Waiting>();
  #handed = 0;

  constructor(pool: EmbeddingPool) {
    this.#pool = pool;
    this.#most = pool.spec.batched ? MOST : 1;
  }

  /**
   * @param text prefixed
   * @param signal takes it back while it waits; what has been handed over is embedded
   */
  embed(text: string, signal: AbortSignal): Promise<Float32Array> {
    return new Promise((resolve, reject) => {
      const one = { text, resolve, reject };
      this.#waiting.add(one);
      signal.addEventListener('abort', () => {
        if (this.#waiting.delete(one)) reject(signal.reason);
      });
      this.#handOver();
    });
  }

  #handOver(): void {
    if (this.#handed === AHEAD || this.#waiting.size === 0) return;
    const batch = [...this.#waiting].slice(0, this.#most);
    for (const one of batch) this.#waiting.delete(one);
    this.#handed++;
    this.#pool
      .run(batch.map(({ text }) => text))
      .then((vectors) => {
        const { dimensions } = this.#pool.spec;
        for (const [i, { resolve }] of batch.entries()) {
          resolve(vectors.slice(i * dimensions, (i + 1) * dimensions));
        }
      })
      .catch((error: unknown) => {
        for (const { reject } of batch) reject(error);
      })
      .finally(() => {
        this.#handed--;
        this.#handOver();
      });
  }
}
