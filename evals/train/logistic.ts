/**
 * Weighted logistic regression with an L2 penalty by Newton's method (iteratively reweighted least squares; Hastie,
 * Tibshirani, Friedman: The Elements of Statistical Learning, 4.4.1). Deterministic; meant for a few dozen features.
 */
import type { Values, Weights } from '../../server/qa/linear-model.ts';

/** `x`: a standardised value for each feature; 0 where it has none. */
export type Example = { x: readonly number[]; y: 0 | 1; weight: number };

/** Mean and deviation of each feature, over the rows that have it. */
export type Scale = ReadonlyMap<string, { mean: number; deviation: number }>;

export type FitOptions = {
  /** Penalty on each squared weight, on standardised features; the bias has none. */
  l2: number;
  bias: boolean;
};

const STEPS = 30;

/** @returns weights in the order of the examples' values, and the bias */
export function fitLogistic(
  examples: readonly Example[],
  { l2, bias }: FitOptions,
): { weights: number[]; bias: number } {
  const features = examples[0]?.x.length ?? 0;
  const size = features + (bias ? 1 : 0);
  const rows = examples.map(({ x }) => (bias ? [...x, 1] : x));
  let weights = new Array<number>(size).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((w, i) => (i < features ? -l2 * w : 0));
    const hessian = weights.map((_, i) => weights.map((_, j) => (i === j && i < features ? l2 : 0)));
    for (const [n, row] of rows.entries()) {
      const { y, weight } = examples[n]!;
      const p = 1 / (1 + Math.exp(-row.reduce((sum, v, i) => sum + v * weights[i]!, 0)));
      const w = weight * Math.max(p * (1 - p), 1e-9);
      for (let i = 0; i < size; i++) {
        gradient[i]! += weight * (y - p) * row[i]!;
        for (let j = 0; j <= i; j++) hessian[i]![j]! += w * row[i]! * row[j]!;
      }
    }
    for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) hessian[i]![j] = hessian[j]![i]!;
    const change = solve(hessian, gradient);
    weights = weights.map((w, i) => w + change[i]!);
    if (Math.max(...change.map(Math.abs)) < 1e-8) break;
  }
  return { weights: weights.slice(0, features).map(round), bias: bias ? round(weights.at(-1)!) : 0 };
}

export function scaleOf(rows: readonly Values[], names: readonly string[]): Scale {
  return new Map(
    names.map((name) => {
      const column = rows.map((row) => row[name]).filter((value) => value !== undefined);
      const mean = column.reduce((sum, v) => sum + v, 0) / Math.max(1, column.length);
      const deviation = Math.sqrt(column.reduce((sum, v) => sum + (v - mean) ** 2, 0) / Math.max(1, column.length));
      return [name, { mean: round(mean), deviation: deviation > 1e-9 ? round(deviation) : 1 }];
    }),
  );
}

/** A row's values in the order of the scale's names. */
export const standardised = (values: Values, scale: Scale): number[] =>
  [...scale].map(([name, { mean, deviation }]) => {
    const value = values[name];
    return value === undefined ? 0 : (value - mean) / deviation;
  });

export const toWeights = (scale: Scale, weights: readonly number[], bias: number): Weights => ({
  bias,
  features: Object.fromEntries([...scale].map(([name, of], i) => [name, { ...of, weight: weights[i]! }])),
});

/** Gaussian elimination with partial pivoting. */
function solve(matrix: number[][], vector: number[]): number[] {
  const size = vector.length;
  const a = matrix.map((row, i) => [...row, vector[i]!]);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(a[row]![column]!) > Math.abs(a[pivot]![column]!)) pivot = row;
    }
    [a[column], a[pivot]] = [a[pivot]!, a[column]!];
    for (let row = 0; row < size; row++) {
      if (row === column || a[column]![column] === 0) continue;
      const factor = a[row]![column]! / a[column]![column]!;
      for (let k = column; k <= size; k++) a[row]![k]! -= factor * a[column]![k]!;
    }
  }
  return a.map((row, i) => (row[i] ? row[size]! / row[i]! : 0));
}

const round = (value: number) => Number(value.toPrecision(8));
