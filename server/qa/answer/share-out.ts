/** One length for all quotes together, shared out among the sentences that could be quoted. */
import { idf, type Vocabulary } from '../../../ingest/index/vocabulary.ts';
import type { Candidate } from './candidates.ts';
import { type GlueContext, glued } from './glue.ts';
import type { SpokenTurn } from './spoken-turn.ts';

export type Share = {
  spoken: SpokenTurn;
  /** Chosen sentences, by index in the turn; in order. */
  sentences: number[];
  /** Best rank of its passages. */
  rank: number;
  /** Ids of other interviews in which much the same is said. */
  alike: string[];
};

export type ShareOptions = {
  /** Code units of all quotes together; the first pick stands whatever its length. */
  characters: number;
  /** Least value of a sentence that is picked, and most quotes (runs of sentences). */
  least: number;
  quotes: number;
  /** Most exchanges; further ones must be as relevant as `further`. */
  exchanges: number;
  further: number;
  /** How much a sentence loses by what it has in common with one picked before it: 0 to 1. */
  repeats: number;
  /** Common share of terms from which two sentences say the same. */
  alike: number;
  /** Picked before all others: the best of each key's candidates, in the order of the keys' best. */
  firstOfEach?: (candidate: Candidate) => string;
  /** Among these picks, those that go before. */
  firstOfAll?: (candidate: Candidate) => boolean;
  /** No second exchange with the same key. */
  onePerKey?: boolean;
  /** Share of a turn's best sentence that one of a paragraph before it must be worth to be quoted before it: 0 to 1. */
  before?: number;
};

/**
 * Sentences are picked in an order that does not depend on the length, until the next does not fit: a few characters
 * more or less change the last pick at most.
 */
export function shareOut(
  candidates: readonly Candidate[],
  glue: (spoken: SpokenTurn) => GlueContext,
  vocabulary: Vocabulary,
  options: ShareOptions,
): Share[] {
  const shares = new Map<SpokenTurn, Share>();
  const picked: Candidate[] = [];
  /** Of each candidate that is left, the most that it has in common with a pick of another turn. */
  const left = new Map(candidates.map((candidate) => [candidate, 0]));
  const covered = new Set<string>();
  let used = 0;
  for (;;) {
    const next = best(left, covered, options);
    if (!next || (picked.length > 0 && next.value < options.least && !isFirstOfKey(next, covered, options))) break;
    left.delete(next);
    const twin = picked.find((p) => saysTheSame(p, next, vocabulary, options.alike));
    if (twin) {
      const share = shares.get(twin.spoken)!;
      const id = next.spoken.interview.id;
      if (!share.alike.includes(id)) share.alike.push(id);
      covered.add(options.firstOfEach?.(next) ?? '');
      continue;
    }
    const share = shares.get(next.spoken);
    if (share?.sentences.includes(next.sentence)) continue;
    if (
      !share &&
      ((shares.size >= options.exchanges && next.relevance < options.further) ||
        (options.onePerKey && !isFirstOfKey(next, covered, options)))
    ) {
      continue;
    }
    const main = picked.find((p) => p.spoken === next.spoken);
    if (main && opensBefore(next, main) && next.value < main.value * (options.before ?? 0)) continue;
    const sentences = withGlue(next, share, glue, options);
    const more = lengthOf(next.spoken, sentences) - lengthOf(next.spoken, share?.sentences ?? []);
    const runs = [...shares.values()].reduce((n, s) => n + (s === share ? 0 : runsOf(s.spoken, s.sentences)), 0);
    const overfull = used + more > options.characters || runs + runsOf(next.spoken, sentences) > options.quotes;
    if (overfull && picked.length > 0) break;
    picked.push(next);
    for (const [other, common] of left) {
      if (other.spoken !== next.spoken) left.set(other, Math.max(common, inCommon(next, other, vocabulary)));
    }
    covered.add(options.firstOfEach?.(next) ?? '');
    used += more;
    shares.set(next.spoken, {
      spoken: next.spoken,
      sentences,
      rank: Math.min(share?.rank ?? next.rank, next.rank),
      alike: share?.alike ?? [],
    });
  }
  return [...shares.values()];
}

/** Whether a sentence stands in an earlier paragraph of the turn: its quote would go before the other's. */
const opensBefore = (one: Candidate, other: Candidate): boolean =>
  one.sentence < other.sentence &&
  one.spoken.sentences[one.sentence]!.entry !== other.spoken.sentences[other.sentence]!.entry;

/** Where a single quote is asked for, what would be another one is left out. */
function withGlue(
  { spoken, sentence }: Candidate,
  share: Share | undefined,
  glue: (spoken: SpokenTurn) => GlueContext,
  { quotes }: ShareOptions,
): number[] {
  const sentences = glued(spoken, [...(share?.sentences ?? []), sentence], glue(spoken));
  if (share || runsOf(spoken, sentences) <= quotes) return sentences;
  const run = [sentence];
  const joins = (i: number, to: number) =>
    sentences.includes(i) && spoken.sentences[i]!.entry === spoken.sentences[to]!.entry;
  while (joins(run[0]! - 1, run[0]!)) run.unshift(run[0]! - 1);
  while (joins(run.at(-1)! + 1, run.at(-1)!)) run.push(run.at(-1)! + 1);
  return run;
}

function best(
  left: ReadonlyMap<Candidate, number>,
  covered: ReadonlySet<string>,
  options: ShareOptions,
): Candidate | undefined {
  let found: Candidate | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const [candidate, common] of left) {
    const worth = candidate.value * (1 - options.repeats * common) + priority(candidate, covered, options);
    if (worth > most) [found, most] = [candidate, worth];
  }
  return found;
}

/** Values are below 1. */
const priority = (candidate: Candidate, covered: ReadonlySet<string>, options: ShareOptions): number =>
  isFirstOfKey(candidate, covered, options) ? 1 + (options.firstOfAll?.(candidate) ? 1 : 0) : 0;

const isFirstOfKey = (candidate: Candidate, covered: ReadonlySet<string>, { firstOfEach }: ShareOptions): boolean =>
  firstOfEach !== undefined && !covered.has(firstOfEach(candidate));

function saysTheSame(one: Candidate, other: Candidate, vocabulary: Vocabulary, least: number): boolean {
  return (
    one.spoken.interview !== other.spoken.interview &&
    one.spoken.turn.role === other.spoken.turn.role &&
    one.terms.size >= 4 &&
    inCommon(one, other, vocabulary) >= least
  );
}

/** Jaccard of two sentences' terms, by inverse document frequency: function words are none. */
function inCommon(one: Candidate, other: Candidate, vocabulary: Vocabulary): number {
  let [shared, all] = [0, 0];
  for (const term of one.terms) {
    const weight = idf(vocabulary, term);
    all += weight;
    if (other.terms.has(term)) shared += weight;
  }
  for (const term of other.terms) if (!one.terms.has(term)) all += idf(vocabulary, term);
  return all > 0 ? shared / all : 0;
}

const lengthOf = ({ sentences }: SpokenTurn, chosen: readonly number[]): number =>
  chosen.reduce((sum, i) => sum + sentences[i]!.end - sentences[i]!.start, 0);

/** Quotes that the chosen sentences make: stretches within one paragraph. */
const runsOf = ({ sentences }: SpokenTurn, chosen: readonly number[]): number =>
  chosen.filter((i, k) => k === 0 || chosen[k - 1] !== i - 1 || sentences[i - 1]!.entry !== sentences[i]!.entry).length;
