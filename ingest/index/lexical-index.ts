/** BM25+ over passages and their index questions, with MiniSearch. */
import MiniSearch, { type Options } from 'minisearch';
import type { Analyze } from '../text/analyze.ts';

export type LexicalDocument = { id: number; text: string; questions: string };

/** `analyze` does it all. */
const optionsWith = (analyze: Analyze): Options<LexicalDocument> => ({
  fields: ['text', 'questions'],
  tokenize: analyze,
  processTerm: (term) => term,
  searchOptions: { combineWith: 'OR', tokenize: analyze, processTerm: (term) => term },
});

export type LexicalIndex = MiniSearch<LexicalDocument>;

export function buildLexicalIndex(documents: readonly LexicalDocument[], analyze: Analyze): LexicalIndex {
  const index = new MiniSearch<LexicalDocument>(optionsWith(analyze));
  index.addAll(documents);
  return index;
}

/** @param json what `JSON.stringify(index)` gave; @param analyze as it was built with */
export const readLexicalIndex = (json: string, analyze: Analyze): LexicalIndex =>
  MiniSearch.loadJSON<LexicalDocument>(json, optionsWith(analyze));
