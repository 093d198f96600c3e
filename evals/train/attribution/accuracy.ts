/**
 * How many paragraphs of each interview end on the right side, against the reviewed labels: `npx tsx evals/train/attribution/accuracy.ts`
 * prints a row for each interview and the sums, for the parser alone, for strict alternation at dashes and labels, and with
 * the reviewed layer.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Review } from '../../../ingest/attribute/review.ts';
import { layOut } from '../../../ingest/formats/layout.ts';
import { linesOf } from '../../../ingest/formats/lines.ts';
import { splitSections } from '../../../ingest/formats/sections.ts';
import { parseSource } from '../../../ingest/parse.ts';
import type { Interview } from '../../../ingest/schema.ts';
import { agreement, type Reviewed, readReviewed, sideAt } from './reviewed-labels.ts';

export type Row = { outlet: string; paragraphs: number; alternation: number; parser: number; reviewed: number };

/** Counts of paragraphs on the right side, one row for each interview. */
export function measure(reviewed: Reviewed, review?: Review): Row[] {
  const { source, entry, labels } = reviewed;
  const lines = linesOf(source.text);
  const sections = splitSections(lines, entry);
  const alone = parseSource(source, entry);
  const layered = parseSource(source, entry, review);
  return sections.map((section, i) => {
    const { spoken } = layOut(section, entry, source);
    const truth = spoken.map(({ line }) => sideAt(labels, line));
    const right = (sides: (string | undefined)[]) => sides.filter((side, k) => side === truth[k]).length;
    let alternating = 'interviewee';
    const alternation = spoken.map(({ dash }) => {
      if (dash) alternating = alternating === 'interviewee' ? 'interviewer' : 'interviewee';
      return alternating;
    });
    return {
      outlet: section.outlet.name,
      paragraphs: spoken.length,
      alternation: right(alternation),
      parser: right(sidesOf(alone[i]!)),
      reviewed: right(sidesOf(layered[i]!)),
    };
  });
}

function sidesOf({ turns }: Interview): string[] {
  return turns.flatMap(({ passages, role }) => passages.map(() => role));
}

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`.padStart(9);

function print(rows: Row[]): void {
  const line = (name: string, some: Row[]) => {
    const sum = (key: 'paragraphs' | 'alternation' | 'parser' | 'reviewed') =>
      some.reduce((all, row) => all + row[key], 0);
    const paragraphs = sum('paragraphs');
    const shares = [sum('parser'), sum('alternation'), sum('reviewed')].map((part) => percent(part, paragraphs));
    console.log(`${name.padEnd(22)}${String(paragraphs).padStart(6)}  ${shares.join('   ')}`);
  };
  console.log(`${'interview'.padEnd(22)}  para.     parser  alternation  reviewed`);
  rows.forEach((row, i) => {
    line(`${String(i + 1).padStart(2)} ${row.outlet}`, [row]);
  });
  const half = (rest: number) => rows.filter((_, i) => i % 2 === rest);
  line('odd: weights fitted', half(0));
  line('even: held out', half(1));
  line('all', rows);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const reviewed = await readReviewed();
  const file = new URL('../../../ingest/collections/interviews-2020/interviews-2020.review.json', import.meta.url);
  print(measure(reviewed, Review.parse(JSON.parse(await readFile(file, 'utf8')))));
  const { paragraphs, agreed, kappa } = agreement(reviewed.labels.values());
  console.log(`\nTwo readers: ${agreed} of ${paragraphs} lines alike, Cohen's kappa ${kappa.toFixed(3)}.`);
}
