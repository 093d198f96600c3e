/** How likely the transcripts answer: by what was found for a question and, where that leaves it open, by reading it. */
import type { UnitKind } from '../../../ingest/expand/units.ts';
import type { Span } from '../../../ingest/schema.ts';
import { type FittedModel, linear, logOdds, sigmoid } from '../linear-model.ts';
import { viewOf } from '../retrieve/features.ts';
import { answerability } from './answerability.ts';
import type { AnswerDependencies, Found } from './draft.ts';
import readModel from './read-model.json' with { type: 'json' };
import settings from './settings.json' with { type: 'json' };

/** Log-odds that each window of text answers a question, read together. A score does not depend on the other windows. */
export type Read = (question: string, windows: readonly string[], signal?: AbortSignal) => Promise<number[]>;

/** Of how many of the best passages one window each is read. */
const PASSAGES = 2;
const WINDOW_UNITS = ['window', 'sentence'] as const satisfies readonly UnitKind[];

const model: FittedModel = readModel;

/** Log-odds of what was found, and what the two readings say, the better first. */
export const READ_FEATURES = ['found', 'read', 'readSecond'] as const;
export type ReadFeatures = Record<(typeof READ_FEATURES)[number], number>;

/** @returns 0 to 1, calibrated on the dev split */
export async function confidenceOf(
  dependencies: AnswerDependencies,
  { understanding, retrieval }: Found,
  signal?: AbortSignal,
): Promise<number> {
  const found = answerability(retrieval, understanding, dependencies.vocabulary);
  const { from, to } = settings.readBetween;
  const first = retrieval.ranked[0];
  if (!dependencies.read || !first || found < from || found > to) return found;
  const features = await readFeatures(dependencies, { understanding, retrieval }, signal);
  return features ? sigmoid(linear(model[viewOf(first.entry)], features)) : found;
}

/** What reading says beside what was found; for `confidenceOf` and for fitting its model. */
export async function readFeatures(
  { store, library, vocabulary, read }: AnswerDependencies,
  { understanding, retrieval }: Found,
  signal?: AbortSignal,
): Promise<ReadFeatures | undefined> {
  const windows = await windowsToRead({ store, library }, retrieval);
  if (!read || windows.length === 0) return undefined;
  const scores = (await read(understanding.question, windows, signal)).sort((a, b) => b - a);
  const best = scores[0]!;
  return {
    found: logOdds(answerability(retrieval, understanding, vocabulary)),
    read: best,
    readSecond: scores[1] ?? best,
  };
}

/** The window of each of the best passages that is nearest to the question; of a short passage all of it. */
async function windowsToRead(
  { store, library }: Pick<AnswerDependencies, 'store' | 'library'>,
  { ranked, vector }: Found['retrieval'],
): Promise<string[]> {
  const entries = ranked.slice(0, PASSAGES).map(({ entry }) => entry);
  const details = await store.detail(
    entries.map((entry) => entry.index),
    vector,
    WINDOW_UNITS,
  );
  return entries.map((entry, i) => {
    const units = details[i]!;
    const windows = units.filter(({ kind }) => kind === 'window');
    let [best, most]: [Span, number] = [entry.passage, Number.NEGATIVE_INFINITY];
    for (const { span, score } of windows) if (span && score > most) [best, most] = [span, score];
    return library.slice(entry.interview, best);
  });
}
