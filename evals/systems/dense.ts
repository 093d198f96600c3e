/** The model alone over the source's paragraphs, compared exactly. */
import type { SourceText } from '../source.ts';
import type { CachedEmbeddings } from './embedder.ts';
import { type Ranked, type System, timed } from './system.ts';

export async function denseSystem({ text, paragraphs }: SourceText, embeddings: CachedEmbeddings): Promise<System> {
  const vectors = await embeddings.embedDocuments(paragraphs.map(({ start, end }) => text.slice(start, end)));
  return {
    name: 'dense',
    search: (query, limit) =>
      timed(async () => {
        const asked = await embeddings.embedQuery(query);
        const results = paragraphs
          .map(({ start, end }, i): Ranked => ({ start, end, score: dot(asked, vectors[i]!) }))
          .sort((a, b) => b.score - a.score);
        return { results: results.slice(0, limit) };
      }),
    close: () => embeddings.pool.close(),
  };
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, x, i) => sum + x * b[i]!, 0);
}
