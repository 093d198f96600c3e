/**
 * Fits the clues' weights on every other interview of the reviewed source, and prints weights.ts:
 * `npx tsx evals/train/attribution/fit.ts odd` (1st, 3rd, ...). Maximises the likelihood of the reviewed labels under a Gaussian
 * prior about the clues' own (a linear-chain conditional random field, Lafferty et al. 2001) by Adam. Speakers' labels that
 * stand in the text are not looked at.
 */
import { fileURLToPath } from 'node:url';
import { CHANGES, CLUES } from '../../../ingest/attribute/clues.ts';
import { expect, type Observation, type Weights } from '../../../ingest/attribute/decode.ts';
import { observe } from '../../../ingest/attribute/observe.ts';
import { layOut } from '../../../ingest/formats/layout.ts';
import { linesOf } from '../../../ingest/formats/lines.ts';
import { splitSections } from '../../../ingest/formats/sections.ts';
import { type Reviewed, readReviewed, sideAt } from './reviewed-labels.ts';

/** The paragraphs of one interview with the side that readers gave each; a third person counts as neither. */
export type Case = { observations: Observation[]; truth: ('interviewee' | 'interviewer')[] };

/**
 * Variances of the prior about each clue's own, in squared log-odds; of 0.1, 0.3, 1 and 1, 5 the pair under which the odd
 * interviews, each left out in turn, were most likely.
 */
const CLUE_VARIANCE = 0.1;
const CHANGE_VARIANCE = 1;
const ROUNDS = 250;

export function casesOf({ source, entry, labels }: Reviewed): Case[] {
  return splitSections(linesOf(source.text), entry).map((section) => {
    const { spoken } = layOut(section, entry, source);
    const observations = observe(spoken, [], source, entry, section.outlet);
    const sides = spoken.map(({ line }) => sideAt(labels, line));
    const kept = sides.flatMap((side, i) => (side === 'interviewee' || side === 'interviewer' ? [{ side, i }] : []));
    return {
      observations: kept.map(({ i }) => ({ ...observations[i]!, fixed: undefined })),
      truth: kept.map(({ side }) => side),
    };
  });
}

/** Each paragraph as a case of its own: teaches the clues to tell the side where no order of turns helps. */
function singly(cases: Case[]): Case[] {
  return cases.flatMap(({ observations, truth }) =>
    observations.map((observation, i) => ({ observations: [observation], truth: [truth[i]!] })),
  );
}

export function fitWeights(cases: Case[], clueVariance = CLUE_VARIANCE, changeVariance = CHANGE_VARIANCE): Weights {
  const names = [...CLUES.map(({ name }) => `clue ${name}`), ...CHANGES.map(({ name }) => `change ${name}`)];
  const index = new Map(names.map((name, k) => [name, k]));
  const both = [...cases, ...singly(cases)];
  const priors = [...CLUES, ...CHANGES].map(({ prior }) => prior);
  const weights = [...priors];
  const mean = names.map(() => 0);
  const square = names.map(() => 0);
  for (let round = 1; round <= ROUNDS; round += 1) {
    const gradient = weights.map(
      (weight, k) => (priors[k]! - weight) / (k < CLUES.length ? clueVariance : changeVariance),
    );
    const current = named(weights);
    for (const { observations, truth } of both) {
      for (const [i, expected] of expect(observations, current).entries()) {
        const own = (truth[i] === 'interviewee' ? 1 : 0) - expected.interviewee;
        const change = i === 0 ? 0 : (truth[i] === truth[i - 1] ? 0 : 1) - expected.change;
        for (const name of observations[i]!.clues) gradient[index.get(`clue ${name}`)!]! += own;
        for (const name of observations[i]!.changes) gradient[index.get(`change ${name}`)!]! += change;
      }
    }
    for (const [k, g] of gradient.entries()) {
      mean[k] = 0.9 * mean[k]! + 0.1 * g;
      square[k] = 0.99 * square[k]! + 0.01 * g * g;
      const stepSize = mean[k]! / (1 - 0.9 ** round) / (Math.sqrt(square[k]! / (1 - 0.99 ** round)) + 1e-8);
      weights[k]! += 0.05 * (1 - round / (ROUNDS + 1)) * stepSize;
    }
  }
  return named(weights);
}

function named(weights: number[]): Weights {
  return {
    clues: Object.fromEntries(CLUES.map(({ name }, k) => [name, weights[k]!])),
    changes: Object.fromEntries(CHANGES.map(({ name }, k) => [name, weights[k + CLUES.length]!])),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const half = process.argv[2] === 'even' ? 1 : 0;
  const { clues, changes } = fitWeights(casesOf(await readReviewed()).filter((_, i) => i % 2 === half));
  const rows = (weights: Record<string, number>) =>
    Object.entries(weights)
      .map(([name, weight]) => `  '${name}': ${weight.toFixed(2)},\n`)
      .join('');
  process.stdout.write(
    `/** Fitted by fit.ts on the ${half ? 'even' : 'odd'} interviews of interviews-2020.txt, the others held out; do not edit by hand. */\n\n` +
      `/** Log-odds of each clue: above 0 for the interviewee, below for the interviewer. */\n` +
      `export const CLUE_WEIGHTS: Record<string, number> = {\n${rows(clues)}};\n\n` +
      `/** Log-odds of a change of speaker. */\nexport const CHANGE_WEIGHTS: Record<string, number> = {\n${rows(changes)}};\n`,
  );
}
