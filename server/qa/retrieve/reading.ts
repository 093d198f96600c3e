/**
 * Third stage: the best passages are read, each with the question. Only in a view for which that has weights: index
 * questions rank about as well, and cost nothing.
 */
import type { UnitKind } from '../../../ingest/expand/units.ts';
import type { Span } from '../../../ingest/schema.ts';
import type { Library, PassageEntry } from '../library.ts';
import { type FittedModel, linear, type View } from '../linear-model.ts';
import { viewOf } from './features.ts';
import fusion from './fusion.json' with { type: 'json' };
import type { Ranked } from './passage-retriever.ts';
import readingModel from './reading-model.json' with { type: 'json' };
import type { PassageStore } from './store.ts';

/** Log-odds that each window of text answers a question, read together. A score does not depend on the other windows. */
export type Read = (question: string, windows: readonly string[], signal?: AbortSignal) => Promise<number[]>;

/** A window of a passage, and the log-odds that it answers the question. */
export type Reading = { window: string; score: number };

export type ReadingDependencies = {
  library: Library;
  store: PassageStore;
  /** Without it, nothing is read. */
  read?: Read | undefined;
};

/** What is asked, in words and as a vector. */
export type Asked = { query: string; vector: number[] };

const WINDOWS = ['window'] as const satisfies readonly UnitKind[];

const model: FittedModel = readingModel;

const isReadIn = (view: View): boolean => Object.keys(model[view].features).length > 0;

/** What reading adds to a passage's score. */
export type ReadingScore = (view: View, read: number) => number;

const fitted: ReadingScore = (view, read) => linear(model[view], { read });

/**
 * The passages in the order that reading them gives. The one that is read as the surest keeps its score, the others lose
 * what they are less sure by, and those that were not read as much as the least sure: a score stays what it was made for.
 *
 * @param ranked best first
 * @returns as it was where nothing is to be read, or nobody reads
 */
export async function readFirst(
  dependencies: ReadingDependencies,
  asked: Asked,
  ranked: readonly Ranked[],
  signal?: AbortSignal,
): Promise<Ranked[]> {
  const first = ranked[0];
  if (!first || !dependencies.read || !isReadIn(viewOf(first.entry))) return [...ranked];
  return byReading(await withReadings(dependencies, asked, ranked, signal), fitted);
}

/** The passages with what reading the first of them gave; those that have it already are not read again. */
export async function withReadings(
  { library, store, read }: ReadingDependencies,
  { query, vector }: Asked,
  ranked: readonly Ranked[],
  signal?: AbortSignal,
): Promise<Ranked[]> {
  const unread = ranked.slice(0, fusion.read).filter((one) => !one.reading);
  if (!read || unread.length === 0) return [...ranked];
  const windows = await windowsOf(
    { library, store },
    unread.map(({ entry }) => entry),
    vector,
  );
  // Without the reader there is still an order.
  const scores = await read(query, windows, signal).catch(() => []);
  signal?.throwIfAborted();
  const readings = new Map(
    unread.flatMap((one, i) => (i in scores ? [[one, { window: windows[i]!, score: scores[i]! }]] : [])),
  );
  return ranked.map((one) => ({ ...one, ...(readings.has(one) && { reading: readings.get(one)! }) }));
}

export function byReading(ranked: readonly Ranked[], scoreOf: ReadingScore): Ranked[] {
  const added = ranked.map(({ entry, reading }) => reading && scoreOf(viewOf(entry), reading.score));
  const known = added.filter((value) => value !== undefined);
  if (known.length === 0) return [...ranked];
  const [most, least] = [Math.max(...known), Math.min(...known)];
  return ranked
    .map((one, i) => ({ ...one, score: one.score + (added[i] ?? least) - most }))
    .sort((a, b) => b.score - a.score || a.entry.index - b.entry.index);
}

/** The window of each passage that is nearest to the question; a short passage whole. */
export async function windowsOf(
  { store, library }: Pick<ReadingDependencies, 'store' | 'library'>,
  entries: readonly PassageEntry[],
  vector: number[],
): Promise<string[]> {
  const units = await store.detail(
    entries.map((entry) => entry.index),
    vector,
    WINDOWS,
  );
  return entries.map((entry, i) => {
    let [best, most]: [Span, number] = [entry.passage, Number.NEGATIVE_INFINITY];
    for (const { span, score } of units[i]!) if (span && score > most) [best, most] = [span, score];
    return library.slice(entry.interview, best);
  });
}
