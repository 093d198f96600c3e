/** How likely the transcripts answer: by what was found for a question and, where that leaves it open, by reading it. */
import type { UnitKind } from '../../../ingest/expand/units.ts';
import type { Span } from '../../../ingest/schema.ts';
import { type FittedModel, linear, logOdds, sigmoid, valuesOf } from '../linear-model.ts';
import { viewOf } from '../retrieve/features.ts';
import type { Wants } from '../understand/understanding.ts';
import { answerability } from './answerability.ts';
import type { AnswerDependencies, Found } from './draft.ts';
import readModel from './read-model.json' with { type: 'json' };
import settings from './settings.json' with { type: 'json' };
import { holdsWanted } from './wanted.ts';

/** Log-odds that each window of text answers a question, read together. A score does not depend on the other windows. */
export type Read = (question: string, windows: readonly string[], signal?: AbortSignal) => Promise<number[]>;

const WINDOWS = ['window'] as const satisfies readonly UnitKind[];

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
  /** How many terms the question has: of many, fewer are found. */
  terms: (s) => s.retrieval.terms.length,
  /** A figure, or a reason, is asked for, and the window holds none. */
  figureMissing: (s) => lacks(s, FIGURES.has(s.understanding.wants!)),
  reasonMissing: (s) => lacks(s, s.understanding.wants === 'reason'),
} as const satisfies Record<string, (seen: Seen) => number>;

type Feature = keyof typeof READ_FEATURES;
const NAMES = Object.keys(READ_FEATURES) as Feature[];

/** The features that weights are fitted on, in either view. */
export const readFeaturesOf = (): Feature[] => NAMES;

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
): Promise<Record<Feature, number> | undefined> {
  const { read } = dependencies;
  const unread = read && (await toRead(dependencies, material, found));
  if (!unread) return undefined;
  const [score] = await read(material.understanding.query, [unread.window], signal);
  return valuesOf(READ_FEATURES, { ...unread, read: score! });
}

/** @returns undefined where there is nothing to read */
async function toRead(
  dependencies: AnswerDependencies,
  material: Found,
  found: number,
): Promise<Omit<Seen, 'read'> | undefined> {
  const { understanding, retrieval } = material;
  if (retrieval.ranked.length === 0) return undefined;
  return { understanding, retrieval, found, window: await windowToRead(dependencies, retrieval) };
}

/** The window of the best passage that is nearest to the question; a short passage whole. A second passage's brought nothing. */
async function windowToRead(
  { store, library }: Pick<AnswerDependencies, 'store' | 'library'>,
  { ranked, vector }: Found['retrieval'],
): Promise<string> {
  const { entry } = ranked[0]!;
  const [units] = await store.detail([entry.index], vector, WINDOWS);
  let [best, most]: [Span, number] = [entry.passage, Number.NEGATIVE_INFINITY];
  for (const { span, score } of units!) if (span && score > most) [best, most] = [span, score];
  return library.slice(entry.interview, best);
}
