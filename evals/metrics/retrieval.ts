/**
 * Ranked retrieval against graded paragraphs. A result stands for every paragraph that its offsets touch; its gain is the
 * best grade among its paragraphs that no earlier result touched. A second result from the same paragraphs gains 0 and
 * still takes its rank.
 */
import { bestLines, type Grades } from '../dataset.ts';

/** Lines touched by each result, best result first. */
export type Ranking = number[][];

/** Each rank's gain: 2, 1 or 0. */
export function gainsOf(ranking: Ranking, grades: Grades): number[] {
  const seen = new Set<number>();
  return ranking.map((lines) => {
    const fresh = lines.filter((line) => !seen.has(line));
    for (const line of fresh) seen.add(line);
    return Math.max(0, ...fresh.map((line) => grades.get(line) ?? 0));
  });
}

/**
 * Normalised discounted cumulative gain: gain 2^grade - 1 (Burges et al., "Learning to Rank using Gradient Descent", ICML
 * 2005), discount log2(rank + 1) (Järvelin & Kekäläinen, TOIS 20(4), 2002); the ideal ranks all graded paragraphs.
 *
 * @returns 0 to 1; 0 where nothing is graded
 */
export function ndcgAt(k: number, ranking: Ranking, grades: Grades): number {
  const ideal = [...grades.values()].sort((a, b) => b - a);
  const best = discounted(ideal.slice(0, k));
  return best === 0 ? 0 : discounted(gainsOf(ranking.slice(0, k), grades)) / best;
}

function discounted(gains: number[]): number {
  return gains.reduce((sum, gain, i) => sum + (2 ** gain - 1) / Math.log2(i + 2), 0);
}

/** 1 if one of the first k results touches a grade-2 paragraph (grade 1 where a question has none), else 0. */
export function hitAt(k: number, ranking: Ranking, grades: Grades): 0 | 1 {
  return firstHit(ranking.slice(0, k), grades) === -1 ? 0 : 1;
}

/**
 * Reciprocal of the rank of the first hit within k, 0 if there is none. Its mean over questions is MRR@k (Voorhees, TREC-8
 * Question Answering Track, 1999).
 */
export function reciprocalRankAt(k: number, ranking: Ranking, grades: Grades): number {
  const rank = firstHit(ranking.slice(0, k), grades);
  return rank === -1 ? 0 : 1 / (rank + 1);
}

/** Share of the grade-2 paragraphs (grade 1 where a question has none) that the first k results touch (Manning et al., "Introduction to Information Retrieval", 2008, ch. 8). */
export function recallAt(k: number, ranking: Ranking, grades: Grades): number {
  const best = bestLines(grades);
  const touched = new Set(ranking.slice(0, k).flat());
  return best.size === 0 ? 0 : [...best].filter((line) => touched.has(line)).length / best.size;
}

/** Share of the paragraphs that the first k results touch of which somebody has said 0, 1 or 2; 1 where there are none. */
export function judgedAt(k: number, ranking: Ranking, grades: Grades): number {
  const touched = [...new Set(ranking.slice(0, k).flat())];
  return touched.length === 0 ? 1 : touched.filter((line) => grades.has(line)).length / touched.length;
}

function firstHit(ranking: Ranking, grades: Grades): number {
  const best = bestLines(grades);
  return ranking.findIndex((lines) => lines.some((line) => best.has(line)));
}
