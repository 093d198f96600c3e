/** Second stage: a linear model over the features of the first stage's best candidates (pairwise logistic loss). */
import { checkModel, linear } from '../linear-model.ts';
import { FEATURES } from './features.ts';
import ranker from './ranker.json' with { type: 'json' };

const model = checkModel(ranker, FEATURES, 'server/qa/retrieve/ranker.json');

/** A higher score is a better passage; only differences within one question mean anything. */
export const rerankScore = (features: readonly number[]): number => linear(model, features);
