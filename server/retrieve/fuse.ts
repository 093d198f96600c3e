/** Convex combination of scores of several kinds (Bruch, Gai, Ingber 2023, arXiv:2210.11934), per passage. */
import type { Candidate } from './store.ts';

export type Fused = {
  passage: number;
  score: number;
  /** Standardised score by kind; the kind's least one where the passage was not among its candidates. */
  parts: Record<string, number>;
};

/**
 * @param lists candidates by kind, best first
 * @param weights by kind; a kind without weight is left out
 * @returns best first
 */
export function fuse(
  lists: Readonly<Record<string, readonly Candidate[]>>,
  weights: Readonly<Record<string, number>>,
): Fused[] {
  const byPassage = new Map<number, Fused>();
  const kinds = Object.keys(lists).filter((kind) => weights[kind] && lists[kind]!.length > 0);
  const scaled = kinds.map((kind) => standardise(lists[kind]!));
  for (const list of scaled)
    for (const passage of list.scores.keys()) byPassage.set(passage, { passage, score: 0, parts: {} });
  const total = kinds.reduce((sum, kind) => sum + weights[kind]!, 0);
  for (const fused of byPassage.values()) {
    for (const [i, kind] of kinds.entries()) {
      const part = scaled[i]!.scores.get(fused.passage) ?? scaled[i]!.least;
      fused.parts[kind] = part;
      fused.score += (weights[kind]! / total) * part;
    }
  }
  return [...byPassage.values()].sort((a, b) => b.score - a.score || a.passage - b.passage);
}

/** Scores minus their mean over their standard deviation. */
function standardise(list: readonly Candidate[]): { scores: Map<number, number>; least: number } {
  const mean = list.reduce((sum, c) => sum + c.score, 0) / list.length;
  const deviation = Math.sqrt(list.reduce((sum, c) => sum + (c.score - mean) ** 2, 0) / list.length) || 1;
  const scores = new Map(list.map((c) => [c.passage, (c.score - mean) / deviation]));
  return { scores, least: Math.min(...scores.values()) };
}
