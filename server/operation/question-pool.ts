/**
 * The embedding pool as questions use it: a question asked again is not embedded again, the same question asked twice at
 * once is embedded once, and none waits for ever.
 */
import type { EmbeddingPool } from '../../ingest/embed/pool.ts';
import { within } from '../http/limits/deadline.ts';
import { Lru } from './lru.ts';
import { QuestionBatches } from './question-batches.ts';

export type QuestionPoolOptions = {
  /** Bytes of embeddings kept, with their questions. */
  bytes: number;
  /** Longest wait for one question, in ms. */
  timeoutMs: number;
  /** Told of every question, and of the ms that an embedding took. */
  onLookup?: (hit: boolean) => void;
  onEmbedded?: (ms: number) => void;
};

/** @throws DeadlineError from `run` when an embedding takes longer than it may */
export function questionPool(pool: EmbeddingPool, options: QuestionPoolOptions): EmbeddingPool {
  const { bytes, timeoutMs, onLookup, onEmbedded } = options;
  const known = new Lru<Float32Array>(bytes, (vector) => vector.byteLength);
  const underWay = new Map<string, Promise<Float32Array>>();

  const batches = new QuestionBatches(pool);

  const embed = async (text: string): Promise<Float32Array> => {
    const started = performance.now();
    const giveUp = new AbortController();
    const work = batches.embed(text, giveUp.signal);
    const vector = await within(timeoutMs, 'The embedding of a question', work, () => giveUp.abort());
    onEmbedded?.(performance.now() - started);
    return vector;
  };

  return {
    spec: pool.spec,
    close: () => pool.close(),
    async run(texts, signal) {
      const [text] = texts;
      if (texts.length !== 1 || text === undefined) return pool.run(texts, signal);
      const vector = known.get(text) ?? underWay.get(text);
      onLookup?.(vector !== undefined);
      if (vector) return vector;
      const work = embed(text);
      underWay.set(text, work);
      try {
        const fresh = await work;
        known.set(text, fresh);
        return fresh;
      } finally {
        underWay.delete(text);
      }
    },
  };
}
