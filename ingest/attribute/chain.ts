/** A linear chain over a few states: the best sequence (Viterbi) and the probability of each choice (forward-backward). */

/** `own[i][s]`: score of state s at place i, in log-odds. */
export type Own = number[][];
/** Score of going from state `from` at place i - 1 to state `to` at place i. */
export type Step = (i: number, from: number, to: number) => number;

/** The states of the sequence with the highest score. */
export function bestPath(own: Own, step: Step): number[] {
  let best = own[0]!;
  const back: number[][] = [];
  for (let i = 1; i < own.length; i += 1) {
    const before = best;
    const from = before.map((_, to) => argmax(before.map((score, f) => score + step(i, f, to))));
    best = from.map((f, to) => before[f]! + step(i, f, to) + own[i]![to]!);
    back.push(from);
  }
  const path = [argmax(best)];
  for (const from of back.toReversed()) path.unshift(from[path[0]!]!);
  return path;
}

/** Probability of each state at each place, and of a change of state before each place (0 for the first). */
export function probabilities(own: Own, step: Step): { states: number[][]; changes: number[] } {
  const forward = [own[0]!];
  for (let i = 1; i < own.length; i += 1) {
    const before = forward[i - 1]!;
    forward.push(own[i]!.map((score, to) => score + logSum(before.map((f, from) => f + step(i, from, to)))));
  }
  const backward = [own[0]!.map(() => 0)];
  for (let i = own.length - 1; i > 0; i -= 1) {
    const after = backward[0]!;
    backward.unshift(after.map((_, from) => logSum(after.map((b, to) => step(i, from, to) + own[i]![to]! + b))));
  }
  const total = logSum(forward.at(-1)!);
  const states = forward.map((scores, i) => scores.map((score, s) => Math.exp(score + backward[i]![s]! - total)));
  const changes = own.map((scores, i) => {
    if (i === 0) return 0;
    const stays = scores.map((score, s) => forward[i - 1]![s]! + step(i, s, s) + score + backward[i]![s]!);
    return 1 - Math.exp(logSum(stays) - total);
  });
  return { states, changes };
}

const argmax = (values: number[]) => values.indexOf(Math.max(...values));

function logSum(values: number[]): number {
  const top = Math.max(...values);
  return top + Math.log(values.reduce((sum, value) => sum + Math.exp(value - top), 0));
}
