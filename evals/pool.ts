/**
 * Pooling (Spärck Jones & van Rijsbergen 1975; TREC since 1992): what the systems put into their first ten results and nobody has
 * judged yet, for somebody to judge.
 */
import { type Dataset, type Grades, gradesOf } from './dataset.ts';
import type { SystemRun } from './record.ts';
import { type SourceText, textOfLine } from './source.ts';
import { labelledItems } from './validation.ts';

/** To judge a row, copy `question` and `line` into data/judgments.jsonl with a grade, who judged, and why. */
export type Unjudged = {
  question: string;
  line: number;
  asked: string;
  text: string;
  /** Systems that returned the line, with its best rank from 1 (`cited` for the citations of an answer). */
  foundBy: Record<string, number>;
};

export function unjudged(runs: SystemRun[], data: Dataset, source: SourceText): Unjudged[] {
  const grades = new Map<string, Grades>(labelledItems(data).map((item) => [item.id, gradesOf(item, data.judgments)]));
  const pool = new Map<string, Unjudged>();
  for (const { system, records } of runs) {
    for (const record of records) {
      for (const [from, shown] of [[system, record.results] as const, [`${system} cited`, record.cited] as const]) {
        for (const [i, { lines }] of shown.slice(0, 10).entries()) {
          for (const line of lines) note(record, line, from, i + 1);
        }
      }
    }
  }
  return [...pool.values()].sort((a, b) => a.question.localeCompare(b.question) || a.line - b.line);

  function note(record: { id: string; question: string }, line: number, from: string, rank: number): void {
    const known = grades.get(record.id);
    if (!known || known.size === 0 || known.has(line)) return;
    const key = `${record.id} ${line}`;
    const row: Unjudged = pool.get(key) ?? {
      question: record.id,
      line,
      asked: record.question,
      text: textOfLine(source, line),
      foundBy: {},
    };
    row.foundBy[from] = Math.min(rank, row.foundBy[from] ?? rank);
    pool.set(key, row);
  }
}
