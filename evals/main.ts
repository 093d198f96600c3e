/** `npm run eval`: measures the product and what it is compared with. See README.md. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDataset, select } from './dataset.ts';
import { countItems, evaluate } from './evaluate.ts';
import { fallenGates } from './gate.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { unjudged } from './pool.ts';
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
import { readSource } from './source.ts';
import { summarise } from './summary.ts';
import { openSystem } from './systems/open.ts';

async function main(options: Options): Promise<number> {
  const before = options.compare ? await readMeasured(options.compare) : undefined;
  const baseline = options.gate ? await readMeasured(BASELINE_FILE) : undefined;
  const source = await readSource();
  const data = select(await readDataset(), options);
  const systems: MeasuredSystem[] = [];
  for (const name of options.systems) {
    const system = await openSystem(name, source, options.url);
    const progress = startProgress(system.name, countItems(data, system));
    const run = await evaluate(system, data, source, { part: options.only, onItem: progress.tick });
    progress.stop();
    await system.close?.();
    systems.push({ run, summary: summarise(run.records) });
  }
  const report: Report = { made: new Date().toISOString(), options, systems };
  const { run } = systems[0]!;
  console.log(terminalReport(systems));
  await writeJson(join(options.out, 'report.json'), report);
  const earlier = before && { name: options.compare!, records: before };
  await writeFile(join(options.out, 'report.html'), reportPage(report, earlier));
  if (before) console.log(`\n${changesReport(`${run.system} against ${options.compare}`, before, run.records)}`);
  if (options.pool) {
    const runs = systems.map((system) => system.run);
    await writePool(join(options.out, 'pool.jsonl'), unjudged(runs, data, source));
  }
  if (options['write-baseline']) await writeBaseline(run.records);
  return baseline ? gate(fallenGates(run, baseline)) : 0;
}

function gate(fallen: string[]): number {
  console.log(
    fallen.length === 0 ? '\nAll gates hold.' : `\nGates that fell:\n${fallen.map((f) => `  ${f}`).join('\n')}`,
  );
  return fallen.length === 0 ? 0 : 1;
}

const options = readOptions(process.argv.slice(2));
if (options.help) console.log(USAGE);
else process.exitCode = await main(options);
