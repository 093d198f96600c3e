/** How likely a ranked passage is worth citing; decides how many are. */
import { checkModel, linear, sigmoid } from '../linear-model.ts';
import { FEATURES } from '../retrieve/features.ts';
import type { Ranked } from '../retrieve/passage-retriever.ts';
import type { Intent } from '../understand/understand.ts';
import relevanceModel from './relevance-model.json' with { type: 'json' };

export const RELEVANCE_FEATURES = [
  'score',
  'belowFirst',
  'logRank',
  'question',
  'question3',
  'window',
  'questionBelowFirst',
  'lexicalText',
  'lexicalQuestions',
  'theme',
] as const;

const model = checkModel(relevanceModel, RELEVANCE_FEATURES, 'server/qa/answer/relevance-model.json');
const at = (name: (typeof FEATURES)[number]) => FEATURES.indexOf(name);
const [QUESTION, QUESTION3, WINDOW] = [at('question'), at('question3'), at('window')];
const [LEXICAL_TEXT, LEXICAL_QUESTIONS] = [at('lexicalText'), at('lexicalQuestions')];

/** @returns features of the passage at a rank (from 0), in the order of RELEVANCE_FEATURES */
export function relevanceFeatures(ranked: readonly Ranked[], rank: number, intent: Intent): number[] {
  const { score, features } = ranked[rank]!;
  const first = ranked[0]!;
  return [
    score,
    first.score - score,
    Math.log(rank + 1),
    features[QUESTION]!,
    features[QUESTION3]!,
    features[WINDOW]!,
    first.features[QUESTION]! - features[QUESTION]!,
    features[LEXICAL_TEXT]!,
    features[LEXICAL_QUESTIONS]!,
    intent.theme ? 1 : 0,
  ];
}

/** Probability, 0 to 1, that the passage at a rank helps to answer. */
export const relevance = (ranked: readonly Ranked[], rank: number, intent: Intent): number =>
  sigmoid(linear(model, relevanceFeatures(ranked, rank, intent)));
