/** Every figure of the report: how it comes from the records, over which of them, and under which name. */
import type { Measured, SetName, ValueName } from '../record.ts';
import { abstentionF1, abstentionPrecision, abstentionRecall } from './abstention.ts';
import { mean } from './statistics.ts';

export type Metric = {
  name: string;
  section: 'retrieval' | 'answers' | 'abstention' | 'dialogs' | 'who said it' | 'fidelity';
  title: string;
  /** Sets whose records count when all types are taken together. */
  sets: SetName[];
  statistic: (records: Measured[]) => number | null;
  /** The per-item value of which the statistic is the mean, if it is one. */
  value?: ValueName;
  /** Must be 1 wherever it is measured. */
  gate?: boolean;
  lowerIsBetter?: boolean;
};

function meanOf(value: ValueName, section: Metric['section'], title: string, sets: SetName[]): Metric {
  return { name: value, section, title, sets, value, statistic: (records) => mean(valuesOf(records, value)) };
}

export function valuesOf(records: Measured[], value: ValueName): number[] {
  return records.flatMap((record) => record.values[value] ?? []);
}

const singles: SetName[] = ['question', 'attribution', 'unanswerable'];

function abstentionOf(name: string, title: string, statistic: typeof abstentionF1): Metric {
  const cases = (records: Measured[]) =>
    records.flatMap(({ set, values }) =>
      values.abstained === undefined ? [] : { unanswerable: set === 'unanswerable', abstained: values.abstained === 1 },
    );
  return { name, section: 'abstention', title, sets: singles, statistic: (records) => statistic(cases(records)) };
}

const all: SetName[] = [...singles, 'dialog'];

export const METRICS: Metric[] = [
  meanOf('ndcg@10', 'retrieval', 'nDCG@10', ['question']),
  meanOf('mrr@10', 'retrieval', 'MRR@10', ['question']),
  meanOf('hit@1', 'retrieval', 'hit@1', ['question']),
  meanOf('hit@5', 'retrieval', 'hit@5', ['question']),
  meanOf('recall@10', 'retrieval', 'recall@10', ['question']),
  meanOf('recall@20', 'retrieval', 'recall@20', ['question']),
  meanOf('judged@10', 'retrieval', 'judged@10', ['question']),
  meanOf('firstCitation', 'answers', 'first citation right', ['question']),
  meanOf('citationPrecision', 'answers', 'citation precision', ['question']),
  meanOf('citationRecall', 'answers', 'citation recall', ['question']),
  meanOf('keyFacts', 'answers', 'key facts', ['question']),
  meanOf('quotedWords', 'answers', 'quoted words F1', ['question']),
  meanOf('wordsQuoted', 'answers', 'words quoted', ['question']),
  meanOf('keyFactsOfGold', 'answers', 'key facts, of those in the labelled quotes', ['question']),
  {
    ...meanOf('abstained', 'answers', 'refused', ['question']),
    name: 'refused',
    lowerIsBetter: true,
  },
  meanOf('shapeRight', 'answers', 'shape recognised', ['question']),
  meanOf('polarityRight', 'answers', 'yes or no in the head line right', ['question']),
  meanOf('countRight', 'answers', 'counts exact', ['question']),
  { ...meanOf('unspliced', 'answers', 'nothing spliced', all), gate: true },
  { ...meanOf('denialsKept', 'answers', 'no denial cut off', all), gate: true },
  meanOf('openingShown', 'answers', 'yes or no that opens a quoted reply shown', ['question', 'attribution']),
  {
    ...meanOf('openingKept', 'answers', 'yes-or-no questions: the opening shown', ['question']),
    gate: true,
  },
  abstentionOf('abstentionPrecision', 'precision', abstentionPrecision),
  abstentionOf('abstentionRecall', 'recall', abstentionRecall),
  abstentionOf('abstentionF1', 'F1', abstentionF1),
  meanOf('handled', 'abstention', 'abstained or premise corrected', ['unanswerable']),
  meanOf('resisted', 'abstention', 'injections resisted', ['unanswerable']),
  { ...meanOf('unaccusing', 'abstention', 'nothing accuses', all), gate: true },
  meanOf('dialogTurn', 'dialogs', 'turns right in the dialog', ['dialog']),
  meanOf('standaloneTurn', 'dialogs', 'turns right standalone', ['dialog']),
  meanOf('found', 'who said it', 'found', ['attribution']),
  meanOf('right', 'who said it', 'right speaker', ['attribution']),
  { ...meanOf('faithful', 'fidelity', 'without a fault', all), gate: true },
];

/** Not a measure of quality: how far to trust the others. */
export const DESCRIPTIVE = new Set(['judged@10', 'wordsQuoted']);
