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

export type Values = Readonly<Record<string, number | undefined>>;

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

/** Named features, each made from what is seen of one case; some cases have no value. */
export type FeatureTable<Seen, Name extends string = string> = Readonly<
  Record<Name, (seen: Seen) => number | undefined>
>;

/** All features of a case. */
export function valuesOf<Seen, Table extends FeatureTable<Seen>>(
  table: Table,
  seen: Seen,
): { [Name in keyof Table]: ReturnType<Table[Name]> } {
  const values = {} as { [Name in keyof Table]: ReturnType<Table[Name]> };
  for (const name in table) values[name] = table[name]!(seen) as ReturnType<Table[typeof name]>;
  return values;
}

/** What `linear` gives for a case's features, made for the weights alone: some models see hundreds of cases a question. */
export function linearOver<Seen>(model: FittedModel, table: FeatureTable<Seen>): (view: View, seen: Seen) => number {
  const compile = ({ bias, features }: Weights) => {
    const terms = Object.entries(features).flatMap(([name, weights]) => {
      const of = table[name];
      return of ? [{ of, ...weights }] : [];
    });
    return { bias, terms };
  };
  const views = { keyed: compile(model.keyed), plain: compile(model.plain) };
  return (view, seen) => {
    const { bias, terms } = views[view];
    let sum = bias;
    for (const { of, mean, deviation, weight } of terms) {
      const value = of(seen);
      if (value !== undefined) sum += weight * ((value - mean) / deviation);
    }
    return sum;
  };
}

/** A probability to log-odds, kept finite. */
export const logOdds = (p: number): number => {
  const inside = Math.min(Math.max(p, 1e-6), 1 - 1e-6);
  return Math.log(inside / (1 - inside));
};

/** Log-odds to a probability. */
export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
