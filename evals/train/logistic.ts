/**
 * Weighted logistic regression with an L2 penalty by Newton's method (iteratively reweighted least squares; Hastie,
 * Tibshirani, Friedman: The Elements of Statistical Learning, 4.4.1). Deterministic; meant for a few dozen features.
 */
import type { LinearModel } from '../../server/qa/linear-model.ts';

export type Example = { x: readonly number[]; y: 0 | 1; weight: number };

export type FitOptions = {
  /** Penalty on each squared weight, on standardised features; the bias has none. */
  l2: number;
  bias: boolean;
};

const STEPS = 30;

/** @returns weights for the features standardised over the examples (pairs of differences have mean 0 by construction) */
export function fitLogistic(
  examples: readonly Example[],
  features: readonly string[],
  scale: { mean: number[]; deviation: number[] },
  { l2, bias }: FitOptions,
): LinearModel {
  const size = features.length + (bias ? 1 : 0);
  const rows = examples.map(({ x }) => {
    const row = x.map((v, i) => (v - scale.mean[i]!) / scale.deviation[i]!);
    return bias ? [...row, 1] : row;
  });
  let weights = new Array<number>(size).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((w, i) => (i < features.length ? -l2 * w : 0));
    const hessian = weights.map((_, i) => weights.map((_, j) => (i === j && i < features.length ? l2 : 0)));
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
  return {
    features: [...features],
    mean: scale.mean.map(round),
    deviation: scale.deviation.map(round),
    weights: weights.slice(0, features.length).map(round),
    bias: bias ? round(weights.at(-1)!) : 0,
  };
}

export function scaleOf(rows: readonly (readonly number[])[], size: number): { mean: number[]; deviation: number[] } {
  const columns = Array.from({ length: size }, (_, i) => rows.map((row) => row[i]!));
  const mean = columns.map((c) => c.reduce((sum, v) => sum + v, 0) / Math.max(1, c.length));
  const deviation = columns.map((c, i) =>
    Math.sqrt(c.reduce((sum, v) => sum + (v - mean[i]!) ** 2, 0) / Math.max(1, c.length)),
  );
  return { mean, deviation: deviation.map((d) => (d > 1e-9 ? d : 1)) };
}

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
