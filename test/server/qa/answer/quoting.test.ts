import { describe, expect, test } from 'vitest';
import { excerpt } from '../../../../server/qa/answer/excerpt.ts';
import { relevance, relevanceFeatures } from '../../../../server/qa/answer/relevance.ts';
import { sentenceFeatures, sentenceProbabilities } from '../../../../server/qa/answer/sentences.ts';
import type { PassageEntry } from '../../../../server/qa/library.ts';
import { FEATURES, type Features } from '../../../../server/qa/retrieve/features.ts';
import type { Ranked } from '../../../../server/qa/retrieve/passage-retriever.ts';
import type { UnitScore } from '../../../../server/qa/retrieve/store.ts';
import { passageWith, smallLibrary } from '../../http/stream/small-library.ts';
import { smallVocabulary } from '../../small-index.ts';

const captains = passageWith('Only 12 captains');
const quoted = (entry: PassageEntry, probabilities: number[], least: number, characters = 1_000) =>
  smallLibrary.slice(entry.interview, excerpt(entry, probabilities, { least, characters }));

describe('the excerpt', () => {
  test('is the likeliest sentence', () =>
    expect(quoted(captains, [0.1, 0.9, 0.1, 0.1], 0.5)).toBe('Only 12 captains left, and all of them have come back.'));

  test('takes in neighbours that are likely enough, and no gap', () => {
    expect(quoted(captains, [0.6, 0.9, 0.1, 0.8], 0.5)).toMatch(/^It is not true\. .*come back\.$/);
    expect(quoted(captains, [0.6, 0.9, 0.7, 0.8], 0.5)).toBe(captains.text);
  });

  test('stays within its length, but for the likeliest sentence itself', () => {
    expect(quoted(captains, [0.8, 0.9, 0.7, 0.8], 0.5, 80)).toBe(
      'It is not true. Only 12 captains left, and all of them have come back.',
    );
    expect(quoted(captains, [0.6, 0.9, 0.7, 0.8], 0.5, 10)).toBe(
      'Only 12 captains left, and all of them have come back.',
    );
  });

  test('is the whole passage where it has no sentences', () => {
    const bare = { ...captains, passage: { ...captains.passage, sentences: [] } };
    expect(quoted(bare, [], 0.5)).toBe(captains.text);
  });
});

describe('a sentence', () => {
  const asked = { terms: ['captain', 'left'], number: true, vocabulary: smallVocabulary };
  const of = (units: readonly UnitScore[], more = {}) => sentenceFeatures(captains, units, { ...asked, ...more });
  const [first, second] = captains.passage.sentences.map(({ start, end }) => ({ start, end }));
  const unit = (kind: UnitScore['kind'], score: number, span = second!): UnitScore => ({ kind, score, span });

  test('is told by its words, its place and whether it holds a number', () => {
    const rows = of([]);
    expect(rows).toHaveLength(captains.passage.sentences.length);
    expect(rows.map((r) => r.overlap!)).toEqual([0, 1, 0, 0]);
    expect(rows.map((r) => r.first)).toEqual([1, 0, 0, 0]);
    expect(rows.map((r) => r.position)).toEqual([0, 0.25, 0.5, 0.75]);
    expect(rows.map((r) => r.digits)).toEqual([0, 1, 0, 1]);
    expect(of([], { number: false }).map((r) => r.digits)).toEqual([0, 0, 0, 0]);
  });

  test('is measured against the best of its passage', () => {
    const rows = of([
      unit('sentence', 0.4, first!),
      unit('sentence', 0.9),
      unit('question', 0.8),
      unit('question', 0.7),
    ]);
    expect(rows[0]!.cosineBelowBest).toBeCloseTo(-0.5);
    expect(rows[1]).toMatchObject({ cosine: 0.9, cosineBelowBest: 0, questionBelowBest: 0 });
    expect(rows[0]!.after).toBe(0);
    expect(rows[1]!.before).toBeCloseTo(-0.5);
    expect(rows[2]!.questionBelowBest).toBe(-0.5);
  });

  test('that a question asks about is likelier', () => {
    const keyed = { ...captains, passage: { ...captains.passage, keyed: true } };
    const units = captains.passage.sentences.map((s) => unit('sentence', 0.5, { start: s.start, end: s.end }));
    const plain = sentenceProbabilities(keyed, units, asked);
    const pointed = sentenceProbabilities(keyed, [...units, unit('question', 0.9)], asked);
    expect(pointed[1]! - pointed[2]!).toBeGreaterThan(plain[1]! - plain[2]!);
    for (const p of pointed) expect(p).toSatisfy((v: number) => v > 0 && v < 1);
  });
});

describe('relevance', () => {
  const INTENT = { who: false, number: false, theme: true, loaded: false, phrases: [] };
  const ranked = [0.9, 0.5].map(
    (question, i): Ranked => ({
      entry: captains,
      score: 3 - i,
      firstScore: 1 - i / 10,
      features: Object.fromEntries(
        Object.keys(FEATURES).map((f) => [f, f === 'question' || f === 'question3' ? question : 0.5]),
      ) as Features,
    }),
  );

  test('is told by score, rank, and how far the first is above', () => {
    const row = relevanceFeatures({ ranked, terms: ['fee', 'harbour'] }, 1, INTENT);
    expect(row).toMatchObject({
      score: 2,
      belowFirst: 1,
      question: 0.5,
      theme: 1,
      terms: 2,
      aboveNext: 0,
      aboveLast: 0,
    });
    expect(relevanceFeatures({ ranked, terms: [] }, 0, INTENT)).toMatchObject({
      aboveNext: 1,
      aboveLast: 1,
      belowFirst: 0,
    });
    expect(row.logRank).toBeCloseTo(Math.log(2));
    expect(row.questionBelowFirst).toBeCloseTo(0.4);
  });

  test('falls from the first to one that is further off', () =>
    expect(relevance({ ranked, terms: [] }, 0, INTENT)).toBeGreaterThan(relevance({ ranked, terms: [] }, 1, INTENT)));
});
