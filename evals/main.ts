/** `npm run eval`: measures the product and what it is compared with. See README.md. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Dataset, readDataset, select } from './dataset.ts';
import { countItems, evaluate } from './evaluate.ts';
import { absoluteGates, fallenGates } from './gate.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { unjudged } from './pool.ts';
import type { Measured } from './record.ts';
import { changesReport } from './report/changes.ts';
import {
  BASELINE_FILE,
  type MeasuredSystem,
  type Report,
  readMeasured,
  writeBaseline,
  writeJson,
  writePool,
} from './report/file.ts';
import { reportPage } from './report/page.ts';
import { startProgress } from './report/progress.ts';
import { terminalReport } from './report/terminal.ts';
import { writeTrec } from './report/trec.ts';
import { readCollectionSources, readSource, type SourceText } from './source.ts';
import { summarise } from './summary.ts';
import { openSystem } from './systems/open.ts';
import { problemsIn } from './validation.ts';

async function main(options: Options): Promise<number> {
  const earlier = await readEarlier(options);
  const baseline = options.gate ? await readMeasured(BASELINE_FILE) : undefined;
  const { collection } = options;
  const source = collection ? await readCollectionSources(collection) : await readSource();
  const all = collection ? await readDataset(join(collection, 'evals'), source) : await readDataset();
  const problems = collection ? problemsIn(all, source) : [];
  if (problems.length > 0) throw new Error(`The questions do not fit the transcripts:\n${problems.join('\n')}`);
  const data = select(all, options);
  const systems = await measureAll(options, source, data);
  const { run } = systems[0]!;
  const report: Report = { made: new Date().toISOString(), options, systems };

  console.log(terminalReport(systems));
  if (earlier)
    console.log(`\n${changesReport(`${run.system}, against ${earlier.name}`, earlier.records, run.records)}`);
  await writeJson(join(options.out, 'report.json'), report);
  await writeFile(join(options.out, 'report.html'), reportPage(report, earlier));
  const runs = systems.map((system) => system.run);
  if (options.trec) await writeTrec(join(options.out, 'trec'), runs, data);
  if (options.pool) {
    await writePool(join(options.out, 'pool.jsonl'), unjudged(runs, data, source));
  }
  if (options['write-baseline']) await writeBaseline(run.records);
  return judged(baseline ? fallenGates(run, baseline) : absoluteGates(run));
}

/** What the first system is compared with: the report that the options name, else the product with its committed baseline. */
async function readEarlier({
  compare,
  systems,
  collection,
}: Options): Promise<{ name: string; records: Measured[] } | undefined> {
  const name =
    compare ?? (systems[0] === 'product' && !collection && existsSync(BASELINE_FILE) ? BASELINE_FILE : undefined);
  return name === undefined ? undefined : { name, records: await readMeasured(name) };
}

/** One system after the other, so that none slows another. */
async function measureAll(options: Options, source: SourceText, data: Dataset): Promise<MeasuredSystem[]> {
  const measured: MeasuredSystem[] = [];
  for (const name of options.systems) {
    const system = await openSystem(name, source, options);
    const progress = startProgress(system.name, countItems(data, system));
    const run = await evaluate(system, data, source, { part: options.only, onItem: progress.tick });
    progress.stop();
    await system.close?.();
    measured.push({ run, summary: summarise(run.records) });
  }
  return measured;
}

/** The exit code. */
function judged(fallen: string[]): number {
  const lines = fallen.map((gate) => `  ${gate}`).join('\n');
  console.log(fallen.length === 0 ? '\nAll gates hold.' : `\nGates that fell:\n${lines}`);
  return fallen.length === 0 ? 0 : 1;
}

const options = readOptions(process.argv.slice(2));
if (options.help) console.log(USAGE);
else {
  try {
    process.exitCode = await main(options);
  } catch (error) {
    // A person's mistake is told in a sentence; what is ours keeps its trace.
    console.error(options.collection && error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
