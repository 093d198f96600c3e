/** BM25+ over passages, what they reply to, and their index questions, with MiniSearch. */
import MiniSearch, { type Options } from 'minisearch';
import { analyze } from '../text/analyze.ts';

export type LexicalDocument = { id: number; text: string; asked: string; questions: string };

const OPTIONS: Options<LexicalDocument> = {
  fields: ['text', 'asked', 'questions'],
  tokenize: analyze,
  // `analyze` did it all.
  processTerm: (term) => term,
  searchOptions: { combineWith: 'OR', tokenize: analyze, processTerm: (term) => term },
};

export type LexicalIndex = MiniSearch<LexicalDocument>;

export function buildLexicalIndex(documents: readonly LexicalDocument[]): LexicalIndex {
  const index = new MiniSearch<LexicalDocument>(OPTIONS);
  index.addAll(documents);
  return index;
}

/** @param json what `JSON.stringify(index)` gave */
export const readLexicalIndex = (json: string): LexicalIndex => MiniSearch.loadJSON<LexicalDocument>(json, OPTIONS);
