import MiniSearch from 'minisearch';
import { describe, expect, test } from 'vitest';
import { buildLexicalIndex, type LexicalDocument } from '../../../ingest/index/lexical-index.ts';
import { makeAnalyze } from '../../../ingest/text/analyze.ts';

const analyze = makeAnalyze([]);
const WORDS = 'harbour ferry captain fee mayor boat pier storm island council budget bridge ticket winter crew'.split(
  ' ',
);

/** Made up, of few words and many; some have no index questions. */
const documents: LexicalDocument[] = Array.from({ length: 60 }, (_, id) => {
  const some = (count: number, step: number) =>
    Array.from({ length: count }, (_, i) => WORDS[(id * step + i * i) % WORDS.length]).join(' ');
  return { id, text: some(1 + (id % 11), 3), questions: id % 3 === 0 ? '' : some(id % 7, 5) };
});
const index = buildLexicalIndex(documents, analyze);
const whole = new MiniSearch<LexicalDocument>({
  fields: ['text', 'questions'],
  tokenize: analyze,
  processTerm: (term) => term,
});
whole.addAll(documents);

describe('the lexical index', () => {
  test.each([
    ['text', 'harbour'],
    ['text', 'captains of a ferry in winter'],
    ['questions', 'harbour fees, bridges and the council’s budget'],
    ['questions', 'harbour and nowhere else'],
  ] as const)('finds in %s what MiniSearch finds for "%s", with its scores', (field, question) => {
    const terms = [...new Set(analyze(question))];
    const expected = whole.search(question, { fields: [field] });
    const found = index.search(field, terms, documents.length);
    expect(found.map(({ document }) => document).sort()).toEqual(expected.map(({ id }) => id).sort());
    const scores = new Map(expected.map(({ id, score, queryTerms }) => [id, { score, queryTerms }]));
    for (const { document, score, terms: held } of found) {
      expect(score).toBeCloseTo(scores.get(document)!.score, 12);
      expect(held).toEqual(scores.get(document)!.queryTerms);
    }
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a));
  });

  test('gives the best of those that are allowed', () => {
    const all = index.search('text', ['ferri', 'boat'], documents.length);
    const odd = documents.map(({ id }) => id % 2);
    const expected = all.filter(({ document }) => odd[document] === 1).slice(0, 3);
    expect(index.search('text', ['ferri', 'boat'], 3, odd)).toEqual(expected);
    expect(expected).toHaveLength(3);
  });

  test('finds nothing for no terms, nor for one that no document holds', () => {
    expect(index.search('text', [], 5)).toEqual([]);
    expect(index.search('text', ['lighthous'], 5)).toEqual([]);
  });
});
