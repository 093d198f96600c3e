/** How likely the transcripts answer a question at all; decides whether there is an answer. */
import { idf, type Vocabulary } from '../../../ingest/index/vocabulary.ts';
import { checkModel, linear, sigmoid } from '../linear-model.ts';
import { FEATURES } from '../retrieve/features.ts';
import type { Retrieval } from '../retrieve/passage-retriever.ts';
import type { Understanding } from '../understand/understand.ts';
import answerabilityModel from './answerability-model.json' with { type: 'json' };

export const ANSWERABILITY_FEATURES = [
  /** The best passage's score, and how far the twentieth is below it. */
  'score',
  'gap',
  'question',
  'question3',
  'window',
  'exchange',
  /** Share of the question's terms, by inverse document frequency, that one of the five best passages holds. */
  'coverage',
  /** Share of the terms, likewise, that no passage holds. */
  'unknown',
  'unknownNames',
  'theme',
  /** The question takes something for granted (see `isLoaded`). */
  'loaded',
  /**
   * How much nearer than the nearest answered question the nearest one is whose premise a passage contradicts, and how near
   * that is: where the question is loaded, where it is not, and where that passage is among the three best.
   */
  'loadedPremiseNearer',
  'loadedPremise',
  'premiseNearer',
  'loadedPremiseOnTop',
  /** Likewise the nearest question on the subject that nothing answers. */
  'gapNearer',
  'gapQuestion',
  /** How far below what is usual: far-off questions are refused whatever else speaks for them. */
  'question3Low',
  'questionLow',
  'coverageLow',
] as const;

const model = checkModel(answerabilityModel, ANSWERABILITY_FEATURES, 'server/qa/answer/answerability-model.json');
const at = (name: (typeof FEATURES)[number]) => FEATURES.indexOf(name);
const [QUESTION, QUESTION3, WINDOW, EXCHANGE] = [at('question'), at('question3'), at('window'), at('exchange')];
const TOP = 5;
const FAR = 20;

/** @returns features in the order of ANSWERABILITY_FEATURES; undefined where nothing was found */
export function answerabilityFeatures(
  retrieval: Retrieval,
  { intent, unknownNames }: Understanding,
  vocabulary: Vocabulary,
): number[] | undefined {
  const { ranked, terms, doubts } = retrieval;
  const first = ranked[0];
  if (!first) return undefined;
  const total = terms.reduce((sum, term) => sum + idf(vocabulary, term), 0) || 1;
  const share = (some: Iterable<string>) => [...some].reduce((sum, term) => sum + idf(vocabulary, term), 0) / total;
  const question = Math.max(...ranked.slice(0, TOP).map((r) => r.features[QUESTION]!));
  const question3 = first.features[QUESTION3]!;
  const covered = coverage(terms, retrieval, vocabulary);
  const premise = nearest(doubts.premise.scores);
  const gap = nearest(doubts.gap.scores);
  const loaded = intent.loaded ? 1 : 0;
  const premiseNearer = above(premise.score - question, -0.1);
  const onTop = ranked.slice(0, 3).some(({ entry }) => entry.index === premise.passage) ? 1 : 0;
  return [
    first.score,
    first.score - ranked[Math.min(FAR, ranked.length - 1)]!.score,
    question,
    question3,
    Math.max(...ranked.slice(0, TOP).map((r) => r.features[WINDOW]!)),
    first.features[EXCHANGE]!,
    covered,
    share(terms.filter((term) => !vocabulary.terms.has(term))),
    Math.min(unknownNames.length, 2),
    intent.theme ? 1 : 0,
    loaded,
    loaded * premiseNearer,
    loaded * above(premise.score, 0.5),
    (1 - loaded) * premiseNearer,
    loaded * onTop * premiseNearer,
    above(gap.score - question, -0.1),
    above(gap.score, 0.5),
    above(0.5, question3),
    above(0.5, question),
    above(0.5, covered),
  ];
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
  const features = answerabilityFeatures(retrieval, understanding, vocabulary);
  return features ? sigmoid(linear(model, features)) : 0;
}

/** By how much a value exceeds a bound; 0 below it. */
const above = (value: number, bound: number) => Math.max(0, value - bound);

/** The first passage of a list and its best score. */
function nearest(scores: ReadonlyMap<number, readonly number[]>): { passage: number; score: number } {
  const [first] = scores;
  return first ? { passage: first[0], score: first[1][0] ?? 0 } : { passage: -1, score: 0 };
}
