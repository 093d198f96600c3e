/** What it costs as the corpus grows, what others cost, and what ingest adds to embedding. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isText } from '../../ingest/expand/units.ts';
import { currentVersion } from '../../ingest/index/current-version.ts';
import { openFolder } from '../../ingest/index/open-index.ts';
import type { Vectors } from '../../ingest/index/vectors.ts';
import { expandCorpus } from '../../ingest/ingest.ts';
import { collectionDir, ingestSettings, readSettings } from '../../ingest/settings.ts';
import { readSource, type SourceText } from '../source.ts';
import { openSystem } from '../systems/open.ts';
import { bareEmbedding } from './bare.ts';
import { exactNearest } from './exact.ts';
import { type Figure, percentile } from './figure.ts';
import { timedIngest } from './ingest-run.ts';
import { perturbed, type Random, randomFrom } from './perturb.ts';
import { evalQuestions } from './questions.ts';
import { vectorStore } from './vector-store.ts';

const SIZES = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000];
const SEARCHES = 200;
const NEAREST = 10;
/** As many as the first stage of a search asks of a kind. */
const ASKED = 100;

/** The vector index alone, over real vectors and real vectors slightly changed. */
export async function growthFigures(largest: number): Promise<Figure[]> {
  const settings = readSettings(ingestSettings, process.env);
  const version = await currentVersion(settings.INDEX_DIR);
  if (!version) throw new Error('There is no index to take vectors from. Run "npm run ingest" first.');
  const { vectors } = await openFolder(join(settings.INDEX_DIR, version));
  const figures: Figure[] = [];
  for (const size of SIZES.filter((n) => n <= largest)) {
    figures.push(...(await growthAt(size, vectors, randomFrom(size))));
  }
  return figures;
}

async function growthAt(size: number, real: Vectors, random: Random): Promise<Figure[]> {
  const { count } = real;
  const own = Array.from({ length: size }, (_, i) => {
    const vector = real.vector(i % count);
    return i < count ? vector : perturbed(vector, random);
  });
  let started = performance.now();
  const store = await vectorStore(own);
  const build = performance.now() - started;

  const times: number[] = [];
  const found = new Map([NEAREST, ASKED].map((k) => [k, 0]));
  for (let i = 0; i < SEARCHES; i++) {
    const query = perturbed(own[Math.floor(random() * size)]!, random);
    started = performance.now();
    const nearest = await store.nearest(query, ASKED);
    times.push(performance.now() - started);
    for (const k of [NEAREST, ASKED]) {
      const exact = exactNearest(query, own, k);
      found.set(k, found.get(k)! + nearest.slice(0, k).filter((vector) => exact.has(vector)).length);
    }
  }
  await store.close();
  const part = `growth, ${size.toLocaleString('en')} vectors`;
  return [
    { part, name: 'search p50', value: percentile(times, 0.5), unit: 'ms' },
    { part, name: 'search p99', value: percentile(times, 0.99), unit: 'ms' },
    ...[...found].map(([k, hits]) => ({
      part,
      name: `recall@${k} against exact`,
      value: hits / (SEARCHES * k),
      unit: 'ratio' as const,
      ...(k === NEAREST && { target: { least: 0.95 } }),
    })),
    { part, name: 'build', value: build / 1000, unit: 's' },
    { part, name: 'size on disk', value: store.bytes / 1e6, unit: 'MB' },
  ];
}

/** Others over the same corpus, each in this process, one question at a time. */
export async function peerFigures(): Promise<Figure[]> {
  const source = await readSource();
  const figures: Figure[] = [];
  const measure = async (name: string, search: (question: string) => Promise<unknown>) => {
    const times: number[] = [];
    for (const [i, question] of evalQuestions().slice(0, 120).entries()) {
      const started = performance.now();
      await search(question);
      if (i >= 20) times.push(performance.now() - started);
    }
    const part = 'peers, a search in process';
    figures.push({ part, name: `${name}, p50`, value: percentile(times, 0.5), unit: 'ms' });
  };
  for (const name of ['product', 'stock', 'bm25'] as const) {
    const system = await openSystem(name, source);
    await measure(NAMES[name], (question) => system.search(question, 10));
    await system.close?.();
  }
  await measure('Orama alone', await openOrama(source));
  return figures;
}

/** Full text over the source's paragraphs, with Orama's English stemmer: no model. */
async function openOrama({ text, paragraphs }: SourceText): Promise<(question: string) => Promise<unknown>> {
  const { create, insertMultiple, search } = await import('@orama/orama');
  const index = create({
    schema: { text: 'string' },
    components: { tokenizer: { language: 'english', stemming: true } },
  });
  await insertMultiple(
    index,
    paragraphs.map(({ start, end }) => ({ text: text.slice(start, end) })),
  );
  return async (question) => search(index, { term: question, limit: 10, threshold: 1 });
}

const NAMES = {
  product: 'this project',
  stock: 'stock LangChain chain, same model',
  bm25: 'MiniSearch alone',
};

/** The whole ingest from nothing against the bare embedding of the same texts. About ten minutes. */
export async function ingestFigures(): Promise<Figure[]> {
  const { units } = await expandCorpus(collectionDir(readSettings(ingestSettings, process.env)));
  const texts = [...new Set(units.map(({ kind, text }) => `${isText(kind) ? 'passage' : 'query'}: ${text}`))];
  const bare = (await bareEmbedding(texts)).times.reduce((sum, ms) => sum + ms, 0);
  const whole = await ingestFromNothing();
  const part = 'ingest';
  return [
    { part, name: 'texts', value: texts.length, unit: 'count' },
    { part, name: 'bare embedding of them', value: bare / 1000, unit: 's' },
    { part, name: 'from nothing', value: whole / 1000, unit: 's' },
    { part, name: 'from nothing against bare embedding', value: whole / bare, unit: 'ratio', target: { most: 1.3 } },
  ];
}

async function ingestFromNothing(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'otr-bench-'));
  const ms = await timedIngest({ INDEX_DIR: join(folder, 'index'), CACHE_DIR: join(folder, 'cache') });
  await rm(folder, { recursive: true });
  return ms;
}
