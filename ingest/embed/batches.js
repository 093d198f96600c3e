/** Which texts go through the model together. JavaScript, since the embedding worker, which has no TypeScript loader, imports it. */

/** Tokens of a batch, padding too. More gain nothing and take memory (docs/performance.md). */
const BATCH_TOKENS = 512;
/** A batch's tokens with padding are at most so many times those without. */
const PADDING = 1.1;

/** @typedef {{ at: number, length: number }} Row a text's place among those given, and its tokens */

/**
 * Texts of one length beside each other are one product of matrices, not many.
 *
 * @template {Row} R
 * @param {R[]} rows
 * @returns {R[][]} every row in one batch, the shortest first
 */
export function toBatches(rows) {
  /** @type {R[][]} */
  const batches = [];
  let sum = 0;
  for (const row of [...rows].sort((a, b) => a.length - b.length)) {
    const open = batches.at(-1);
    sum += row.length;
    if (open && row.length * (open.length + 1) <= Math.min(BATCH_TOKENS, sum * PADDING)) {
      open.push(row);
    } else {
      batches.push([row]);
      sum = row.length;
    }
  }
  return batches;
}
