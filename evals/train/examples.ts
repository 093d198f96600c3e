/** Labelled questions run through the product's own retrieval: what the small models learn from. */
import type { Span } from '../../ingest/schema.ts';
import type { Engine } from '../../server/engine.ts';
import type { PassageEntry } from '../../server/qa/library.ts';
import type { Retrieval } from '../../server/qa/retrieve/passage-retriever.ts';
import type { Understanding } from '../../server/qa/understand/understand.ts';
import { type Dataset, type Grades, gradesOf, type Split, splitOf } from '../dataset.ts';
import type { Evidence } from '../schema.ts';
import { linesTouched, type SourceText } from '../source.ts';

export type TrainingItem = {
  id: string;
  split: Split;
  answerable: boolean;
  /** Labelled quotes in a passage, as offsets into its source. */
  quotesOf: (entry: PassageEntry) => Span[];
  understanding: Understanding;
  retrieval: Retrieval;
  /** Grade of the passage at each rank; 0 where nobody judged it. */
  grades: number[];
};

/** @param split which half to run; the models must never see the first collection's `test` */
export async function trainingItems(
  engine: Engine,
  data: Dataset,
  source: SourceText,
  split: Split | 'all',
): Promise<TrainingItem[]> {
  const items: TrainingItem[] = [];
  const add = async (id: string, question: string, evidence: Evidence[], grades: Grades, answerable: boolean) => {
    const { understanding, retrieval } = await engine.inspect(question);
    const ofRank = retrieval.ranked.map(({ entry }) =>
      Math.max(0, ...linesOf(source, entry).map((line) => grades.get(line) ?? 0)),
    );
    items.push({
      id,
      split: splitOf(id),
      answerable,
      quotesOf: quotesIn(source, evidence),
      understanding,
      retrieval,
      grades: ofRank,
    });
  };
  const mine = <T extends { id: string }>(list: T[]) =>
    list.filter((item) => split === 'all' || splitOf(item.id) === split);
  for (const item of [...mine(data.questions), ...mine(data.attribution)]) {
    await add(item.id, item.question, item.evidence, gradesOf(item, data.judgments), true);
  }
  for (const dialog of mine(data.dialogs)) {
    for (const [i, turn] of dialog.turns.entries()) {
      if (turn.evidence.length === 0) continue;
      const id = `${dialog.id}.${i + 1}`;
      await add(id, turn.standalone, turn.evidence, gradesOf({ id, evidence: turn.evidence }, data.judgments), true);
    }
  }
  for (const item of mine(data.unanswerable)) await add(item.id, item.question, [], new Map(), false);
  return items;
}

/** Where an entry's file begins in the text that the labels speak of. */
const baseOf = ({ parts }: SourceText, { interview }: PassageEntry): number =>
  parts.find(({ file }) => file === interview.source.file)?.start ?? 0;

/** Lines of that text that a passage touches. */
function linesOf(source: SourceText, entry: PassageEntry): number[] {
  const base = baseOf(source, entry);
  return linesTouched(source, { start: base + entry.passage.start, end: base + entry.passage.end });
}

const quotesIn =
  (source: SourceText, evidence: readonly Evidence[]) =>
  (entry: PassageEntry): Span[] => {
    const { start } = entry.passage;
    const lines = linesOf(source, entry);
    return evidence
      .filter((e) => lines.includes(e.line))
      .flatMap(({ quote }) => {
        const at = entry.text.indexOf(quote);
        return at < 0 ? [] : [{ start: start + at, end: start + at + quote.length }];
      });
  };
