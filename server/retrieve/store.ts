/** What retrieval asks of a store: scored candidates of one unit kind. Fusing them is the retriever's work. */
import type { UnitKind } from '../../ingest/expand/units.ts';

/** A passage with the best score among its units of the kind that was asked for. */
export type Candidate = {
  /** Index of the passage in the library. */
  passage: number;
  score: number;
};

/** The passages that filters leave: `mask[passage]` is 1 for each of `count`. */
export type Allowed = { mask: Uint8Array; count: number };

export interface PassageStore {
  /**
   * The passages nearest to a vector, best first, by cosine (-1 to 1) over units of one kind.
   *
   * @param k how many units are looked at; passages come out fewer
   */
  dense(kind: UnitKind, vector: readonly number[], k: number, allowed?: Allowed): Promise<Candidate[]>;
  /** The passages with the best BM25 score for index terms (see `analyze`), best first. */
  lexical(terms: readonly string[], k: number, allowed?: Allowed): Promise<Candidate[]>;
}
