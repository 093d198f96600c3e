/**
 * Runs and judgments as trec_eval and its kin read them, so that anybody can score a run with another program. A document
 * is a paragraph, named by its line. A result stands for the best of its paragraphs that no earlier result touched; one
 * without a fresh paragraph gets a name that no judgment has, and keeps its rank.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bestLines, type Dataset, type Grades, gradesOf } from '../dataset.ts';
import type { SystemRun } from '../record.ts';

type Item = { id: string; grades: Grades };

/**
 * Writes qrels.txt with the grades, qrels-best.txt in which 1 is what hit@k and MRR look for (grade 2, or 1 where a
 * question has none), and one run a system, its first ten results, in `folder`.
 */
export async function writeTrec(folder: string, runs: SystemRun[], data: Dataset): Promise<void> {
  const items = [...data.questions, ...data.attribution].map((item) => ({
    id: item.id,
    grades: gradesOf(item, data.judgments),
  }));
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'qrels.txt'),
    qrels(items, ({ grades }) => grades),
  );
  await writeFile(
    join(folder, 'qrels-best.txt'),
    qrels(items, ({ grades }) => oneFor(bestLines(grades))),
  );
  for (const run of runs) await writeFile(join(folder, `${run.system}.run`), trecRun(run, items));
}

const oneFor = (lines: Set<number>): Grades => new Map([...lines].map((line) => [line, 1]));

/** Rows of question, iteration (unused), document, grade. */
export function qrels(items: Item[], gradesFor: (item: Item) => Grades): string {
  return items
    .flatMap((item) => [...gradesFor(item)].map(([line, grade]) => `${item.id} 0 ${line} ${grade}\n`))
    .join('');
}

/** Rows of question, "Q0", document, rank, score, system. Scores fall from rank to rank: what evaluators do with ties differs. */
export function trecRun({ system, records }: SystemRun, items: Item[]): string {
  const grades = new Map(items.map((item) => [item.id, item.grades]));
  return records
    .flatMap(({ id, results }) => {
      const known = grades.get(id);
      return known
        ? documents(
            results.map(({ lines }) => lines),
            known,
          ).map((name, i) => `${id} Q0 ${name} ${i + 1} ${results.length - i} ${system}\n`)
        : [];
    })
    .join('');
}

function documents(ranking: number[][], grades: Grades): string[] {
  const seen = new Set<number>();
  return ranking.map((lines, i) => {
    const fresh = lines.filter((line) => !seen.has(line));
    for (const line of fresh) seen.add(line);
    const [best] = fresh.sort((a, b) => (grades.get(b) ?? -1) - (grades.get(a) ?? -1));
    return best === undefined ? `seen-${i + 1}` : String(best);
  });
}
