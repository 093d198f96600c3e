/** The shipped (or configured) model as LangChain Embeddings. */
import { Embeddings } from '@langchain/core/embeddings';
import { embedAll } from './embed-all.ts';
import type { EmbeddingPool } from './pool.ts';

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
