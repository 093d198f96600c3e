/** What could be quoted: sentences of the passages that were found, each with what it is worth. */
import type { Vocabulary } from '../../../ingest/index/vocabulary.ts';
import type { Library, PassageEntry } from '../library.ts';
import type { Retrieval } from '../retrieve/passage-retriever.ts';
import type { PassageStore } from '../retrieve/store.ts';
import type { Understanding } from '../understand/understand.ts';
import { isOnSubject } from './on-subject.ts';
import { relevance } from './relevance.ts';
import { SENTENCE_UNITS, sentenceProbabilities, termsOfSentences } from './sentences.ts';
import { type SpokenTurn, spokenTurn } from './spoken-turn.ts';

export type Candidate = {
  spoken: SpokenTurn;
  /** Index in the turn. */
  sentence: number;
  /** Relevance of its passage times probability of the sentence to be (part of) what answers: 0 to 1. */
  value: number;
  relevance: number;
  /** Of its passage, from 0. */
  rank: number;
  terms: ReadonlySet<string>;
};

export type CandidateOptions = {
  /** Least relevance of a passage; the best one always counts. */
  least: number;
  /** The best one, too, must speak of the subject. */
  strict?: boolean;
  /** Most passages. */
  most: number;
};

/** Least value of what is shown as more: beside what was shown stand its neighbours, which answer nothing. */
const MORE = 0.04;

type Dependencies = { library: Library; store: PassageStore; vocabulary: Vocabulary };

/** @returns best passage first, its sentences in the order of the transcript */
export async function candidates(
  { library, store, vocabulary }: Dependencies,
  understanding: Understanding,
  retrieval: Retrieval,
  { least, most, strict = false }: CandidateOptions,
): Promise<Candidate[]> {
  const { ranked, terms, vector } = retrieval;
  const { intent } = understanding;
  const found = new Map<PassageEntry, { relevance: number; rank: number }>();
  for (const [rank, one] of ranked.entries()) {
    if (found.size >= most) break;
    const worth = relevance(retrieval, rank, intent);
    if (rank > 0 && worth < least) continue;
    if ((strict || rank > 0) && !isOnSubject(library, one, terms, vocabulary)) continue;
    const entry = asksForJournalist(understanding) ? one.entry : replyTo(library, one.entry);
    if (!found.has(entry)) found.set(entry, { relevance: worth, rank });
  }
  const entries = [...found.keys()];
  const details = await store.detail(
    entries.map((e) => e.index),
    vector,
    SENTENCE_UNITS,
  );
  const { shown = [] } = understanding;
  const isNew = ({ text }: { text: string }) => !shown.some((answer) => answer.includes(text));
  const all = entries.flatMap((entry, k) => {
    const spoken = spokenTurn(library, entry);
    const first = spoken.sentences.findIndex((s) => s.entry === entry);
    const known = found.get(entry)!;
    const probabilities = sentenceProbabilities(entry, details[k]!, { terms, number: intent.number, vocabulary });
    return (probabilities.length > 0 ? probabilities : [1]).map((probability, i) => ({
      spoken,
      sentence: first + i,
      value: known.relevance * probability,
      ...known,
      terms: termsOfSentences(entry, library.analyze)[i] ?? new Set(),
    }));
  });
  if (shown.length === 0) return all;
  return all.filter(({ spoken, sentence, value }) => value >= MORE && isNew(spoken.sentences[sentence]!));
}

/** Whether the words of those who ask are what is asked for. */
export function asksForJournalist({ intent, inferred }: Understanding): boolean {
  return intent.who || intent.role === 'interviewer' || (inferred.roles?.includes('interviewer') ?? false);
}

/** A journalist's words lead to the reply; anybody else's stand for themselves. */
function replyTo(library: Library, entry: PassageEntry): PassageEntry {
  const { interview, turn } = entry;
  if (turn.role !== 'interviewer') return entry;
  const next = interview.turns[turn.index + 1];
  const first = next && next.role !== 'interviewer' ? next.passages[0] : undefined;
  return (first && library.passage(first.id)) ?? entry;
}
