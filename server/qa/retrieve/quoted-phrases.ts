/** What a question quotes, word for word, stands before everything else. */

import { typographic } from '../../../ingest/text/pattern.ts';
import type { Library, PassageEntry } from '../library.ts';
import type { Fused } from './fuse.ts';
import type { Allowed } from './store.ts';

/** Passages that hold one of the phrases. */
export function passagesWith(
  phrases: readonly string[],
  { passages }: Library,
  allowed?: Allowed,
): ReadonlySet<number> {
  if (phrases.length === 0) return new Set();
  const pattern = new RegExp(phrases.map(typographic).join('|'), 'iu');
  const held = passages.filter(({ index, text }) => (!allowed || allowed.mask[index] === 1) && pattern.test(text));
  return new Set(held.map(({ index }) => index));
}

/** The first stage's best, and as many of the quoted ones that are not among them, found by it or not. */
export function withQuoted(fused: readonly Fused[], candidates: number, quoted: ReadonlySet<number>): Fused[] {
  const head = fused.slice(0, candidates);
  if (quoted.size === 0) return head;
  const known = new Set(head.map(({ passage }) => passage));
  const scores = new Map(fused.map(({ passage, score }) => [passage, score]));
  const least = fused.at(-1)?.score ?? 0;
  const missing = [...quoted].filter((passage) => !known.has(passage)).slice(0, candidates);
  return [...head, ...missing.map((passage) => ({ passage, score: scores.get(passage) ?? least }))];
}

/** Scores of the quoted ones are lifted by as much as it takes. */
export function quotedFirst<Ranked extends { entry: PassageEntry; score: number }>(
  ranked: Ranked[],
  quoted: ReadonlySet<number>,
): Ranked[] {
  if (quoted.size === 0) return ranked;
  const first = ranked.filter(({ entry }) => quoted.has(entry.index));
  const others = ranked.filter(({ entry }) => !quoted.has(entry.index));
  const [least, most] = [first.at(-1), others[0]];
  if (!least || !most || least.score >= most.score) return [...first, ...others];
  return [...first.map((r) => ({ ...r, score: most.score + (r.score - least.score) })), ...others];
}
