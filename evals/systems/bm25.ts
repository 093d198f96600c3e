/** BM25 alone over the source's paragraphs, stemmed and without stopwords: the floor that anything with a model must beat. */
import MiniSearch from 'minisearch';
import { stemmer } from 'stemmer';
import { isStopword, wordsOf } from '../metrics/words.ts';
import type { SourceText } from '../source.ts';
import { type System, timed } from './system.ts';

export function bm25System({ text, paragraphs }: SourceText): System {
  const index = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    tokenize: (words) => wordsOf(words).map(({ word }) => word),
    processTerm: (word) => (isStopword(word) ? null : stemmer(word)),
  });
  index.addAll(paragraphs.map(({ start, end }, id) => ({ id, text: text.slice(start, end) })));
  return {
    name: 'bm25',
    search: (query, limit) =>
      timed(async () => ({
        results: index
          .search(query)
          .slice(0, limit)
          .map(({ id, score }) => ({ ...spanOf(id as number), score })),
      })),
  };

  function spanOf(id: number) {
    const { start, end } = paragraphs[id]!;
    return { start, end };
  }
}
