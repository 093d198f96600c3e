/** What a run leaves of each item. A report is made of records alone. */
import type { Shape } from '../server/contract/blocks.ts';
import type { Split } from './dataset.ts';
import type { Fault } from './metrics/faults.ts';
import type { Manner, Origin } from './schema.ts';

export type SetName = 'question' | 'attribution' | 'unanswerable' | 'dialog';

/** What a run asks of a system. */
export type Part = 'retrieval' | 'ask' | 'all';

/** Everything that a run measures of one item; absent: not measured, or undefined for it. */
export const VALUES = [
  'ndcg@10',
  'mrr@10',
  'hit@1',
  'hit@5',
  'recall@10',
  'recall@20',
  'judged@10',
  'firstCitation',
  'citationPrecision',
  'citationRecall',
  'keyFacts',
  'quotedWords',
  'wordsQuoted',
  'keyFactsOfGold',
  'unspliced',
  'denialsKept',
  'openingShown',
  'openingKept',
  'shapeRight',
  'polarityRight',
  'countRight',
  'unaccusing',
  'abstained',
  'handled',
  'resisted',
  'confidence',
  'found',
  'right',
  'dialogTurn',
  'standaloneTurn',
  'faithful',
  'failed',
] as const;
export type ValueName = (typeof VALUES)[number];
export type Values = Partial<Record<ValueName, number>>;

/** The part of a record that a baseline keeps. */
export type Measured = {
  /** The item's id; of a dialog's turn, the dialog's id, a full stop and the turn's number from 1. */
  id: string;
  set: SetName;
  /** The question's type; the kind of an unanswerable one, or of a turn. */
  type: string;
  /** Of questions: what kind of answer they ask for, and how they are put. */
  shape?: Shape;
  manner?: Manner;
  origin: Origin;
  split: Split;
  values: Values;
};

export type Shown = {
  lines: number[];
  /** The best grade of its lines; null where none was judged. */
  grade: number | null;
  text: string;
  speaker?: string;
  role?: string;
  outlet?: string;
};

export type Stages = { understand: number; retrieve: number; answer: number; verify: number; total: number };

export type RecordOfItem = Measured & {
  question: string;
  expected: { line: number; quote: string; grade: number; by?: string }[];
  /** Why nothing answers it, or what else a reader of the report should know. */
  note?: string;
  status?: string;
  reason?: string;
  answer?: string;
  standaloneQuestion?: string;
  cited: Shown[];
  results: Shown[];
  faults: Fault[];
  /** Milliseconds as the caller saw them. */
  ms: { search?: number; ask?: number };
  stages?: Stages;
  /** The system's failure to answer at all. */
  error?: string;
};

export type SystemRun = { system: string; records: RecordOfItem[]; faults: Fault[] };
