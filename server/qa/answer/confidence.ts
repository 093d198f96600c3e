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

const WINDOWS = ['window'] as const satisfies readonly UnitKind[];

const model: FittedModel = readModel;

/** Log-odds of what was found, and of what reading says. */
export const READ_FEATURES = ['found', 'read'] as const;
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
  // Without the reader there is still an answer, only less sure.
  const read = await readBest(dependencies, { understanding, retrieval }, signal).catch(() => undefined);
  signal?.throwIfAborted();
  if (read === undefined) return found;
  const features: ReadFeatures = { found: logOdds(found), read };
  return sigmoid(linear(model[viewOf(first.entry)], features));
}

/** @returns log-odds that the best passage answers, by reading it; undefined where there is none, or nobody to read */
export async function readBest(
  dependencies: AnswerDependencies,
  { understanding, retrieval }: Found,
  signal?: AbortSignal,
): Promise<number | undefined> {
  const { read } = dependencies;
  if (!read || retrieval.ranked.length === 0) return undefined;
  const [score] = await read(understanding.query, [await windowToRead(dependencies, retrieval)], signal);
  return score;
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
