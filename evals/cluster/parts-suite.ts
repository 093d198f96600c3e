/** The eval suite over the embedded store and over three nodes: what the product answers must not depend on its store. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Figure } from '../bench/figure.ts';
import { METRICS } from '../metrics/registry.ts';
import type { Report } from '../report/file.ts';
import { startWeaviate, threeNodes } from './weaviate-cluster.ts';

/** Largest difference of a share between the stores: two of the 181 turns of dialogs, of which there are fewest. */
const MOST = 0.012;
/** Where both reports stay. */
const OUT = 'evals/reports/cluster';

export async function suiteFigures(binary: string, folder: string): Promise<Figure[]> {
  const embedded = await evaluated({}, join(OUT, 'embedded'));
  const cluster = await startWeaviate(binary, 3, join(folder, 'data'));
  try {
    const env = threeNodes(cluster, join(folder, 'index'));
    await run(['ingest/main.ts'], env);
    return compared(embedded, await evaluated(env, join(OUT, 'weaviate')));
  } finally {
    await cluster.stop();
  }
}

async function evaluated(env: NodeJS.ProcessEnv, out: string): Promise<Report> {
  await run(['evals/main.ts', '--systems', 'product', '--out', out], env);
  return JSON.parse(await readFile(join(out, 'report.json'), 'utf8')) as Report;
}

/** A gate that falls is no failure of the run: the figures tell. */
async function run(program: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', ...program], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code, signal] = await once(child, 'exit');
  if (signal || (code !== 0 && program[0] !== 'evals/main.ts')) throw new Error(`${program[0]} failed.`);
}

function compared(...reports: [embedded: Report, weaviate: Report]): Figure[] {
  const [embedded, weaviate] = reports.map(({ systems }) => systems[0]!);
  const part = 'the eval suite, embedded store and three nodes';
  const figures: Figure[] = [];
  for (const { name, title } of METRICS) {
    const [one, other] = [embedded, weaviate].map((system) => system?.summary.all?.[name]?.value ?? undefined);
    if (one === undefined || other === undefined) continue;
    const unit = 'ratio' as const;
    figures.push({ part, name: `${title}, embedded`, value: one, unit });
    figures.push({
      part,
      name: `${title}, three nodes`,
      value: other,
      unit,
      ...(one <= 1 && { target: { least: one - MOST, most: one + MOST } }),
    });
  }
  // Scores differ in their last digits, and confidence with them.
  const values = (system: typeof embedded) =>
    new Map(
      system?.run.records.map(({ id, set, values: { confidence, ...rest } }) => [`${set} ${id}`, JSON.stringify(rest)]),
    );
  const ofEmbedded = values(embedded);
  const differ = [...values(weaviate)].filter(([item, value]) => ofEmbedded.get(item) !== value);
  figures.push({ part, name: 'items', value: ofEmbedded.size, unit: 'count' });
  figures.push({
    part,
    name: 'items with another value than in the embedded store',
    value: differ.length,
    unit: 'count',
  });
  return figures;
}
