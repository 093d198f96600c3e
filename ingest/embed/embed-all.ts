/** Many texts through the pool. */
import type { EmbeddingPool } from './pool.ts';

/** Texts a message to a worker, which makes batches of them. */
const MESSAGE = 64;

/**
 * Embeds prefixed texts, the longest first: those of like length make good batches, and what comes last is short.
 *
 * @param onDone awaited with the places and vectors of the texts finished since the last call, which are held nowhere else
 */
export async function embedEach(
  pool: EmbeddingPool,
  prefixed: readonly string[],
  onDone: (finished: [place: number, vector: Float32Array][]) => Promise<void> | void,
): Promise<void> {
  const { dimensions } = pool.spec;
  const order = prefixed.map((_, i) => i).sort((a, b) => prefixed[b]!.length - prefixed[a]!.length);
  const messages: number[][] = [];
  for (let i = 0; i < order.length; i += MESSAGE) messages.push(order.slice(i, i + MESSAGE));
  await Promise.all(
    messages.map(async (own) => {
      const flat = await pool.run(own.map((i) => prefixed[i]!));
      await onDone(own.map((i, k) => [i, flat.slice(k * dimensions, (k + 1) * dimensions)]));
    }),
  );
}

/** As `embedEach`. @returns one vector a text, in the order given */
export async function embedAll(pool: EmbeddingPool, prefixed: readonly string[]): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  await embedEach(pool, prefixed, (finished) => {
    for (const [i, vector] of finished) vectors[i] = vector;
  });
  return vectors;
}
