/** The shipped (or configured) model as LangChain Embeddings. */
import { Embeddings } from '@langchain/core/embeddings';
import type { EmbeddingPool } from './pool.ts';

/** Texts a message to a worker. They are embedded one by one all the same, so this only keeps the messages few. */
const MESSAGE = 32;

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
 * Embeds prefixed texts, each by itself: its vector depends on nothing but the text.
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
  const messages: string[][] = [];
  for (let i = 0; i < prefixed.length; i += MESSAGE) messages.push(prefixed.slice(i, i + MESSAGE));
  const vectors = await Promise.all(
    messages.map(async (texts) => {
      const flat = await pool.run(texts);
      const own = texts.map((_, k) => flat.slice(k * dimensions, (k + 1) * dimensions));
      await onDone(texts.map((text, k) => [text, own[k]!]));
      return own;
    }),
  );
  return vectors.flat();
}
