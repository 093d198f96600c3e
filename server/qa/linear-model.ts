/**
 * Small learned models: standardised features, by name, times weights. Fitted on the eval suite's dev split by
 * `npm run train`. Each has two sets of weights: for passages with index questions, and for those that have none, where
 * the features made from them do not exist (which is not the same as being zero).
 */
export type Weights = {
  bias: number;
  features: Readonly<Record<string, { mean: number; deviation: number; weight: number }>>;
};

/** Whether index questions were written about a passage. */
export const VIEWS = ['keyed', 'plain'] as const;
export type View = (typeof VIEWS)[number];

export type FittedModel = {
  fittedOn: {
    /** SHA-256 of the embedding model whose cosines the features are made of. */
    embeddingModel: string;
    data: string;
    day: string;
  };
} & Record<View, Weights>;

export type Values = Readonly<Record<string, number>>;

/** A feature that the weights do not know, or that has no value, adds nothing. */
export function linear({ bias, features }: Weights, values: Values): number {
  let sum = bias;
  for (const name in features) {
    const { mean, deviation, weight } = features[name]!;
    const value = values[name];
    if (value !== undefined) sum += weight * ((value - mean) / deviation);
  }
  return sum;
}

/** A probability to log-odds, kept finite. */
export const logOdds = (p: number): number => {
  const inside = Math.min(Math.max(p, 1e-6), 1 - 1e-6);
  return Math.log(inside / (1 - inside));
};

/** Log-odds to a probability. */
export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
