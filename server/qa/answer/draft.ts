/** An answer before it is verified. */
import type { Vocabulary } from '../../../ingest/index/vocabulary.ts';
import type { Block, ReplyTo } from '../../contract/blocks.ts';
import type { AskResponse, Citation, Filters, Result } from '../../contract/contract.ts';
import type { Refusal } from '../../contract/refusals.ts';
import type { Library, PassageEntry } from '../library.ts';
import type { Retrieval } from '../retrieve/passage-retriever.ts';
import type { Read } from '../retrieve/reading.ts';
import type { PassageStore } from '../retrieve/store.ts';
import type { Understanding } from '../understand/understand.ts';
import { wordingOf } from './refusals.ts';
import { renderText } from './render-text.ts';

export type AnswerDependencies = {
  library: Library;
  store: PassageStore;
  vocabulary: Vocabulary;
  /** Reads question and text together; without it, only what was found decides whether there is an answer. */
  read?: Read | undefined;
};

/** What was found for a question, or for one side or part of it. */
export type Found = { understanding: Understanding; retrieval: Retrieval };

export type Material = Found & {
  /** As they were given by whoever asks. */
  given: Filters;
  /** For a comparison or a question of several parts: each with what was found for it alone. */
  apart?: (Found & { title: string })[];
  /** Looks again, with other filters. */
  search: (understanding: Understanding, filters: Filters) => Promise<Retrieval>;
  /** Most citations. */
  limit?: number | undefined;
};

export type Draft = {
  status: AskResponse['status'];
  /** Why there is no answer. */
  refusal?: Refusal;
  /** English wording of `refusal`. */
  reason?: string;
  /** Plain text; [n] points to the citation with marker n. */
  answer: string;
  /** What `answer` says, as structure. */
  blocks?: Block[];
  citations: Citation[];
  /** Passages offered where there is no answer. */
  nearest?: Result[];
  /** 0 to 1. */
  confidence?: number;
};

type Quoting = Pick<Required<Draft>, 'blocks' | 'citations'>;

export const answered = ({ blocks, citations }: Quoting): Draft => ({
  status: 'answered',
  answer: renderText(blocks, citations),
  blocks,
  citations,
});

/** @param quoting what can be quoted on the subject all the same */
export const refused = (refusal: Refusal, { blocks, citations }: Quoting = { blocks: [], citations: [] }): Draft => ({
  status: 'no_answer',
  refusal,
  reason: wordingOf(refusal),
  answer: renderText(blocks, citations),
  blocks,
  citations,
});

/** Quotes of one turn that may be shown, cut by this program. */
export type Offer = Pick<PassageEntry, 'turn' | 'interview'> & {
  citations: Citation[];
  /** Of the quotes, in order. */
  sentences: string[];
  /** The words that they reply to. */
  question?: ReplyTo;
};

/** An offer by its index; `wording`: a chat model's sentence on it, to be labelled as such. */
export type Chosen = { offer: number; wording?: string };

/** Chooses among quotes, for instance with a chat model. It never changes one. */
export interface Composer {
  /** Shown as `answeredBy`. */
  readonly name: string;
  /**
   * @param offers quotes that may be shown
   * @param limit most citations
   * @returns those to show, in order, in groups; or why the extractive answer stands
   */
  compose(
    input: { question: string; offers: readonly Offer[]; limit?: number | undefined },
    signal?: AbortSignal,
  ): Promise<{ groups: Chosen[][] } | { fallback: string }>;
}
