/** What the second stage knows of a candidate passage. */
import type { PassageEntry } from '../library.ts';
import type { Intent } from '../understand/understand.ts';
import { type Fused, nth, type PassageHits } from './fuse.ts';

export const FEATURES = [
  /** Best cosine by unit kind. */
  'sentence',
  'window',
  'exchange',
  'question',
  /** Second best, and mean of the three best, among the passage's index questions. */
  'question2',
  'question3',
  /** Root of the BM25 score by field. */
  'lexicalText',
  'lexicalQuestions',
  /** First-stage score of the passage after and before it in its interview. */
  'next',
  'previous',
  /** Journalists' words where the question does not ask for them; where it asks who spoke. */
  'journalist',
  'journalistWho',
  /** A journalist's words before a passage that scores well. */
  'journalistNext',
  'logLength',
] as const;
export type Feature = (typeof FEATURES)[number];

export type FirstStage = {
  dense: Readonly<Record<string, PassageHits>>;
  lexical: Readonly<Record<string, PassageHits>>;
  fused: readonly Fused[];
};

/** @returns for each candidate its features, in the order of FEATURES */
export function toFeatures(
  candidates: readonly Fused[],
  { dense, lexical, fused }: FirstStage,
  passages: readonly PassageEntry[],
  intent: Intent,
): number[][] {
  const scores = new Map(fused.map((f) => [f.passage, f.score]));
  const least = fused.at(-1)?.score ?? 0;
  const neighbour = (passage: number, by: -1 | 1): number =>
    passages[passage + by]?.interview === passages[passage]!.interview ? (scores.get(passage + by) ?? least) : least;
  const root = (field: string, passage: number) => Math.sqrt(lexical[field]?.scores.get(passage)?.[0] ?? 0);
  return candidates.map(({ passage }) => {
    const { turn, text } = passages[passage]!;
    const questions = dense.question!;
    const next = neighbour(passage, 1);
    const journalist = turn.role === 'interviewer' ? 1 : 0;
    const best = (kind: string) => nth(dense[kind]!, passage, 0);
    return [
      best('sentence'),
      best('window'),
      best('exchange'),
      best('question'),
      nth(questions, passage, 1),
      (best('question') + nth(questions, passage, 1) + nth(questions, passage, 2)) / 3,
      root('text', passage),
      root('questions', passage),
      next,
      neighbour(passage, -1),
      intent.role === 'interviewer' || intent.who ? 0 : journalist,
      intent.who ? journalist : 0,
      journalist * next,
      Math.log(Math.max(1, text.length)),
    ];
  });
}
