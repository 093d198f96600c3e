import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Example, fitLogistic, scaleOf, standardised, toWeights } from '../../../evals/train/logistic.ts';
import { linear, linearOver, sigmoid } from '../../../server/qa/linear-model.ts';

describe('logistic regression', () => {
  test('without features gives the log-odds of the examples', () => {
    const examples: Example[] = [1, 1, 1, 0].map((y) => ({ x: [], y: y as 0 | 1, weight: 1 }));
    expect(sigmoid(fitLogistic(examples, { l2: 1, bias: true }).bias)).toBeCloseTo(0.75, 6);
  });

  test('finds the odds of a feature, and weights count like repetitions', () => {
    const at = (x: number, y: 0 | 1, weight: number): Example => ({ x: [x], y, weight });
    const examples = [at(0, 1, 1), at(0, 0, 3), at(1, 1, 4), at(1, 0, 1)];
    const { weights, bias } = fitLogistic(examples, { l2: 0, bias: true });
    expect(sigmoid(bias)).toBeCloseTo(0.25, 5);
    expect(sigmoid(bias + weights[0]!)).toBeCloseTo(0.8, 5);
  });

  test('keeps weights small where it is told to, and finite where classes are apart', () => {
    const examples: Example[] = [-2, -1, 1, 2].map((x) => ({ x: [x], y: x > 0 ? 1 : 0, weight: 1 }));
    const weight = (l2: number) => fitLogistic(examples, { l2, bias: true }).weights[0]!;
    expect(weight(0.1)).toBeGreaterThan(weight(1));
    expect(weight(1)).toBeGreaterThan(weight(100));
    expect(weight(100)).toBeGreaterThan(0);
  });

  test('at its end has no gradient left', () => {
    const example = fc.record({
      x: fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true })),
      y: fc.constantFrom<0 | 1>(0, 1),
      weight: fc.double({ min: 0.1, max: 2, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(example, { minLength: 4, maxLength: 20 }), (examples) => {
        const { weights } = fitLogistic(examples, { l2: 1, bias: false });
        for (const i of [0, 1] as const) {
          const slope = examples.reduce(
            (sum, { x, y, weight }) => sum + weight * (y - sigmoid(x[0] * weights[0]! + x[1] * weights[1]!)) * x[i],
            -weights[i]!,
          );
          expect(Math.abs(slope)).toBeLessThan(1e-4);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('is the same each time', () => {
    const examples: Example[] = Array.from({ length: 30 }, (_, i) => ({ x: [i % 7], y: i % 3 ? 1 : 0, weight: 1 }));
    const fitted = () => fitLogistic(examples, { l2: 1, bias: true });
    expect(fitted()).toEqual(fitted());
  });
});

describe('features by name', () => {
  const rows = [
    { a: 1, b: 5, other: 9 },
    { a: 3, b: 5, other: 9 },
  ];
  const scale = scaleOf(rows, ['a', 'b']);

  test('are scaled by mean and deviation; one that never changes is left as it is', () => {
    expect([...scale]).toEqual([
      ['a', { mean: 2, deviation: 1 }],
      ['b', { mean: 5, deviation: 1 }],
    ]);
    expect([...scaleOf([], ['a'])]).toEqual([['a', { mean: 0, deviation: 1 }]]);
    expect(standardised(rows[1]!, scale)).toEqual([1, 0]);
  });

  test('become weights that a model reads; one without a value adds nothing, nor does one that it does not know', () => {
    const weights = toWeights(scale, [3, 4], 0.5);
    expect(linear(weights, { a: 3, b: 9 })).toBe(0.5 + 3 + 16);
    expect(linear(weights, { b: 9, unheardOf: 100 })).toBe(0.5 + 16);
  });

  test('which are the same over a table of features', () => {
    const weights = toWeights(scale, [3, 4], 0.5);
    const fittedOn = { embeddingModel: '', data: '', day: '' };
    const score = linearOver<{ n: number }>(
      { fittedOn, keyed: weights, plain: { ...weights, bias: 1 } },
      { a: ({ n }) => n, unheardOf: () => 7 },
    );
    expect(score('keyed', { n: 3 })).toBe(linear(weights, { a: 3 }));
    expect(score('plain', { n: 3 })).toBe(linear(weights, { a: 3 }) + 0.5);
  });
});
