import { describe, expect, it } from 'vitest';
import { makeAnalyze } from '../../../ingest/text/analyze.ts';
import { averageLengths } from '../../../ingest/weaviate/objects.ts';
import { bm25Plus } from '../../../server/stores/bm25.ts';
import { EmbeddedStore } from '../../../server/stores/embedded-store.ts';
import { toWeaviateFilter } from '../../../server/stores/weaviate-filter.ts';
import { smallIndex } from './weaviate-index.ts';

const analyze = makeAnalyze([]);

const { index, publication } = await smallIndex(80);
const { documents } = publication;
const lengths = averageLengths(documents, analyze);

describe('bm25Plus', () => {
  const questions = ['ceasefire', 'gas pipeline refugees', 'river army drones treaty oil', 'city nowhere'];

  for (const field of ['text', 'questions'] as const) {
    for (const question of questions) {
      it(`should score ${field} for "${question}" as the index does`, async () => {
        const terms = analyze(question);
        const hits = await new EmbeddedStore(index).lexical(field, terms, documents.length);
        expect(hits.length).toBeGreaterThan(5);
        const statistics = { vocabulary: index.vocabulary, field, averageLength: lengths[field] };
        for (const { passage, score, terms: held } of hits) {
          const own = bm25Plus(terms, analyze(documents[passage]![field]), statistics);
          expect(own.score).toBeCloseTo(score, 9);
          expect([...own.terms!].sort()).toEqual([...held!].sort());
        }
      });
    }
  }
});

describe('toWeaviateFilter', () => {
  it('should be nothing for no filters', () => {
    expect(toWeaviateFilter({})).toBeUndefined();
    expect(toWeaviateFilter({ outlets: [] })).toBeUndefined();
  });

  it('should match an interview whose days overlap those asked for', () => {
    const filter = toWeaviateFilter({ outlets: ['Gazette', 'Herald'], from: '2020-10-05', to: '2020-10-06' })!;
    expect(filter.operator).toBe('And');
    const parts = filter.filters!.map(({ operator, target, value }) => [target?.property, operator, value]);
    expect(parts).toEqual([
      ['outlet', 'ContainsAny', ['Gazette', 'Herald']],
      ['lastDay', 'GreaterThanEqual', 20201005],
      ['firstDay', 'LessThanEqual', 20201006],
    ]);
  });
});
