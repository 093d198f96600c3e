/**
 * Decides the side of every paragraph of an interview at once: a linear chain whose scores are the clues' weights. The
 * most likely sequence is found with Viterbi's algorithm, the probability of each choice with the forward-backward one.
 */
import { CHANGES, CLUES, type Speech } from './clues.ts';

export type Side = 'interviewee' | 'interviewer' | 'other';
const SIDES: Side[] = ['interviewee', 'interviewer', 'other'];

export type Weights = { clues: Record<string, number>; changes: Record<string, number> };

export type Decision = {
  side: Side;
  /** Probability of this side for this paragraph, 0 to 1. */
  confidence: number;
  /** The clue that spoke most for it. */
  rule: string;
};

/** A paragraph, and the side its label gives it, if it has one. */
export type Observation = { speech: Speech; fixed?: Side };

/** As good as certain, in log-odds: what a label says. */
const CERTAIN = 50;

export function decode(observations: Observation[], weights: Weights): Decision[] {
  if (observations.length === 0) return [];
  const own = observations.map((observation) => ownScores(observation, weights));
  const change = observations.map((observation) => changeScore(observation.speech, weights));
  const step = (i: number, from: number, to: number) => stepScore(observations[i]!, change[i]!, from, to);
  const path = viterbi(own, step);
  const marginal = marginals(own, step);
  return path.map((to, i) => ({
    side: SIDES[to]!,
    confidence: marginal[i]![to]!,
    rule: decidingRule(observations[i]!.speech, SIDES[to]!, i > 0 && path[i - 1] !== to, i > 0, weights),
  }));
}

/** Scores of interviewee, interviewer, other. Only a label begins a third person's turn. */
function ownScores({ speech, fixed }: Observation, weights: Weights): number[] {
  if (fixed) return SIDES.map((side) => (side === fixed ? CERTAIN : -CERTAIN));
  const odds = sum(CLUES.filter((clue) => clue.test(speech)).map((clue) => weights.clues[clue.name] ?? 0));
  return [odds / 2, -odds / 2, 0];
}

function changeScore(speech: Speech, weights: Weights): number {
  return sum(CHANGES.filter((clue) => clue.test(speech)).map((clue) => weights.changes[clue.name] ?? 0));
}

function stepScore({ speech, fixed }: Observation, change: number, from: number, to: number): number {
  const other = SIDES.indexOf('other');
  if (to === other && !fixed && (from !== other || speech.dash)) return -CERTAIN;
  return from === to ? -change / 2 : change / 2;
}

type Step = (i: number, from: number, to: number) => number;

function viterbi(own: number[][], step: Step): number[] {
  let best = own[0]!.map((score, side) => (side === 2 ? score - (own[0]![2] === 0 ? CERTAIN : 0) : score));
  const back: number[][] = [];
  for (let i = 1; i < own.length; i += 1) {
    const from = SIDES.map((_, to) => argmax(SIDES.map((__, f) => best[f]! + step(i, f, to))));
    best = SIDES.map((_, to) => best[from[to]!]! + step(i, from[to]!, to) + own[i]![to]!);
    back.push(from);
  }
  const path = [argmax(best)];
  for (const from of back.toReversed()) path.unshift(from[path[0]!]!);
  return path;
}

function marginals(own: number[][], step: Step): number[][] {
  const n = own.length;
  const first = own[0]!.map((score, side) => (side === 2 && score === 0 ? -CERTAIN : score));
  const forward = [first];
  for (let i = 1; i < n; i += 1) {
    forward.push(
      SIDES.map((_, to) => own[i]![to]! + logSum(SIDES.map((__, f) => forward[i - 1]![f]! + step(i, f, to)))),
    );
  }
  const backward: number[][] = [SIDES.map(() => 0)];
  for (let i = n - 1; i > 0; i -= 1) {
    const next = backward[0]!;
    backward.unshift(SIDES.map((_, f) => logSum(SIDES.map((__, to) => step(i, f, to) + own[i]![to]! + next[to]!))));
  }
  return forward.map((scores, i) => {
    const both = scores.map((score, side) => score + backward[i]![side]!);
    const total = logSum(both);
    return both.map((score) => Math.exp(score - total));
  });
}

function decidingRule(speech: Speech, side: Side, changed: boolean, follows: boolean, weights: Weights): string {
  const sign = side === 'interviewee' ? 1 : -1;
  const votes = CLUES.filter((clue) => clue.test(speech)).map((clue) => ({
    name: clue.name,
    score: sign * (weights.clues[clue.name] ?? 0),
  }));
  if (follows) {
    const score = (changed ? 1 : -1) * changeScore(speech, weights);
    votes.push({ name: changed ? 'speaker-changes' : 'same-speaker-goes-on', score });
  }
  return votes.reduce((a, b) => (b.score > a.score ? b : a), { name: 'no-clue', score: 0 }).name;
}

const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
const argmax = (values: number[]) => values.indexOf(Math.max(...values));

function logSum(values: number[]): number {
  const top = Math.max(...values);
  return top + Math.log(sum(values.map((value) => Math.exp(value - top))));
}
