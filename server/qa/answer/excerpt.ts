/** The run of whole sentences to quote from a passage. */
import type { Span } from '../../../ingest/schema.ts';
import type { PassageEntry } from '../library.ts';

/** A sentence beside the best one is quoted too if it is at least this likely, and the whole no longer than this. */
export type ExcerptLimits = { least: number; characters: number };

/** @param probabilities of the passage's sentences to answer */
export function excerpt({ passage }: PassageEntry, probabilities: readonly number[], limits: ExcerptLimits): Span {
  const { sentences } = passage;
  if (sentences.length === 0) return { start: passage.start, end: passage.end };
  let first = probabilities.indexOf(Math.max(...probabilities));
  let last = first;
  for (;;) {
    const before = first > 0 ? probabilities[first - 1]! : -1;
    const after = last + 1 < sentences.length ? probabilities[last + 1]! : -1;
    if (Math.max(before, after) < limits.least) break;
    const [from, to] = after >= before ? [first, last + 1] : [first - 1, last];
    if (sentences[to]!.end - sentences[from]!.start > limits.characters) break;
    [first, last] = [from, to];
  }
  return { start: sentences[first]!.start, end: sentences[last]!.end };
}
