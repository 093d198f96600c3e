/** How likely the transcripts answer a question at all; decides whether there is an answer. */
import { idf, type Vocabulary } from '../../../ingest/index/vocabulary.ts';
import { linearOver, sigmoid, type View, valuesOf } from '../linear-model.ts';
import { type Feature as PassageFeature, viewOf } from '../retrieve/features.ts';
import type { Ranked, Retrieval } from '../retrieve/passage-retriever.ts';
import type { Understanding } from '../understand/understand.ts';
import answerabilityModel from './answerability-model.json' with { type: 'json' };

const TOP = 5;
const FAR = 20;

/** A question with what was found for it. */
class Seen {
  readonly retrieval: Retrieval;
  readonly understanding: Understanding;
  readonly vocabulary: Vocabulary;
  readonly first: Ranked;
  readonly covered: number;
  readonly premise: { passage: number; score: number };
  readonly gap: { passage: number; score: number };

  constructor(retrieval: Retrieval, understanding: Understanding, vocabulary: Vocabulary) {
    this.retrieval = retrieval;
    this.understanding = understanding;
    this.vocabulary = vocabulary;
    this.first = retrieval.ranked[0]!;
    this.covered = this.best('coverage');
    this.premise = nearest(retrieval.doubts.premise.scores);
    this.gap = nearest(retrieval.doubts.gap.scores);
  }

  /** The best value of a feature among the best passages. */
  best = (feature: PassageFeature) => Math.max(...this.retrieval.ranked.slice(0, TOP).map((r) => r.features[feature]));
  /** The passage far below the first. */
  get far(): Ranked {
    return this.retrieval.ranked[Math.min(FAR, this.retrieval.ranked.length - 1)]!;
  }
  get loaded(): number {
    return this.understanding.intent.loaded ? 1 : 0;
  }
  get premiseNearer(): number {
    return above(this.premise.score - this.best('question'), -0.1);
  }
  /** Share of the question's terms, by inverse document frequency. */
  share(some: readonly string[]): number {
    const weight = (terms: readonly string[]) => terms.reduce((sum, term) => sum + idf(this.vocabulary, term), 0);
    return weight(some) / (weight(this.retrieval.terms) || 1);
  }
}

export const ANSWERABILITY_FEATURES = {
  /** The best passage's score, and how far the twentieth is below it. */
  score: (s) => s.first.score,
  gap: (s) => s.first.score - s.far.score,
  question: (s) => s.best('question'),
  question3: (s) => s.first.features.question3,
  sentence: (s) => s.best('sentence'),
  window: (s) => s.best('window'),
  exchange: (s) => s.first.features.exchange,
  /** How far the best cosines stand out from those of passages far below. */
  sentenceAbove: (s) => s.best('sentence') - s.far.features.sentence,
  windowAbove: (s) => s.best('window') - s.far.features.window,
  lexicalText: (s) => s.first.features.lexicalText,
  /** Share of the terms that one of the five best passages holds. */
  coverage: (s) => s.covered,
  /** Share of the terms that no passage holds. */
  unknown: (s) => s.share(s.retrieval.terms.filter((term) => !s.vocabulary.terms.has(term))),
  unknownNames: (s) => Math.min(s.understanding.unknownNames.length, 2),
  theme: (s) => (s.understanding.intent.theme ? 1 : 0),
  /** The question takes something for granted (see `isLoaded`). */
  loaded: (s) => s.loaded,
  /**
   * How much nearer than the nearest answered question the nearest one is whose premise a passage contradicts, and how near
   * that is: where the question is loaded, where it is not, and where that passage is among the three best.
   */
  loadedPremiseNearer: (s) => s.loaded * s.premiseNearer,
  loadedPremise: (s) => s.loaded * above(s.premise.score, 0.5),
  premiseNearer: (s) => (1 - s.loaded) * s.premiseNearer,
  loadedPremiseOnTop: (s) =>
    s.retrieval.ranked.slice(0, 3).some(({ entry }) => entry.index === s.premise.passage)
      ? s.loaded * s.premiseNearer
      : 0,
  /** Likewise the nearest question on the subject that nothing answers. */
  gapNearer: (s) => above(s.gap.score - s.best('question'), -0.1),
  gapQuestion: (s) => above(s.gap.score, 0.5),
  /** How far below what is usual: far-off questions are refused whatever else speaks for them. */
  question3Low: (s) => above(0.5, s.first.features.question3),
  questionLow: (s) => above(0.5, s.best('question')),
  coverageLow: (s) => above(0.5, s.covered),
} as const satisfies Record<string, (seen: Seen) => number>;

type Feature = keyof typeof ANSWERABILITY_FEATURES;
const NAMES = Object.keys(ANSWERABILITY_FEATURES) as Feature[];
/** Made from index, premise or gap questions. */
const OF_KEYS: ReadonlySet<Feature> = new Set([
  ...(['question', 'question3', 'question3Low', 'questionLow', 'gapNearer', 'gapQuestion'] as const),
  ...(['premiseNearer', 'loadedPremise', 'loadedPremiseNearer', 'loadedPremiseOnTop'] as const),
]);

/** The features that weights of a view are fitted on. */
export const answerabilityFeaturesOf = (view: View): Feature[] =>
  view === 'keyed' ? NAMES : NAMES.filter((name) => !OF_KEYS.has(name));

const score = linearOver<Seen>(answerabilityModel, ANSWERABILITY_FEATURES);

/** @returns undefined where nothing was found */
export function answerabilityFeatures(
  retrieval: Retrieval,
  understanding: Understanding,
  vocabulary: Vocabulary,
): Record<Feature, number> | undefined {
  if (retrieval.ranked.length === 0) return undefined;
  return valuesOf(ANSWERABILITY_FEATURES, new Seen(retrieval, understanding, vocabulary));
}

/** Share of some of a question's terms, by inverse document frequency, that one of the five best passages holds. */
export function coverage(
  terms: readonly string[],
  { ranked, firstStage }: Pick<Retrieval, 'ranked' | 'firstStage'>,
  vocabulary: Vocabulary,
): number {
  const weight = (some: readonly string[]) => some.reduce((sum, term) => sum + idf(vocabulary, term), 0);
  const held = ranked.slice(0, TOP).map(({ entry }) => {
    const own = new Set(Object.values(firstStage.lexical).flatMap((list) => list.terms.get(entry.index) ?? []));
    return weight(terms.filter((term) => own.has(term)));
  });
  return Math.max(0, ...held) / (weight(terms) || 1);
}

/** Probability, 0 to 1, calibrated on the dev split, that the transcripts answer. */
export function answerability(retrieval: Retrieval, understanding: Understanding, vocabulary: Vocabulary): number {
  const [first] = retrieval.ranked;
  return first ? sigmoid(score(viewOf(first.entry), new Seen(retrieval, understanding, vocabulary))) : 0;
}

/** By how much a value exceeds a bound; 0 below it. */
const above = (value: number, bound: number) => Math.max(0, value - bound);

/** The first passage of a list and its best score. */
function nearest(scores: ReadonlyMap<number, readonly number[]>): { passage: number; score: number } {
  const [first] = scores;
  return first ? { passage: first[0], score: first[1][0] ?? 0 } : { passage: -1, score: 0 };
}
