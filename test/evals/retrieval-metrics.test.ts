import { describe, expect, test } from 'vitest';
import type { Grades } from '../../evals/dataset.ts';
import { gainsOf, hitAt, judgedAt, ndcgAt, recallAt, reciprocalRankAt } from '../../evals/metrics/retrieval.ts';

const grades: Grades = new Map([
  [10, 2],
  [20, 1],
  [30, 2],
  [40, 0],
]);

describe('gains', () => {
  test('a result has the best grade of the paragraphs it touches', () => {
    expect(
      gainsOf(
        [
          [40, 20],
          [10, 20, 99],
        ],
        grades,
      ),
    ).toEqual([1, 2]);
  });

  test('a second result from the same paragraph gains nothing and still takes its rank', () => {
    expect(gainsOf([[10], [10], [10, 20], [30]], grades)).toEqual([2, 0, 1, 2]);
  });
});

describe('nDCG', () => {
  test('by hand: ranks 1 and 3 of an ideal 2, 2, 1', () => {
    // (2^1-1)/log2(2) + (2^2-1)/log2(4) = 1 + 1.5; ideal 3 + 3/log2(3) + 1/log2(4) = 3 + 1.892789 + 0.5
    expect(ndcgAt(10, [[20], [99], [10]], grades)).toBeCloseTo(2.5 / 5.392789, 6);
  });

  test('is 1 for the ideal order and counts only the first k', () => {
    expect(ndcgAt(10, [[10], [30], [20]], grades)).toBeCloseTo(1, 12);
    expect(ndcgAt(1, [[10]], grades)).toBe(1);
    expect(ndcgAt(1, [[99], [10]], grades)).toBe(0);
  });

  test('one result over all paragraphs does not collect all their gains', () => {
    expect(ndcgAt(10, [[10, 20, 30]], grades)).toBeCloseTo(3 / 5.392789, 6);
  });

  test('is 0 where nothing is graded', () => {
    expect(ndcgAt(10, [[10]], new Map())).toBe(0);
  });
});

describe('hit, reciprocal rank, recall', () => {
  const ranking = [[20], [99], [30, 31], [10]];

  test('count grade-2 paragraphs alone', () => {
    expect(hitAt(1, ranking, grades)).toBe(0);
    expect(hitAt(3, ranking, grades)).toBe(1);
    expect(reciprocalRankAt(10, ranking, grades)).toBeCloseTo(1 / 3, 12);
    expect(reciprocalRankAt(2, ranking, grades)).toBe(0);
    expect(recallAt(3, ranking, grades)).toBe(0.5);
    expect(recallAt(10, ranking, grades)).toBe(1);
  });

  test('count grade 1 where a question has no grade 2', () => {
    const partial: Grades = new Map([
      [20, 1],
      [40, 0],
    ]);
    expect(hitAt(1, [[20]], partial)).toBe(1);
    expect(recallAt(10, [[20]], partial)).toBe(1);
    expect(hitAt(1, [[40]], partial)).toBe(0);
  });
});

test('judged: share of distinct paragraphs that somebody graded, 0 included', () => {
  expect(judgedAt(10, [[10, 99], [40], [99]], grades)).toBeCloseTo(2 / 3, 12);
  expect(judgedAt(1, [[40], [99]], grades)).toBe(1);
});
