/** First stage: hits of all unit kinds fused into one list of candidate passages. */
import type { Hit } from './store.ts';

/** A passage's scores in one list, best first. */
export type PassageHits = {
  scores: ReadonlyMap<number, readonly number[]>;
  least: number;
  /** Of a lexical list: the question's terms that a passage holds. */
  terms: ReadonlyMap<number, readonly string[]>;
};

export function byPassage(hits: readonly Hit[]): PassageHits {
  const scores = new Map<number, number[]>();
  const held = new Map<number, readonly string[]>();
  for (const { passage, score, terms } of hits) {
    if (terms) held.set(passage, terms);
    const own = scores.get(passage);
    if (own) own.push(score);
    else scores.set(passage, [score]);
  }
  return { scores, least: hits.at(-1)?.score ?? 0, terms: held };
}

/** The nth best score of a passage (0 is the best); what was not found counts as the least that was. */
export const nth = ({ scores, least }: PassageHits, passage: number, n: number): number =>
  scores.get(passage)?.[n] ?? least;

export type Fused = { passage: number; score: number };

export type FusionWeights = { dense: Readonly<Record<string, number>>; lexical: Readonly<Record<string, number>> };

/**
 * @param dense hits by unit kind
 * @param lexical hits by field
 * @returns every passage of the lists, best first
 */
export function fuse(
  dense: Readonly<Record<string, PassageHits>>,
  lexical: Readonly<Record<string, PassageHits>>,
  weights: FusionWeights,
): Fused[] {
  const passages = new Set<number>();
  for (const list of [...Object.values(dense), ...Object.values(lexical)]) {
    for (const passage of list.scores.keys()) passages.add(passage);
  }
  const total = Object.values(weights.dense).reduce((sum, w) => sum + w, 0);
  const fused = [...passages].map((passage) => {
    let score = 0;
    for (const kind in weights.dense) score += (weights.dense[kind]! / total) * nth(dense[kind]!, passage, 0);
    for (const field in weights.lexical) {
      score += weights.lexical[field]! * Math.sqrt(lexical[field]!.scores.get(passage)?.[0] ?? 0);
    }
    return { passage, score };
  });
  return fused.sort((a, b) => b.score - a.score || a.passage - b.passage);
}
