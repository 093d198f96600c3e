/** How likely a ranked passage is worth citing; decides how many are. */
import { type FeatureTable, linearOver, sigmoid, type View, valuesOf } from '../linear-model.ts';
import { viewOf } from '../retrieve/features.ts';
import type { Ranked, Retrieval } from '../retrieve/passage-retriever.ts';
import type { Intent } from '../understand/understand.ts';
import relevanceModel from './relevance-model.json' with { type: 'json' };

/** Ranks that are compared with the last of them, and that the model is fitted on. */
export const RANKS = 15;

type Seen = {
  own: Ranked;
  first: Ranked;
  /** The one after it, and the last that is compared. */
  next: Ranked;
  last: Ranked;
  rank: number;
  /** How many terms the question has. */
  terms: number;
  intent: Intent;
};

export const RELEVANCE_FEATURES = {
  score: ({ own }) => own.score,
  belowFirst: ({ own, first }) => first.score - own.score,
  aboveNext: ({ own, next }) => own.score - next.score,
  aboveLast: ({ own, last }) => own.score - last.score,
  logRank: ({ rank }) => Math.log(rank + 1),
  question: ({ own }) => own.features.question,
  question3: ({ own }) => own.features.question3,
  window: ({ own }) => own.features.window,
  sentence: ({ own }) => own.features.sentence,
  exchange: ({ own }) => own.features.exchange,
  questionBelowFirst: ({ own, first }) => first.features.question - own.features.question,
  windowBelowFirst: ({ own, first }) => first.features.window - own.features.window,
  lexicalText: ({ own }) => own.features.lexicalText,
  lexicalQuestions: ({ own }) => own.features.lexicalQuestions,
  coverage: ({ own }) => own.features.coverage,
  coverageAround: ({ own }) => own.features.coverageAround,
  coverageBelowFirst: ({ own, first }) => first.features.coverage - own.features.coverage,
  terms: ({ terms }) => terms,
  theme: ({ intent }) => (intent.theme ? 1 : 0),
  /** What reading it gave, where it was read. */
  read: ({ own }) => own.reading?.score,
} as const satisfies FeatureTable<Seen>;

type Feature = keyof typeof RELEVANCE_FEATURES;
const NAMES = Object.keys(RELEVANCE_FEATURES) as Feature[];
const OF_KEYS: ReadonlySet<Feature> = new Set(['question', 'question3', 'questionBelowFirst', 'lexicalQuestions']);

/** The features that weights of a view are fitted on: beside index questions nothing is read. */
export const relevanceFeaturesOf = (view: View): Feature[] =>
  NAMES.filter((name) => (view === 'keyed' ? name !== 'read' : !OF_KEYS.has(name)));

const score = linearOver<Seen>(relevanceModel, RELEVANCE_FEATURES);

type Found = Pick<Retrieval, 'ranked' | 'terms'>;

/** @returns features of the passage at a rank (from 0) */
export const relevanceFeatures = (found: Found, rank: number, intent: Intent) =>
  valuesOf(RELEVANCE_FEATURES, seen(found, rank, intent));

function seen({ ranked, terms }: Found, rank: number, intent: Intent): Seen {
  return {
    own: ranked[rank]!,
    first: ranked[0]!,
    next: ranked[rank + 1] ?? ranked[rank]!,
    last: ranked[Math.max(rank, Math.min(RANKS, ranked.length) - 1)]!,
    rank,
    terms: terms.length,
    intent,
  };
}

/** Probability, 0 to 1, that the passage at a rank helps to answer. */
export const relevance = (found: Found, rank: number, intent: Intent): number =>
  sigmoid(score(viewOf(found.ranked[rank]!.entry), seen(found, rank, intent)));
