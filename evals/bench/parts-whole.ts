/** The whole path over a corpus that is the real one many times: ingest, start, memory, searches over HTTP. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddingCache } from '../../ingest/embed/cache.ts';
import { fromInt8, type Int8Vector } from '../../ingest/embed/int8.ts';
import type { ModelSpec } from '../../ingest/embed/model-spec.ts';
import { readShipped } from '../../ingest/embed/shipped-vectors.ts';
import { vectorKey } from '../../ingest/embed/vector-records.ts';
import { expandCorpus } from '../../ingest/ingest.ts';
import { Catalog } from '../../ingest/schema.ts';
import { collectionDir, ingestSettings, modelFromSettings, readSettings } from '../../ingest/settings.ts';
import { type Figure, percentile } from './figure.ts';
import { folderBytes, timedIngest } from './ingest-run.ts';
import { runLoad } from './load.ts';
import { perturbed, randomFrom } from './perturb.ts';
import { distinctQuestions, searchPath } from './questions.ts';
import { startServer } from './server.ts';

const COPIES = [1, 4, 16, 40, 144];
const SECONDS = 8;
/** Vectors written to the cache at once. */
const AT_ONCE = 10_000;

/** @param largest number of passages; 50,000 are 40 copies, 180,000 are 144 and two million units */
export async function wholeFigures(largest: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  let ofOne = 0;
  for (const copies of COPIES) {
    if (copies * ofOne > largest) break;
    const { passages, figures: own } = await figuresOfCopies(copies);
    ofOne ||= passages;
    figures.push(...own);
  }
  return figures;
}

async function figuresOfCopies(copies: number): Promise<{ passages: number; figures: Figure[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'otr-bench-'));
  try {
    const env = {
      SOURCES_DIR: join(folder, 'sources'),
      INDEX_DIR: join(folder, 'index'),
      CACHE_DIR: join(folder, 'cache'),
    };
    const { passages, units } = await writeCopies(copies, env);
    return { passages, figures: await figuresOf(passages, units, env) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

type Folders = { SOURCES_DIR: string; INDEX_DIR: string; CACHE_DIR: string };

/** A word at the end of every sentence makes each copy's texts its own, and leaves speakers as they are. */
const marked = (text: string, copy: number) => text.replace(/(?<=\p{Ll})(?=[.?!…](?:\s|$))/gmu, ` k${copy}`);
const unmarked = (text: string) => text.replace(/ k\d+(?=[.?!…])/g, '');

/**
 * Copies of the first source, without index questions (a corpus of that size has none until a chat model has written them).
 * The cache gets vectors for their texts: those of the real texts, slightly changed, so that nothing is embedded.
 */
async function writeCopies(copies: number, { SOURCES_DIR, CACHE_DIR }: Folders) {
  const own = readSettings(ingestSettings, process.env);
  const from = collectionDir(own);
  const catalog = Catalog.parse(JSON.parse(await readFile(join(from, 'catalog.json'), 'utf8')));
  const [entry] = catalog.sources;
  const text = await readFile(join(from, entry!.file), 'utf8');
  await mkdir(SOURCES_DIR, { recursive: true });
  const sources = Array.from({ length: copies }, (_, copy) => ({
    ...entry!,
    file: `copy-${copy}.txt`,
    outlets: entry!.outlets.map((outlet) => ({ ...outlet, id: `${outlet.id}-${copy}` })),
  }));
  for (const [copy, { file }] of sources.entries()) await writeFile(join(SOURCES_DIR, file), marked(text, copy));
  await writeFile(join(SOURCES_DIR, 'catalog.json'), JSON.stringify({ sources }));

  const { corpus, units } = await expandCorpus(SOURCES_DIR);
  const model = await modelFromSettings(own);
  const real = await knownVectors(from, own.CACHE_DIR, model);
  const cache = await EmbeddingCache.open(CACHE_DIR, model);
  const random = randomFrom(copies);
  // What an exchange is cut to depends on the marks: one that is unknown takes the vector of the text before it.
  let last: Int8Vector | undefined;
  for (let i = 0; i < units.length; i += AT_ONCE) {
    const entries = units.slice(i, i + AT_ONCE).flatMap(({ text: unit }) => {
      last = real(model.passagePrefix + unmarked(unit)) ?? last;
      return last ? [[model.passagePrefix + unit, perturbed(fromInt8(last), random)] as const] : [];
    });
    await cache.add(entries);
  }
  const passages = corpus.interviews.flatMap(({ turns }) => turns.flatMap((turn) => turn.passages)).length;
  return { passages, units: units.length };
}

/** Vectors of a collection's texts, as they are shipped or were made here. */
async function knownVectors(folder: string, cacheDir: string, model: ModelSpec) {
  const { units } = await expandCorpus(folder);
  const keys = units.map(({ text }) => vectorKey(model.passagePrefix + text));
  const { vectors } = await readShipped(folder, model, keys);
  const cache = await EmbeddingCache.open(cacheDir, model);
  return (prefixed: string) => vectors.get(vectorKey(prefixed)) ?? cache.get(vectorKey(prefixed));
}

async function figuresOf(passages: number, units: number, env: Folders): Promise<Figure[]> {
  const part = `whole path, ${passages.toLocaleString('en')} passages`;
  const ingest = await timedIngest(env);
  const server = await startServer(env);
  const questions = distinctQuestions();
  const load = await runLoad({
    url: server.url,
    clients: 1,
    next: () => ({ path: searchPath(questions.next().value) }),
    until: { seconds: SECONDS },
    serverCpuMs: server.cpuMs,
  });
  const memory = await server.memoryMb();
  await server.stop();
  return [
    { part, name: 'units', value: units, unit: 'count' },
    { part, name: 'ingest, all vectors known', value: ingest / 1000, unit: 's' },
    { part, name: 'size on disk', value: (await folderBytes(env.INDEX_DIR)) / 1e6, unit: 'MB' },
    { part, name: 'start to /readyz', value: server.readyMs / 1000, unit: 's' },
    { part, name: 'memory of server and embedding process', value: memory, unit: 'MB' },
    { part, name: 'search p50, 1 client', value: percentile(load.latencies, 0.5), unit: 'ms' },
    { part, name: 'search p99, 1 client', value: percentile(load.latencies, 0.99), unit: 'ms' },
  ];
}
