/** Small learned models: standardised features times weights. Trained on the eval suite's dev split by `npm run train`. */
export type LinearModel = {
  features: string[];
  mean: number[];
  deviation: number[];
  weights: number[];
  bias: number;
};

/** @throws Error if the stored weights were trained for other features */
export function checkModel(model: LinearModel, features: readonly string[], file: string): LinearModel {
  if (model.features.join() !== features.join()) {
    throw new Error(`${file} was trained for the features ${model.features.join()}; train it again: npm run train.`);
  }
  return model;
}

export function linear({ mean, deviation, weights, bias }: LinearModel, features: readonly number[]): number {
  let sum = bias;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * ((features[i]! - mean[i]!) / deviation[i]!);
  return sum;
}

/** Log-odds to a probability. */
export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
