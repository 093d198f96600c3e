/** Measures the product on a Weaviate cluster of real processes; see docs/scaling.md. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Figure, figuresTable, met } from '../bench/figure.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { publishFigures } from './parts-publish.ts';
import { scaleFigures } from './parts-scale.ts';
import { serverFigures } from './parts-servers.ts';
import { suiteFigures } from './parts-suite.ts';
import { startWeaviate, threeNodes, weaviateBinary } from './weaviate-cluster.ts';

async function main({ only, passages, requests, out }: Options): Promise<number> {
  const binary = weaviateBinary();
  if (!binary) throw new Error(`There is no Weaviate to measure.\n${USAGE}`);
  const folder = await mkdtemp(join(tmpdir(), 'otr-cluster-'));
  const figures: Figure[] = [];
  try {
    if (only.includes('publish')) figures.push(...(await withThreeNodes(binary, folder, only, requests)));
    if (only.includes('suite')) figures.push(...(await suiteFigures(binary, folder)));
    if (only.includes('scale')) figures.push(...(await scaleFigures(binary, join(folder, 'data'), passages)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  console.log(figuresTable(figures));
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, JSON.stringify(figures, null, 2));
  return figures.every(met) ? 0 : 1;
}

/** An index folder of its own: the one in use stays as it is. */
async function withThreeNodes(binary: string, folder: string, only: Options['only'], requests: number) {
  const cluster = await startWeaviate(binary, 3, join(folder, 'data'));
  const env = threeNodes(cluster, join(folder, 'index'));
  try {
    const figures = await publishFigures(env, cluster);
    if (only.includes('servers')) figures.push(...(await serverFigures(env, cluster, requests)));
    return figures;
  } finally {
    await cluster.stop();
  }
}

const options = readOptions(process.argv.slice(2));
if (options.help) console.log(USAGE);
else process.exitCode = await main(options);
