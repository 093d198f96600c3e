/** Second stage: a linear model over the features of the first stage's best candidates (pairwise logistic loss). */
import { type FittedModel, linear, type View } from '../linear-model.ts';
import type { Features } from './features.ts';
import ranker from './ranker.json' with { type: 'json' };

const model: FittedModel = ranker;

/** A higher score is a better passage; only differences within one question mean anything. */
export const rerankScore = (view: View, features: Features): number => linear(model[view], features);
