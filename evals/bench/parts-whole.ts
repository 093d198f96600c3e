/** The whole path over a corpus that is the real one many times: ingest, start, memory, searches over HTTP. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddingCache } from '../../ingest/embed/cache.ts';
import { fromInt8 } from '../../ingest/embed/int8.ts';
import { expandCorpus } from '../../ingest/ingest.ts';
import { Catalog } from '../../ingest/schema.ts';
import { collectionDir, ingestSettings, modelFromSettings, readSettings } from '../../ingest/settings.ts';
import { type Figure, percentile } from './figure.ts';
import { folderBytes, timedIngest } from './ingest-run.ts';
import { runLoad } from './load.ts';
import { perturbed, randomFrom } from './perturb.ts';
import { distinctQuestions, searchPath } from './questions.ts';
import { startServer } from './server.ts';

const COPIES = [1, 4, 16, 40];
const SECONDS = 8;

/** @param largest number of passages; 50,000 are 40 copies */
export async function wholeFigures(largest: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  let ofOne = 0;
  for (const copies of COPIES) {
    if (copies * ofOne > largest) break;
    const folder = await mkdtemp(join(tmpdir(), 'otr-bench-'));
    try {
      const env = {
        SOURCES_DIR: join(folder, 'sources'),
        INDEX_DIR: join(folder, 'index'),
        CACHE_DIR: join(folder, 'cache'),
      };
      const { passages, units } = await writeCopies(copies, env);
      ofOne ||= passages;
      figures.push(...(await figuresOf(passages, units, env)));
    } finally {
      await rm(folder, { recursive: true });
    }
  }
  return figures;
}

type Folders = { SOURCES_DIR: string; INDEX_DIR: string; CACHE_DIR: string };

/** A word at the end of every sentence makes each copy's texts its own, and leaves speakers as they are. */
const marked = (text: string, copy: number) => text.replace(/(?<=\p{Ll})(?=[.?!…](?:\s|$))/gmu, ` k${copy}`);
const unmarked = (text: string) => text.replace(/ k\d+(?=[.?!…])/g, '');

/**
 * Copies of the first source, without index questions (a corpus of that size has none until a chat model has written them).
 * The cache gets vectors for their texts: those of the real texts, slightly changed, so that nothing need be embedded.
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
  const real = await EmbeddingCache.open(own.CACHE_DIR, model);
  const cache = await EmbeddingCache.open(CACHE_DIR, model);
  const random = randomFrom(copies);
  const entries = units.flatMap(({ text: unit }) => {
    const vector = real.get(model.passagePrefix + unmarked(unit));
    return vector ? [[model.passagePrefix + unit, perturbed(fromInt8(vector), random)] as const] : [];
  });
  for (let i = 0; i < entries.length; i += 10_000) await cache.add(entries.slice(i, i + 10_000));
  const passages = corpus.interviews.flatMap(({ turns }) => turns.flatMap((turn) => turn.passages)).length;
  return { passages, units: units.length };
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
    { part, name: 'ingest, nearly all vectors known', value: ingest / 1000, unit: 's' },
    { part, name: 'size on disk', value: (await folderBytes(env.INDEX_DIR)) / 1e6, unit: 'MB' },
    { part, name: 'start to /readyz', value: server.readyMs / 1000, unit: 's' },
    { part, name: 'memory of server and embedding process', value: memory, unit: 'MB' },
    { part, name: 'search p50, 1 client', value: percentile(load.latencies, 0.5), unit: 'ms' },
    { part, name: 'search p99, 1 client', value: percentile(load.latencies, 0.99), unit: 'ms' },
  ];
}
