/** An answer before it is verified. */
import type { Vocabulary } from '../../../ingest/index/vocabulary.ts';
import type { AskResponse, Citation, Result } from '../../contract/contract.ts';
import type { Refusal } from '../../contract/refusals.ts';
import type { Library } from '../library.ts';
import type { Ranked } from '../retrieve/passage-retriever.ts';
import type { PassageStore } from '../retrieve/store.ts';
import type { Understanding } from '../understand/understand.ts';

export type AnswerDependencies = { library: Library; store: PassageStore; vocabulary: Vocabulary };

export type Draft = {
  status: AskResponse['status'];
  /** Why there is no answer, in plain words. */
  reason?: string;
  refusal?: Refusal;
  /** Plain text; [n] points to the citation with marker n. */
  answer: string;
  citations: Citation[];
  /** Passages offered where there is no answer. */
  nearest?: Result[];
  /** 0 to 1. */
  confidence?: number;
};

/** Writes an answer in other words than the transcript's, for instance with a chat model. */
export interface Composer {
  /** Shown as `answeredBy`. */
  readonly name: string;
  /**
   * @param draft the extractive answer, which stands if this fails
   * @returns what to show instead, verified already; or why the extractive answer stands
   */
  compose(
    input: { understanding: Understanding; ranked: readonly Ranked[]; draft: Draft; limit?: number },
    signal?: AbortSignal,
  ): Promise<{ draft: Draft } | { fallback: string }>;
}
