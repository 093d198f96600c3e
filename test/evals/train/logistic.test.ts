import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Example, fitLogistic, scaleOf } from '../../../evals/train/logistic.ts';
import { checkModel, linear, sigmoid } from '../../../server/qa/linear-model.ts';

const UNIT = { mean: [0], deviation: [1] };

describe('logistic regression', () => {
  test('without features gives the log-odds of the examples', () => {
    const examples: Example[] = [1, 1, 1, 0].map((y) => ({ x: [], y: y as 0 | 1, weight: 1 }));
    const { bias } = fitLogistic(examples, [], { mean: [], deviation: [] }, { l2: 1, bias: true });
    expect(sigmoid(bias)).toBeCloseTo(0.75, 6);
  });

  test('finds the odds of a feature, and weights count like repetitions', () => {
    const at = (x: number, y: 0 | 1, weight: number): Example => ({ x: [x], y, weight });
    const examples = [at(0, 1, 1), at(0, 0, 3), at(1, 1, 4), at(1, 0, 1)];
    const model = fitLogistic(examples, ['f'], UNIT, { l2: 0, bias: true });
    expect(sigmoid(linear(model, [0]))).toBeCloseTo(0.25, 5);
    expect(sigmoid(linear(model, [1]))).toBeCloseTo(0.8, 5);
  });

  test('keeps weights small where it is told to, and finite where classes are apart', () => {
    const examples: Example[] = [-2, -1, 1, 2].map((x) => ({ x: [x], y: x > 0 ? 1 : 0, weight: 1 }));
    const weight = (l2: number) => fitLogistic(examples, ['f'], UNIT, { l2, bias: true }).weights[0]!;
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
        const scale = { mean: [0, 0], deviation: [1, 1] };
        const model = fitLogistic(examples, ['a', 'b'], scale, { l2: 1, bias: false });
        for (const i of [0, 1]) {
          const slope = examples.reduce(
            (sum, { x, y, weight }) => sum + weight * (y - sigmoid(linear(model, x))) * x[i as 0 | 1],
            -model.weights[i]!,
          );
          expect(Math.abs(slope)).toBeLessThan(1e-4);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('is the same each time', () => {
    const examples: Example[] = Array.from({ length: 30 }, (_, i) => ({ x: [i % 7], y: i % 3 ? 1 : 0, weight: 1 }));
    const fitted = () =>
      fitLogistic(
        examples,
        ['f'],
        scaleOf(
          examples.map((e) => e.x),
          1,
        ),
        { l2: 1, bias: true },
      );
    expect(fitted()).toEqual(fitted());
  });
});

test('features are scaled by mean and deviation; one that never changes is left as it is', () => {
  expect(
    scaleOf(
      [
        [1, 5],
        [3, 5],
      ],
      2,
    ),
  ).toEqual({ mean: [2, 5], deviation: [1, 1] });
  expect(scaleOf([], 2)).toEqual({ mean: [0, 0], deviation: [1, 1] });
  const model = { features: ['a', 'b'], mean: [2, 5], deviation: [1, 2], weights: [3, 4], bias: 0.5 };
  expect(linear(model, [3, 9])).toBe(0.5 + 3 + 8);
});

test('weights trained for other features are refused', () => {
  const model = { features: ['a'], mean: [0], deviation: [1], weights: [1], bias: 0 };
  expect(checkModel(model, ['a'], 'x.json')).toBe(model);
  expect(() => checkModel(model, ['b'], 'x.json')).toThrow(/x\.json was trained for the features a; .*npm run train/);
});
