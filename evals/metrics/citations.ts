/**
 * Citations against labelled evidence: ALCE's citation recall and precision (Gao et al., "Enabling Large Language Models to
 * Generate Text with Citations", EMNLP 2023), with labels where ALCE has a model judge.
 */
import { bestLines, type Grades, gradedLines } from '../dataset.ts';

/** Lines touched by each citation, in the order in which the answer gives them. */
export type Cited = number[][];

/** No answer can be asked to cite more paragraphs than this. */
const MOST_ASKED_FOR = 8;

/** 1 if the first citation touches any graded paragraph; 0 if not, or if nothing is cited. */
export function firstCitationRight(cited: Cited, grades: Grades): 0 | 1 {
  const graded = gradedLines(grades);
  return cited[0]?.some((line) => graded.has(line)) ? 1 : 0;
}

/** 1 if one of the first `k` citations touches a graded paragraph. */
export function citedWithin(k: number, cited: Cited, grades: Grades): 0 | 1 {
  const graded = gradedLines(grades);
  return cited.slice(0, k).some((lines) => lines.some((line) => graded.has(line))) ? 1 : 0;
}

/** Share of the citations that touch a graded paragraph; null where nothing is cited. */
export function citationPrecision(cited: Cited, grades: Grades): number | null {
  if (cited.length === 0) return null;
  const graded = gradedLines(grades);
  return cited.filter((lines) => lines.some((line) => graded.has(line))).length / cited.length;
}

/** Share of the grade-2 paragraphs (grade 1 where a question has none) that are cited, at most 8 asked for. */
export function citationRecall(cited: Cited, grades: Grades): number {
  const best = bestLines(grades);
  const asked = Math.min(MOST_ASKED_FOR, best.size);
  const touched = new Set(cited.flat());
  const found = [...best].filter((line) => touched.has(line)).length;
  return asked === 0 ? 0 : Math.min(found, asked) / asked;
}
