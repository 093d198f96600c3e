/** Questions as people ask them, told from text that was made to keep a pattern busy. */

const LONGEST = 200;
/** Letters of a word, and marks or blanks in a row; a pattern that tries each in two ways is through before anybody notices. */
const RUNS = /[\p{L}\p{M}\p{N}'’-]{25}|[^\p{L}\p{M}\p{N}]{4}/u;
/** Least share of different words, where there are more than a few. */
const DIFFERENT = 0.7;
const FEW = 8;

/**
 * Short, no long runs, hardly a word twice. Patterns take too long over what repeats itself; one that did over everyday
 * questions would be seen in every eval.
 */
export function isEveryday(question: string): boolean {
  if (question.length > LONGEST || RUNS.test(question)) return false;
  const all = question.toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u);
  return all.length <= FEW || new Set(all).size >= DIFFERENT * all.length;
}
