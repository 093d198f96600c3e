/** The shipped (or configured) model as LangChain Embeddings. */
import { Embeddings } from '@langchain/core/embeddings';
import type { EmbeddingPool } from './pool.ts';

/** Texts of about equal length embed fastest together: less padding. Chosen by timing 1 to 64. */
const BATCH = 32;

export class LocalEmbeddings extends Embeddings {
  readonly pool: EmbeddingPool;

  constructor(pool: EmbeddingPool) {
    super({});
    this.pool = pool;
  }

  override async embedQuery(text: string): Promise<number[]> {
    return Array.from(await this.pool.run([this.pool.spec.queryPrefix + text]));
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    const prefixed = texts.map((text) => this.pool.spec.passagePrefix + text);
    const vectors = await embedAll(this.pool, prefixed);
    return vectors.map((v) => Array.from(v));
  }
}

/**
 * Embeds prefixed texts in batches of similar length.
 *
 * @param onDone called with the number of texts finished since the last call
 * @returns one vector a text, in the order given
 */
export async function embedAll(
  pool: EmbeddingPool,
  prefixed: string[],
  onDone: (count: number) => void = () => {},
): Promise<Float32Array[]> {
  const order = prefixed.map((_, i) => i).sort((a, b) => prefixed[a]!.length - prefixed[b]!.length || a - b);
  const vectors = new Array<Float32Array>(prefixed.length);
  const batches: number[][] = [];
  for (let i = 0; i < order.length; i += BATCH) batches.push(order.slice(i, i + BATCH));
  // Longest first, so that no thread is left alone with the last long batch.
  await Promise.all(
    batches.reverse().map(async (batch) => {
      const flat = await pool.run(batch.map((i) => prefixed[i]!));
      for (const [k, i] of batch.entries()) {
        vectors[i] = flat.slice(k * pool.spec.dimensions, (k + 1) * pool.spec.dimensions);
      }
      onDone(batch.length);
    }),
  );
  return vectors;
}
