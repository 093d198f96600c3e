/** Many texts through the pool. */
import type { EmbeddingPool } from './pool.ts';

/** Texts a message to a worker, which makes batches of them. */
const MESSAGE = 64;

/**
 * Embeds prefixed texts, the longest first: those of like length make good batches, and what comes last is short.
 *
 * @param onDone awaited with the texts and vectors finished since the last call
 * @returns one vector a text, in the order given
 */
export async function embedAll(
  pool: EmbeddingPool,
  prefixed: readonly string[],
  onDone: (finished: [text: string, vector: Float32Array][]) => Promise<void> | void = () => {},
): Promise<Float32Array[]> {
  const { dimensions } = pool.spec;
  const order = prefixed.map((_, i) => i).sort((a, b) => prefixed[b]!.length - prefixed[a]!.length);
  const vectors: Float32Array[] = [];
  const messages: number[][] = [];
  for (let i = 0; i < order.length; i += MESSAGE) messages.push(order.slice(i, i + MESSAGE));
  await Promise.all(
    messages.map(async (own) => {
      const texts = own.map((i) => prefixed[i]!);
      const flat = await pool.run(texts);
      for (const [k, i] of own.entries()) vectors[i] = flat.slice(k * dimensions, (k + 1) * dimensions);
      await onDone(own.map((i, k) => [texts[k]!, vectors[i]!]));
    }),
  );
  return vectors;
}
