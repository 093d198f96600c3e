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

export type FusionWeights = {
  dense: Readonly<Record<string, number>>;
  lexical: Readonly<Record<string, number>>;
  /** From the mean cosine of a passage without index questions to what it would be with them. */
  plain: { slope: number; shift: number };
};

/**
 * @param dense hits by unit kind
 * @param lexical hits by field
 * @param isKeyed whether a passage has index questions
 * @returns every passage of the lists, best first
 */
export function fuse(
  dense: Readonly<Record<string, PassageHits>>,
  lexical: Readonly<Record<string, PassageHits>>,
  weights: FusionWeights,
  isKeyed: (passage: number) => boolean,
): Fused[] {
  const { plain } = weights;
  const { question: _, ...text } = weights.dense;
  const passages = new Set<number>();
  for (const list of [...Object.values(dense), ...Object.values(lexical)]) {
    for (const passage of list.scores.keys()) passages.add(passage);
  }
  const fused = [...passages].map((passage) => {
    const keyed = isKeyed(passage);
    const mean = meanCosine(dense, keyed ? weights.dense : text, passage);
    let score = keyed ? mean : plain.slope * mean + plain.shift;
    for (const field in weights.lexical) {
      score += weights.lexical[field]! * Math.sqrt(lexical[field]!.scores.get(passage)?.[0] ?? 0);
    }
    return { passage, score };
  });
  return fused.sort((a, b) => b.score - a.score || a.passage - b.passage);
}

function meanCosine(
  dense: Readonly<Record<string, PassageHits>>,
  weights: Readonly<Record<string, number>>,
  passage: number,
): number {
  let [sum, total] = [0, 0];
  for (const kind in weights) {
    sum += weights[kind]! * nth(dense[kind]!, passage, 0);
    total += weights[kind]!;
  }
  return sum / total;
}
