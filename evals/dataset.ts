/** The data sets, read, checked against their schema, and split. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { placed } from './place.ts';
import {
  Attribution,
  Dialog,
  type Evidence,
  type Item,
  Judgment,
  Question,
  SecondReading,
  Unanswerable,
} from './schema.ts';
import type { SourceText } from './source.ts';

export const DATA_FOLDER = 'evals/data';

export type Dataset = {
  questions: Question[];
  attribution: Attribution[];
  unanswerable: Unanswerable[];
  dialogs: Dialog[];
  judgments: Judgment[];
};

export type Split = 'dev' | 'test';

/** Tune on `dev`, report `test`. Depends on the id only, so that no item ever changes sides. */
export function splitOf(id: string): Split {
  return createHash('sha256').update(id).digest()[0]! % 2 === 0 ? 'dev' : 'test';
}

/**
 * @param source places evidence that names a file; without it the data is of one file
 * @throws Error that names file, line and field of the first row that does not fit the schema.
 */
export async function readDataset(folder = DATA_FOLDER, source?: SourceText): Promise<Dataset> {
  const read = <T extends z.ZodType>(name: string, schema: T) => readRows(join(folder, name), schema, source);
  const [singles, themes, attribution, unanswerable, dialogs, judgments] = await Promise.all([
    read('questions.jsonl', Question),
    read('themes.jsonl', Question),
    read('attribution.jsonl', Attribution),
    read('unanswerable.jsonl', Unanswerable),
    read('dialogs.jsonl', Dialog),
    read('judgments.jsonl', Judgment),
  ]);
  if ([singles, themes, attribution, unanswerable, dialogs].every((rows) => rows.length === 0)) {
    throw new Error(`There are no questions in ${folder}. Write a questions.jsonl; evals/README.md says how.`);
  }
  return { questions: [...singles, ...themes], attribution, unanswerable, dialogs, judgments };
}

/** Pairs of grades, the first reader's and the second's, of the judgments that were read twice. */
export async function readTwice(judgments: Judgment[], folder = DATA_FOLDER): Promise<[number, number][]> {
  const first = new Map(judgments.map((judgment) => [`${judgment.question} ${judgment.line}`, judgment.grade]));
  const second = await readRows(join(folder, 'second-readings.jsonl'), SecondReading);
  return second.map(({ question, line, grade }) => {
    const before = first.get(`${question} ${line}`);
    if (before === undefined) throw new Error(`${question}: line ${line} is read twice, but never was judged.`);
    return [before, grade];
  });
}

/** A set that is not there is empty. */
async function readRows<T extends z.ZodType>(file: string, schema: T, source?: SourceText): Promise<z.infer<T>[]> {
  const rows: z.infer<T>[] = [];
  const text = existsSync(file) ? await readFile(file, 'utf8') : '';
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const row = parseLine(line, file, i + 1);
    const parsed = schema.safeParse(source ? placed(row, source, `${file}:${i + 1}`) : row);
    if (!parsed.success) {
      const issue = parsed.error.issues[0]!;
      throw new Error(`${file}:${i + 1}: ${issue.path.join('.') || 'row'}: ${issue.message}. See evals/schema.ts.`);
    }
    rows.push(parsed.data);
  }
  return rows;
}

function parseLine(line: string, file: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new Error(`${file}:${number} is not JSON. Write one object a line.`, { cause });
  }
}

export type Selection = { split: Split | 'all'; origin: 'seed' | 'own' | 'all'; limit?: number; fast?: boolean };

/** Every fourth item of the hash order: the subset that `--fast` runs. */
const FAST_SHARE = 4;

export function select(data: Dataset, selection: Selection): Dataset {
  const keep = <T extends Item>(items: T[]): T[] => {
    const kept = items.filter(
      (item) =>
        (selection.split === 'all' || splitOf(item.id) === selection.split) &&
        (selection.origin === 'all' || item.origin === selection.origin) &&
        (!selection.fast || createHash('sha256').update(item.id).digest()[1]! % FAST_SHARE === 0),
    );
    return selection.limit === undefined ? kept : kept.slice(0, selection.limit);
  };
  return {
    questions: keep(data.questions),
    attribution: keep(data.attribution),
    unanswerable: keep(data.unanswerable),
    dialogs: keep(data.dialogs),
    judgments: data.judgments,
  };
}

/** What is known about an item's paragraphs, by line: 2, 1 or 0. A line that is missing was never judged. */
export type Grades = Map<number, 0 | 1 | 2>;

/** Labels first; a judgment never overrides a label (validate.ts refuses one that tries). */
export function gradesOf(
  item: { id: string; evidence: Evidence[]; judgedIrrelevant?: number[] },
  judgments: Judgment[],
): Grades {
  const grades: Grades = new Map();
  for (const judgment of judgments) if (judgment.question === item.id) grades.set(judgment.line, judgment.grade);
  for (const line of item.judgedIrrelevant ?? []) grades.set(line, 0);
  const labelled = new Map<number, 1 | 2>();
  for (const { line, grade } of item.evidence) labelled.set(line, Math.max(grade, labelled.get(line) ?? 1) as 1 | 2);
  for (const [line, grade] of labelled) grades.set(line, grade);
  return grades;
}

/** The lines that answer by themselves; those that help where a question has no other. */
export function bestLines(grades: Grades): Set<number> {
  const withGrade = (grade: number) => [...grades].filter(([, g]) => g === grade).map(([line]) => line);
  const full = withGrade(2);
  return new Set(full.length > 0 ? full : withGrade(1));
}

/** All lines of grade 1 or 2. */
export function gradedLines(grades: Grades): Set<number> {
  return new Set([...grades].filter(([, grade]) => grade > 0).map(([line]) => line));
}
