/** Decides the side of every paragraph of an interview at once, from the clues and their weights. */
import { bestPath, probabilities } from './chain.ts';

export type Side = 'interviewee' | 'interviewer' | 'other';
const SIDES: Side[] = ['interviewee', 'interviewer', 'other'];
const OTHER = SIDES.indexOf('other');

/** Log-odds by clue name: of the interviewee against the interviewer, and of a change of speaker against none. */
export type Weights = { clues: Record<string, number>; changes: Record<string, number> };

export type Decision = {
  side: Side;
  /** Probability of this side for this paragraph, 0 to 1. */
  confidence: number;
  /** The clue that spoke most for it. */
  rule: string;
};

/** A paragraph as the decoder sees it: the names of the clues that hold, and the side that its label gives it, if any. */
export type Observation = { clues: string[]; changes: string[]; dash: boolean; fixed?: Side };

/** As good as certain, in log-odds: what a label says. */
const CERTAIN = 50;

/** The sides that together fit the clues best. */
export function decode(observations: Observation[], weights: Weights): Decision[] {
  if (observations.length === 0) return [];
  const { own, step } = scores(observations, weights);
  const { states } = probabilities(own, step);
  const path = bestPath(own, step);
  return path.map((state, i) => ({
    side: SIDES[state]!,
    confidence: states[i]![state]!,
    rule: decidingRule(observations[i]!, SIDES[state]!, i === 0 ? undefined : path[i - 1] !== state, weights),
  }));
}

/** Probability that the interviewee speaks each paragraph, and that the speaker changes before it. */
export function expect(observations: Observation[], weights: Weights): { interviewee: number; change: number }[] {
  const { own, step } = scores(observations, weights);
  const { states, changes } = probabilities(own, step);
  return states.map((state, i) => ({ interviewee: state[0]!, change: changes[i]! }));
}

function scores(observations: Observation[], weights: Weights) {
  const own = observations.map(({ clues, fixed }, i) => {
    if (fixed) return SIDES.map((side) => (side === fixed ? CERTAIN : -CERTAIN));
    const odds = total(clues, weights.clues);
    return [odds / 2, -odds / 2, i === 0 ? -CERTAIN : 0];
  });
  const change = observations.map(({ changes }) => total(changes, weights.changes));
  const step = (i: number, from: number, to: number) => {
    const { fixed, dash } = observations[i]!;
    if (to === OTHER && !fixed && (from !== OTHER || dash)) return -CERTAIN;
    return from === to ? -change[i]! / 2 : change[i]! / 2;
  };
  return { own, step };
}

function total(held: string[], weights: Record<string, number>): number {
  return held.reduce((sum, name) => sum + (weights[name] ?? 0), 0);
}

function decidingRule(observation: Observation, side: Side, changed: boolean | undefined, weights: Weights): string {
  const sign = side === 'interviewee' ? 1 : -1;
  const votes = observation.clues.map((name) => ({ name, score: sign * (weights.clues[name] ?? 0) }));
  if (changed !== undefined) {
    const score = (changed ? 1 : -1) * total(observation.changes, weights.changes);
    votes.push({ name: changed ? 'speaker-changes' : 'same-speaker-goes-on', score });
  }
  return votes.reduce((a, b) => (b.score > a.score ? b : a), { name: 'no-clue', score: 0 }).name;
}
