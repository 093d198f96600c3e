/** `npm run eval`: measures the product and what it is compared with. See README.md. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDataset, select } from './dataset.ts';
import { countItems, evaluate } from './evaluate.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { startProgress } from './report/progress.ts';
import { type MeasuredSystem, terminalReport } from './report/terminal.ts';
import { readSource } from './source.ts';
import { summarise } from './summary.ts';
import { openSystem } from './systems/open.ts';

async function main(options: Options): Promise<number> {
  const source = await readSource();
  const data = select(await readDataset(), options);
  const measured: MeasuredSystem[] = [];
  for (const name of options.systems) {
    const system = await openSystem(name, source, options.url);
    const progress = startProgress(system.name, countItems(data, system));
    const run = await evaluate(system, data, source, { part: options.only, onItem: progress.tick });
    progress.stop();
    measured.push({ run, summary: summarise(run.records) });
    await system.close?.();
  }
  console.log(terminalReport(measured));
  await mkdir(options.out, { recursive: true });
  await writeFile(join(options.out, 'report.json'), JSON.stringify({ options, systems: measured }, null, 1));
  return 0;
}

const options = readOptions(process.argv.slice(2));
if (options.help) console.log(USAGE);
else process.exitCode = await main(options);
