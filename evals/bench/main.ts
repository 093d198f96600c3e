/** `npm run bench`: what it costs, as ratios within one run. Only the loopback interface is talked to. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { dirname } from 'node:path';
import { type Figure, figuresTable, met } from './figure.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { besideFigures } from './parts-beside.ts';
import { growthFigures, ingestFigures, peerFigures } from './parts-index.ts';
import { askFigures, memoryFigures, searchFigures, startFigures } from './parts-serving.ts';
import { wholeFigures } from './parts-whole.ts';

const DOCS = 'docs/performance.md';
const [FROM, TO] = ['<!-- figures of `npm run bench -- --docs` -->', '<!-- end of figures -->'];

async function measure(options: Options): Promise<Figure[]> {
  const figures: Figure[] = [];
  const wanted = new Set(options.only);
  const part = async (name: string, work: () => Promise<Figure[]>) => {
    const started = performance.now();
    process.stderr.write(`${name} …`);
    figures.push(...(await work()));
    process.stderr.write(` ${((performance.now() - started) / 1000).toFixed(0)} s\n`);
  };
  if (wanted.has('start')) await part('start', startFigures);
  if (wanted.has('load')) await part('search under load', () => searchFigures(options.seconds));
  if (wanted.has('ask')) await part('answers under load', () => askFigures(options.seconds));
  if (wanted.has('memory')) await part('memory', () => memoryFigures(options.soak));
  if (wanted.has('growth')) await part('growth', () => growthFigures(options.passages));
  if (wanted.has('whole')) await part('whole path', () => wholeFigures(options.passages));
  if (wanted.has('peers')) await part('peers', peerFigures);
  if (wanted.has('ingest')) await part('ingest', ingestFigures);
  const { beside } = options;
  if (beside) await part('beside another checkout', () => besideFigures(beside));
  return figures;
}

async function main(options: Options): Promise<void> {
  const now = await measure(options);
  const figures = [...(await earlier(options.out, now)), ...now];
  const machine = { cores: availableParallelism(), processor: cpus()[0]?.model ?? 'unknown', node: process.version };
  const table = figuresTable(figures);
  console.log(table);
  await mkdir(dirname(options.out), { recursive: true });
  await writeFile(options.out, JSON.stringify({ made: new Date().toISOString(), machine, options, figures }, null, 2));
  if (options.docs) await intoDocs(`${machine.cores} cores of ${machine.processor}, Node ${machine.node}.`, figures);
  const missed = figures.filter((figure) => !met(figure));
  console.log(`\n${missed.length === 0 ? 'All targets met.' : `${missed.length} targets missed.`}`);
}

/** Figures of parts that an earlier run measured and this one did not. */
async function earlier(file: string, now: readonly Figure[]): Promise<Figure[]> {
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known === undefined) return [];
  const measured = new Set(now.map(({ part }) => part));
  return (JSON.parse(known) as { figures: Figure[] }).figures.filter(({ part }) => !measured.has(part));
}

/** Rows of parts that no run here has measured stay as they are. */
async function intoDocs(machine: string, figures: readonly Figure[]): Promise<void> {
  const docs = await readFile(DOCS, 'utf8');
  const [before, rest = ''] = docs.split(FROM!);
  const [earlier, after = ''] = rest.split(TO!);
  await writeFile(DOCS, `${before}${FROM}\n\n${machine}\n\n${figuresTable(figures, earlier)}\n\n${TO}${after}`);
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(USAGE);
  else await main(options);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
