/** Resampling statistics. Everything is seeded: the same values give the same figures. */

export type Estimate = {
  /** Null where nothing could be measured. */
  value: number | null;
  low: number | null;
  high: number | null;
  n: number;
};

const SEED = 20201106;
const RESAMPLES = 1000;
const PERMUTATIONS = 5000;

/**
 * Agreement of two readers beyond chance (Cohen, "A Coefficient of Agreement for Nominal Scales", Educational and
 * Psychological Measurement 20(1), 1960): 1 where they always agree, 0 where as often as chance would have it.
 *
 * @returns null where there is nothing to agree on
 */
export function cohenKappa(pairs: readonly (readonly [number, number])[]): number | null {
  const n = pairs.length;
  if (n === 0) return null;
  const agreed = pairs.filter(([a, b]) => a === b).length / n;
  const share = (reader: 0 | 1, grade: number) => pairs.filter((pair) => pair[reader] === grade).length / n;
  const byChance = [...new Set(pairs.flat())].reduce((sum, grade) => sum + share(0, grade) * share(1, grade), 0);
  return byChance === 1 ? null : (agreed - byChance) / (1 - byChance);
}

/** mulberry32: 32-bit state, uniform in [0, 1). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function mean(values: number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, v) => sum + v, 0) / values.length;
}

/** The p-quantile, p from 0 to 1, linear between order statistics (Hyndman & Fan 1996, type 7). */
export function quantile(values: number[], p: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * p;
  const low = sorted[Math.floor(at)]!;
  return low + (sorted[Math.ceil(at)]! - low) * (at - Math.floor(at));
}

/**
 * A statistic with its 95 % percentile bootstrap interval (Efron & Tibshirani, "An Introduction to the Bootstrap", 1993, ch. 13),
 * resampling questions with replacement. Resamples on which the statistic is null are left out.
 */
export function bootstrap<T>(items: T[], statistic: (sample: T[]) => number | null, resamples = RESAMPLES): Estimate {
  const value = statistic(items);
  if (value === null) return { value, low: null, high: null, n: items.length };
  const random = randomFrom(SEED);
  const draws: number[] = [];
  for (let i = 0; i < resamples; i++) {
    const sample = items.map(() => items[Math.floor(random() * items.length)]!);
    const drawn = statistic(sample);
    if (drawn !== null) draws.push(drawn);
  }
  return { value, low: quantile(draws, 0.025), high: quantile(draws, 0.975), n: items.length };
}

/**
 * Two-sided p of a paired randomization test on the mean difference (Fisher's test as Smucker, Allan & Carterette, CIKM 2007,
 * recommend it for retrieval): signs of the differences are flipped at random; p = (1 + as extreme) / (1 + permutations).
 *
 * @returns null where there are no pairs
 */
export function pairedRandomizationP(differences: number[], permutations = PERMUTATIONS): number | null {
  if (differences.length === 0) return null;
  const observed = Math.abs(differences.reduce((sum, d) => sum + d, 0));
  const nonZero = differences.filter((d) => d !== 0);
  const random = randomFrom(SEED);
  let extreme = 0;
  for (let i = 0; i < permutations; i++) {
    let sum = 0;
    for (const d of nonZero) sum += random() < 0.5 ? d : -d;
    if (Math.abs(sum) >= observed - 1e-12) extreme += 1;
  }
  return (1 + extreme) / (1 + permutations);
}
