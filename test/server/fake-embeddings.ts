/** Embeddings of a few lines: hashed bags of index terms. Texts with words in common are near each other. */
import { Embeddings } from '@langchain/core/embeddings';
import { makeAnalyze } from '../../ingest/text/analyze.ts';

const analyze = makeAnalyze([]);

export const DIMENSIONS = 64;

/** Normalised; of a text without terms, a vector that is near nothing. */
export function embed(text: string): Float32Array {
  const vector = new Float32Array(DIMENSIONS);
  for (const term of new Set(analyze(text))) {
    let hash = 7;
    for (const c of term) hash = (hash * 31 + c.charCodeAt(0)) >>> 0;
    vector[hash % (DIMENSIONS - 1)]! += 1;
  }
  if (vector.every((v) => v === 0)) vector[DIMENSIONS - 1] = 1;
  const length = Math.hypot(...vector);
  return vector.map((v) => v / length);
}

export class FakeEmbeddings extends Embeddings {
  /** What was embedded as a question. */
  readonly asked: string[] = [];

  constructor() {
    super({});
  }

  override async embedQuery(text: string): Promise<number[]> {
    this.asked.push(text);
    return Array.from(embed(text));
  }

  override embedDocuments(texts: string[]): Promise<number[][]> {
    return Promise.resolve(texts.map((t) => Array.from(embed(t))));
  }
}
