/** Reports and the baseline as files. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { Shape } from '../../server/contract/blocks.ts';
import type { Options } from '../options.ts';
import type { Unjudged } from '../pool.ts';
import { type Measured, type SystemRun, VALUES } from '../record.ts';
import { Manner, Origin } from '../schema.ts';
import type { Summary } from '../summary.ts';

export const BASELINE_FILE = 'evals/baseline.json';

export type MeasuredSystem = { run: SystemRun; summary: Summary };
/** `made` is the time of the run (ISO 8601). */
export type Report = { made: string; options: Options; systems: MeasuredSystem[] };

const MeasuredRow = z.object({
  id: z.string(),
  set: z.enum(['question', 'attribution', 'unanswerable', 'dialog']),
  type: z.string(),
  shape: Shape.optional(),
  manner: Manner.optional(),
  origin: Origin,
  split: z.enum(['dev', 'test']),
  values: z.partialRecord(z.enum(VALUES), z.number()),
});

const StoredReport = z.object({
  systems: z.array(z.object({ run: z.object({ system: z.string(), records: z.array(MeasuredRow) }) })).min(1),
});
const StoredBaseline = z.object({ records: z.array(MeasuredRow).min(1) });

export async function writeJson(file: string, report: Report): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(report)}\n`);
}

/** The first system's records of a report.json, or those of a baseline. @throws Error that says what the file lacks */
export async function readMeasured(file: string): Promise<Measured[]> {
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw new Error(`Cannot read ${file}. Name a report.json, or make a baseline with --write-baseline.`, { cause });
  });
  const stored = z.union([StoredBaseline, StoredReport]).safeParse(JSON.parse(text));
  if (!stored.success) throw new Error(`${file} is neither a report.json of npm run eval nor a baseline.`);
  return 'records' in stored.data ? stored.data.records : stored.data.systems[0]!.run.records;
}

/** One record a line, so that a change of the baseline can be read as a diff. */
export async function writeBaseline(records: Measured[], file = BASELINE_FILE): Promise<void> {
  const rows = records.map(({ id, set, type, shape, manner, origin, split, values }) => {
    const rounded = Object.entries(values).map(([name, value]) => [name, Math.round(value * 1e4) / 1e4]);
    return JSON.stringify({ id, set, type, shape, manner, origin, split, values: Object.fromEntries(rounded) });
  });
  await writeFile(file, `{"records":[\n${rows.join(',\n')}\n]}\n`);
}

export async function writePool(file: string, pool: Unjudged[]): Promise<void> {
  await writeFile(file, pool.map((row) => `${JSON.stringify(row)}\n`).join(''));
}
