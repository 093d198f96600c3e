/** How likely the transcripts answer: by what was found for a question and, where that leaves it open, by reading it. */
import {
  type FeatureTable,
  type FittedModel,
  linear,
  logOdds,
  sigmoid,
  type Values,
  type View,
  valuesOf,
} from '../linear-model.ts';
import { viewOf } from '../retrieve/features.ts';
import { windowsOf } from '../retrieve/reading.ts';
import type { Wants } from '../understand/understanding.ts';
import { answerability } from './answerability.ts';
import type { AnswerDependencies, Found } from './draft.ts';
import readModel from './read-model.json' with { type: 'json' };
import settings from './settings.json' with { type: 'json' };
import { holdsWanted } from './wanted.ts';

const model: FittedModel = readModel;

/** A question with what was found for it, and the window that was read. */
type Seen = Found & { found: number; window: string; read: number };

const FIGURES: ReadonlySet<Wants> = new Set(['number', 'money', 'length', 'age', 'year']);

const lacks = ({ understanding: { wants }, window }: Seen, asked: boolean) =>
  asked && !holdsWanted(wants, window) ? 1 : 0;

export const READ_FEATURES = {
  /** Log-odds of what was found, and of what reading says. */
  found: (s) => s.found,
  read: (s) => s.read,
  /** Of all that were read to put them in order, each other one taken for a further chance. */
  anyRead: ({ retrieval }) => sumOfOdds(retrieval.ranked.flatMap(({ reading }) => reading?.score ?? [])),
  /** How many terms the question has: of many, fewer are found. */
  terms: (s) => s.retrieval.terms.length,
  /** A figure, or a reason, is asked for, and the window holds none. */
  figureMissing: (s) => lacks(s, FIGURES.has(s.understanding.wants!)),
  reasonMissing: (s) => lacks(s, s.understanding.wants === 'reason'),
} as const satisfies FeatureTable<Seen>;

/** Log of the sum of odds; nothing where there are none. */
function sumOfOdds(logs: readonly number[]): number | undefined {
  return logs.length > 0 ? Math.log(logs.reduce((sum, log) => sum + Math.exp(log), 0)) : undefined;
}

type Feature = keyof typeof READ_FEATURES;
const NAMES = Object.keys(READ_FEATURES) as Feature[];

/** The features that weights of a view are fitted on: beside index questions one window is read. */
export const readFeaturesOf = (view: View): Feature[] =>
  view === 'plain' ? NAMES : NAMES.filter((name) => name !== 'anyRead');

/**
 * @param decided confidences from which on an answer is another: there is one, it is surer
 * @returns 0 to 1, calibrated on the dev split
 */
export async function confidenceOf(
  dependencies: AnswerDependencies,
  material: Found,
  decided: readonly number[],
  signal?: AbortSignal,
): Promise<number> {
  const { understanding, retrieval } = material;
  const found = answerability(retrieval, understanding, dependencies.vocabulary);
  const { read } = dependencies;
  const unread = read && (await toRead(dependencies, material, logOdds(found)));
  if (!unread) return found;
  const weights = model[viewOf(retrieval.ranked[0]!.entry)];
  const having = (score: number) => sigmoid(linear(weights, valuesOf(READ_FEATURES, { ...unread, read: score })));
  if (unread.read !== undefined) return having(unread.read);
  const { mean, deviation } = weights.features.read!;
  const [low, high] = [having(mean - settings.readWithin * deviation), having(mean + settings.readWithin * deviation)];
  // Whatever the reader would say, nothing is decided otherwise.
  if (decided.every((least) => low >= least === high >= least)) return having(mean);
  // Without the reader there is still an answer, only less sure.
  const [score] = await read(understanding.query, [unread.window], signal).catch(() => []);
  signal?.throwIfAborted();
  return score === undefined ? found : having(score);
}

/**
 * @param found log-odds of what was found
 * @returns undefined where there is nothing to read, or nobody to read it
 */
export async function readFeatures(
  dependencies: AnswerDependencies,
  material: Found,
  found: number,
  signal?: AbortSignal,
): Promise<Values | undefined> {
  const { read } = dependencies;
  const unread = read && (await toRead(dependencies, material, found));
  if (!unread) return undefined;
  const score = unread.read ?? (await read(material.understanding.query, [unread.window], signal))[0];
  return valuesOf(READ_FEATURES, { ...unread, read: score! });
}

/** @returns undefined where there is nothing to read; with `read` where that was read already */
async function toRead(
  dependencies: AnswerDependencies,
  { understanding, retrieval }: Found,
  found: number,
): Promise<(Omit<Seen, 'read'> & { read?: number }) | undefined> {
  const [first] = retrieval.ranked;
  if (!first) return undefined;
  // A second passage's window brought nothing.
  const window = first.reading?.window ?? (await windowsOf(dependencies, [first.entry], retrieval.vector))[0]!;
  return { understanding, retrieval, found, window, ...(first.reading && { read: first.reading.score }) };
}
