/** Search time and recall of many vectors, in the embedded store and in Weaviate: real ones, and real ones slightly changed. */
import { join } from 'node:path';
import { currentVersion } from '../../ingest/index/current-version.ts';
import { openFolder } from '../../ingest/index/open-index.ts';
import { ingestSettings, readSettings } from '../../ingest/settings.ts';
import { makeAnalyze } from '../../ingest/text/analyze.ts';
import { connectNodes } from '../../ingest/weaviate/connect.ts';
import { toBatches } from '../../ingest/weaviate/objects.ts';
import { storeSettings } from '../../ingest/weaviate/settings.ts';
import { versionsIn } from '../../ingest/weaviate/versions.ts';
import { exactNearest } from '../bench/exact.ts';
import { type Figure, percentile } from '../bench/figure.ts';
import { perturbed, randomFrom } from '../bench/perturb.ts';
import { vectorStore } from '../bench/vector-store.ts';
import { startWeaviate } from './weaviate-cluster.ts';

const SEARCHES = 200;
const NEAREST = 10;
/** As many as the first stage of a search asks of a kind. */
const ASKED = 200;
const SETUPS = [
  { nodes: 1, WEAVIATE_SHARDS: '1', WEAVIATE_COMPRESSION: 'none' },
  { nodes: 1, WEAVIATE_SHARDS: '1', WEAVIATE_COMPRESSION: 'rq8' },
  { nodes: 3, WEAVIATE_SHARDS: '3', WEAVIATE_COMPRESSION: 'none' },
] as const;

type Query = { vector: number[]; exact: ReadonlySet<number> };

export async function scaleFigures(binary: string, folder: string, size: number): Promise<Figure[]> {
  const vectors = await manyVectors(size);
  const random = randomFrom(1);
  const queries = Array.from({ length: SEARCHES }, (): Query => {
    const vector = perturbed(vectors[Math.floor(random() * size)]!, random);
    return { vector: Array.from(vector), exact: exactNearest(vector, vectors, NEAREST) };
  });
  const figures = await embeddedFigures(vectors, queries);
  for (const setup of SETUPS) figures.push(...(await weaviateFigures(binary, folder, setup, vectors, queries)));
  return figures;
}

async function manyVectors(size: number): Promise<Float32Array[]> {
  const { INDEX_DIR } = readSettings(ingestSettings, process.env);
  const version = await currentVersion(INDEX_DIR);
  if (!version) throw new Error('There is no index to take vectors from. Run "npm run ingest" first.');
  const { vectors } = await openFolder(join(INDEX_DIR, version));
  const random = randomFrom(size);
  return Array.from({ length: size }, (_, i) => {
    const real = vectors.vector(i % vectors.count);
    return i < vectors.count ? real : perturbed(real, random);
  });
}

async function embeddedFigures(vectors: readonly Float32Array[], queries: readonly Query[]): Promise<Figure[]> {
  const started = performance.now();
  const store = await vectorStore(vectors);
  const build = performance.now() - started;
  const search = (vector: number[]) => store.nearest(Float32Array.from(vector), ASKED);
  const figures = await measured(`${name(vectors.length)}, embedded`, build, queries, search);
  await store.close();
  return figures;
}

async function weaviateFigures(
  binary: string,
  folder: string,
  { nodes, ...env }: (typeof SETUPS)[number],
  vectors: readonly Float32Array[],
  queries: readonly Query[],
): Promise<Figure[]> {
  const cluster = await startWeaviate(binary, nodes, folder);
  const settings = readSettings(storeSettings, {
    ...env,
    WEAVIATE_URL: cluster.url,
    WEAVIATE_GRPC_PORT: cluster.grpcPort,
  });
  const client = await connectNodes(settings, { hedgeMs: 600_000 });
  try {
    const versions = versionsIn(client, settings);
    const className = 'OnTheRecordScale';
    await versions.create(className);
    const started = performance.now();
    const units = vectors.map((_, passage) => ({ kind: 'sentence' as const, passage }));
    const facts = { outlet: { name: 'Gazette' }, date: { from: '2020-01-01', to: '2020-01-01' } };
    const turns = [{ speaker: 'Guest', role: 'interviewee', passages: vectors }];
    const interviews = [{ ...facts, turns }] as never;
    for (const batch of toBatches({ interviews, units, vectors, documents: [], analyze: makeAnalyze([]) })) {
      await versions.insert(className, batch);
    }
    const build = performance.now() - started;
    const { WEAVIATE_COMPRESSION: compression, WEAVIATE_SHARDS: shards } = settings;
    const part = `${name(vectors.length)}, Weaviate, ${nodes} node${nodes > 1 ? 's' : ''}, ${shards} shard${shards > 1 ? 's' : ''}, ${compression === 'none' ? 'whole' : compression}`;
    const figures = await measured(part, build, queries, async (vector) => {
      const { objects } = await client.call((one) =>
        one.collections.use(className).query.nearVector(vector, {
          targetVector: 'sentence',
          limit: ASKED,
          returnProperties: ['passage'],
          returnMetadata: ['distance'],
        }),
      );
      return objects.map(({ properties }) => properties.passage as number);
    });
    const memory = cluster.memoryMb().reduce((sum, mb) => sum + mb, 0);
    return [...figures, { part, name: 'memory of all nodes', value: memory, unit: 'MB' }];
  } finally {
    client.close();
    await cluster.stop();
  }
}

async function measured(
  part: string,
  buildMs: number,
  queries: readonly Query[],
  search: (vector: number[]) => Promise<number[]>,
): Promise<Figure[]> {
  const times: number[] = [];
  let found = 0;
  for (const { vector, exact } of queries) {
    const started = performance.now();
    const nearest = await search(vector);
    times.push(performance.now() - started);
    found += nearest.slice(0, NEAREST).filter((unit) => exact.has(unit)).length;
  }
  return [
    { part, name: 'build', value: buildMs / 1000, unit: 's' },
    { part, name: `${ASKED} nearest, p50`, value: percentile(times, 0.5), unit: 'ms' },
    { part, name: `${ASKED} nearest, p99`, value: percentile(times, 0.99), unit: 'ms' },
    { part, name: `recall@${NEAREST} against exact`, value: found / (queries.length * NEAREST), unit: 'ratio' },
  ];
}

const name = (size: number) => `${size.toLocaleString('en')} vectors`;
