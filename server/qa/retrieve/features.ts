/** What the second stage knows of a candidate passage: a table of named features, each a line or two. */

import type { PassageEntry } from '../library.ts';
import { type View, valuesOf } from '../linear-model.ts';
import type { Intent } from '../understand/understand.ts';
import { type Fused, nth, type PassageHits } from './fuse.ts';

export type FirstStage = {
  dense: Readonly<Record<string, PassageHits>>;
  lexical: Readonly<Record<string, PassageHits>>;
  fused: readonly Fused[];
  /** The question's terms, each with its share of their inverse document frequencies. */
  shares: ReadonlyMap<string, number>;
};

/** A passage as the features see it. */
type Candidate = {
  entry: PassageEntry;
  /** The nth best cosine among its units of a kind; of what was not found, the least that was. */
  cosine: (kind: string, n?: number) => number;
  /** BM25 score of a field. */
  bm25: (field: string) => number;
  /** First-stage score of a passage of the same interview, so many places on; the least of all where there is none. */
  near: (by: number) => number;
  /** Share of the question's terms, by inverse document frequency, in it and so many passages before and after it. */
  coverage: (around: number) => number;
  intent: Intent;
};

const journalist = ({ entry }: Candidate) => (entry.turn.role === 'interviewer' ? 1 : 0);

export const FEATURES = {
  /** Best cosine by unit kind. */
  sentence: (c) => c.cosine('sentence'),
  window: (c) => c.cosine('window'),
  exchange: (c) => c.cosine('exchange'),
  question: (c) => c.cosine('question'),
  /** Second best, and mean of the three best, among the passage's index questions. */
  question2: (c) => c.cosine('question', 1),
  question3: (c) => (c.cosine('question') + c.cosine('question', 1) + c.cosine('question', 2)) / 3,
  /** Root of the BM25 score by field. */
  lexicalText: (c) => Math.sqrt(c.bm25('text')),
  lexicalQuestions: (c) => Math.sqrt(c.bm25('questions')),
  /** Share of the question's terms that it holds, in its words or its index questions; and it or a passage near it. */
  coverage: (c) => c.coverage(0),
  coverageAround: (c) => c.coverage(2),
  /** First-stage score of the passage after and before it in its interview. */
  next: (c) => c.near(1),
  previous: (c) => c.near(-1),
  /** Journalists' words where the question does not ask for them; where it asks who spoke. */
  journalist: (c) => (c.intent.role === 'interviewer' || c.intent.who ? 0 : journalist(c)),
  journalistWho: (c) => (c.intent.who ? journalist(c) : 0),
  /** A journalist's words before a passage that scores well. */
  journalistNext: (c) => journalist(c) * c.near(1),
  logLength: (c) => Math.log(Math.max(1, c.entry.text.length)),
} as const satisfies Record<string, (candidate: Candidate) => number>;

export type Feature = keyof typeof FEATURES;
export type Features = Readonly<Record<Feature, number>>;

const NAMES = Object.keys(FEATURES) as Feature[];

/** Made from index questions: without meaning for a passage that has none. */
const OF_KEYS: ReadonlySet<Feature> = new Set(['question', 'question2', 'question3', 'lexicalQuestions']);

/** The features that weights of a view are fitted on. */
export const featuresOf = (view: View): Feature[] =>
  view === 'keyed' ? NAMES : NAMES.filter((name) => !OF_KEYS.has(name));

/** Which weights a passage takes. */
export const viewOf = ({ passage }: PassageEntry): View => (passage.keyed ? 'keyed' : 'plain');

/** @returns for each candidate its features */
export function toFeatures(
  candidates: readonly Fused[],
  { dense, lexical, fused, shares }: FirstStage,
  passages: readonly PassageEntry[],
  intent: Intent,
): Features[] {
  const scores = new Map(fused.map((f) => [f.passage, f.score]));
  const least = fused.at(-1)?.score ?? 0;
  const lists = Object.values(lexical);
  return candidates.map(({ passage }) => {
    const entry = passages[passage]!;
    const near = (by: number) => passages[passage + by]?.interview === entry.interview;
    const candidate: Candidate = {
      entry,
      intent,
      cosine: (kind, n = 0) => nth(dense[kind]!, passage, n),
      bm25: (field) => lexical[field]?.scores.get(passage)?.[0] ?? 0,
      near: (by) => (near(by) ? (scores.get(passage + by) ?? least) : least),
      coverage: (around) => {
        const counted = new Set<string>();
        let sum = 0;
        for (let by = -around; by <= around; by++) {
          if (!near(by)) continue;
          for (const list of lists) {
            for (const term of list.terms.get(passage + by) ?? []) {
              if (counted.has(term)) continue;
              counted.add(term);
              sum += shares.get(term) ?? 0;
            }
          }
        }
        return sum;
      },
    };
    return valuesOf(FEATURES, candidate);
  });
}
