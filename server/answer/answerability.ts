/** How likely the transcripts answer a question at all; decides whether there is an answer. */
import { idf, type Vocabulary } from '../../ingest/index/vocabulary.ts';
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
  'terms',
  'unknownNames',
  /** Nearest question whose premise a passage contradicts, and by how much it is nearer than the nearest that is answered. */
  'premise',
  'premiseNearer',
  /** Likewise the nearest question on the subject that nothing answers. */
  'gapQuestion',
  'gapNearer',
  'theme',
] as const;

const model = checkModel(answerabilityModel, ANSWERABILITY_FEATURES, 'server/answer/answerability-model.json');
const at = (name: (typeof FEATURES)[number]) => FEATURES.indexOf(name);
const [QUESTION, QUESTION3, WINDOW, EXCHANGE] = [at('question'), at('question3'), at('window'), at('exchange')];
const TOP = 5;
const FAR = 20;

/** @returns features in the order of ANSWERABILITY_FEATURES; undefined where nothing was found */
export function answerabilityFeatures(
  { ranked, terms, firstStage, doubts }: Retrieval,
  { intent, unknownNames }: Understanding,
  vocabulary: Vocabulary,
): number[] | undefined {
  const first = ranked[0];
  if (!first) return undefined;
  const total = terms.reduce((sum, term) => sum + idf(vocabulary, term), 0) || 1;
  const share = (some: Iterable<string>) => [...some].reduce((sum, term) => sum + idf(vocabulary, term), 0) / total;
  const coverage = ranked.slice(0, TOP).map(({ entry }) => {
    const held = Object.values(firstStage.lexical).flatMap((list) => list.terms.get(entry.index) ?? []);
    return share(new Set(held));
  });
  const question = Math.max(...ranked.slice(0, TOP).map((r) => r.features[QUESTION]!));
  const [premise, gap] = [best(doubts.premise.scores), best(doubts.gap.scores)];
  return [
    first.score,
    first.score - ranked[Math.min(FAR, ranked.length - 1)]!.score,
    question,
    first.features[QUESTION3]!,
    Math.max(...ranked.slice(0, TOP).map((r) => r.features[WINDOW]!)),
    first.features[EXCHANGE]!,
    Math.max(...coverage),
    share(terms.filter((term) => !vocabulary.terms.has(term))),
    Math.min(terms.length, 12),
    Math.min(unknownNames.length, 2),
    premise,
    premise - question,
    gap,
    gap - question,
    intent.theme ? 1 : 0,
  ];
}

/** Probability, 0 to 1, calibrated on the dev split, that the transcripts answer. */
export function answerability(retrieval: Retrieval, understanding: Understanding, vocabulary: Vocabulary): number {
  const features = answerabilityFeatures(retrieval, understanding, vocabulary);
  return features ? sigmoid(linear(model, features)) : 0;
}

const best = (scores: ReadonlyMap<number, readonly number[]>) =>
  Math.max(0, ...[...scores.values()].map((own) => own[0] ?? 0));
