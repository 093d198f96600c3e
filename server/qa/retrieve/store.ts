/** What retrieval asks of a store: scored hits of one unit kind. Fusing them is the retriever's work. */
import type { UnitKind } from '../../../ingest/expand/units.ts';
import type { Span } from '../../../ingest/schema.ts';
import type { Filters } from '../../contract/contract.ts';

/** A unit that was found, by its passage; a passage may be hit more than once. */
export type Hit = {
  /** Index of the passage in the library. */
  passage: number;
  score: number;
  /** Of a lexical hit: which of the question's terms the field holds. */
  terms?: readonly string[];
};

/** The passages that filters leave: `mask[passage]` is 1 for each of `count`. A store elsewhere gets the filters themselves. */
export type Allowed = { mask: Uint8Array; count: number; filters: Filters };

export type Wanted = { kind: UnitKind; k: number };

export const LEXICAL_FIELDS = ['text', 'questions'] as const;
export type LexicalField = (typeof LEXICAL_FIELDS)[number];

/** A unit of a passage with its cosine to a question; `span` as in `Unit`. */
export type UnitScore = { kind: UnitKind; score: number; span?: Span | undefined };

export interface PassageStore {
  /** For each kind that is wanted the `k` units nearest to a vector, best first, by cosine (-1 to 1). */
  dense(wanted: readonly Wanted[], vector: readonly number[], allowed?: Allowed): Promise<Hit[][]>;
  /** The `k` passages whose field has the best BM25 score for index terms (see `analyze`), best first, each once. */
  lexical(field: LexicalField, terms: readonly string[], k: number, allowed?: Allowed): Promise<Hit[]>;
  /** The units of some kinds of each passage, scored exactly; for choosing the sentences to quote. */
  detail(passages: readonly number[], vector: readonly number[], kinds: readonly UnitKind[]): Promise<UnitScore[][]>;
}
