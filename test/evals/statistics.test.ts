import { describe, expect, test } from 'vitest';
import {
  abstentionF1,
  abstentionPrecision,
  abstentionRecall,
  calibrationBins,
  calibrationError,
} from '../../evals/metrics/abstention.ts';
import { bootstrap, cohenKappa, mean, pairedRandomizationP, quantile } from '../../evals/metrics/statistics.ts';

describe('abstention', () => {
  const cases = [
    { unanswerable: true, abstained: true },
    { unanswerable: true, abstained: true },
    { unanswerable: true, abstained: false },
    { unanswerable: false, abstained: true },
    { unanswerable: false, abstained: false },
  ];

  test('by hand: 2 of 3 abstentions due, 2 of 3 unanswerable abstained from', () => {
    expect(abstentionPrecision(cases)).toBeCloseTo(2 / 3, 12);
    expect(abstentionRecall(cases)).toBeCloseTo(2 / 3, 12);
    expect(abstentionF1(cases)).toBeCloseTo(2 / 3, 12);
  });

  test('a denominator of 0 is no figure', () => {
    expect(abstentionPrecision(cases.filter((c) => !c.abstained))).toBeNull();
    expect(abstentionRecall(cases.filter((c) => !c.unanswerable))).toBeNull();
  });

  test('calibration by hand', () => {
    const bins = calibrationBins([
      { confidence: 0.9, answerable: true },
      { confidence: 1, answerable: false },
      { confidence: 0.1, answerable: false },
      { confidence: 0.15, answerable: false },
    ]);
    expect(bins.map(({ n, answerable }) => [n, answerable])).toEqual([
      [2, 0],
      [2, 0.5],
    ]);
    // (2 * |0.125 - 0| + 2 * |0.95 - 0.5|) / 4
    expect(calibrationError(bins)).toBeCloseTo(0.2875, 12);
  });
});

describe('bootstrap', () => {
  const values = Array.from({ length: 200 }, (_, i) => (i % 4 === 0 ? 1 : 0));

  test('the interval of a proportion is near the normal one', () => {
    const { value, low, high, n } = bootstrap(values, mean);
    // 0.25 ± 1.96 * sqrt(0.25 * 0.75 / 200) = 0.19 to 0.31
    expect([value, n]).toEqual([0.25, 200]);
    expect(low).toBeCloseTo(0.19, 1);
    expect(high).toBeCloseTo(0.31, 1);
  });

  test('the same values give the same interval', () => {
    expect(bootstrap(values, mean)).toEqual(bootstrap(values, mean));
  });

  test('values that are all equal have no width; no values have no figure', () => {
    expect(bootstrap([1, 1, 1], mean)).toEqual({ value: 1, low: 1, high: 1, n: 3 });
    expect(bootstrap([], mean)).toEqual({ value: null, low: null, high: null, n: 0 });
  });
});

test('quantiles by hand', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  expect(quantile([1, 2, 3], 1)).toBe(3);
  expect(quantile([], 0.5)).toBeNull();
});

describe('paired randomization', () => {
  test('ten wins and no loss: p is about 2 / 2^10', () => {
    expect(pairedRandomizationP(Array(10).fill(1))).toBeCloseTo(2 / 1024, 2);
  });

  test('as many wins as losses: p is 1', () => {
    expect(pairedRandomizationP([1, -1, 1, -1, 0])).toBe(1);
  });

  test('two wins cannot be significant', () => {
    expect(pairedRandomizationP([1, 1, 0, 0])).toBeGreaterThan(0.4);
  });

  test('nothing to compare: no p', () => {
    expect(pairedRandomizationP([])).toBeNull();
  });
});

describe('agreement of two readers', () => {
  test('by hand: 8 of 10 alike where chance alone gives 0.5', () => {
    // Both readers give 1 to five of ten: 0.5 × 0.5 + 0.5 × 0.5 by chance, (0.8 - 0.5) / 0.5.
    const alike = [...Array(4).fill([1, 1]), ...Array(4).fill([0, 0])] as [number, number][];
    expect(cohenKappa([...alike, [1, 0], [0, 1]])).toBeCloseTo(0.6, 12);
  });

  test('is 1 where they always agree, and undefined where chance could not err', () => {
    expect(
      cohenKappa([
        [0, 0],
        [2, 2],
      ]),
    ).toBe(1);
    expect(cohenKappa([[0, 0]])).toBeNull();
    expect(cohenKappa([])).toBeNull();
  });
});
