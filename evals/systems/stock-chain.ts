/** What a LangChain tutorial builds: RecursiveCharacterTextSplitter at 1,000/200 characters into HNSWLib, with the same model. */
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters';
import type { SourceText } from '../source.ts';
import type { CachedEmbeddings } from './embedder.ts';
import { type System, timed } from './system.ts';

const CHUNK = { chunkSize: 1000, chunkOverlap: 200 };
/** The store leaves ef at 10, below the depth that is asked of it here. */
const EF = 128;

export async function stockSystem({ text }: SourceText, embeddings: CachedEmbeddings): Promise<System> {
  const chunks = await new RecursiveCharacterTextSplitter(CHUNK).splitText(text);
  const documents = placed(text, chunks).map((span) => {
    return new Document({ pageContent: text.slice(span.start, span.end), metadata: span });
  });
  const store = await HNSWLib.fromDocuments(documents, embeddings);
  store.index.setEf(EF);
  return {
    name: 'stock',
    search: (query, limit) =>
      timed(async () => {
        const found = await store.similaritySearchWithScore(query, limit);
        return { results: found.map(([{ metadata }, distance]) => ({ ...spanOf(metadata), score: -distance })) };
      }),
    close: () => embeddings.pool.close(),
  };
}

/** Chunks are verbatim and in order: each begins after the one before it began. */
function placed(text: string, chunks: string[]): { start: number; end: number }[] {
  let from = 0;
  return chunks.map((chunk) => {
    const start = text.indexOf(chunk, from);
    if (start === -1) throw new Error('The splitter changed the text: its chunks have no offsets.');
    from = start + 1;
    return { start, end: start + chunk.length };
  });
}

function spanOf(metadata: Record<string, unknown>): { start: number; end: number } {
  return { start: Number(metadata.start), end: Number(metadata.end) };
}
