/** Units of very many in lists: how they are brought into them, and what a search that looks into some of them finds. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exactNearest } from '../../../evals/bench/exact.ts';
import { type VectorStore, vectorStore } from '../../../evals/bench/vector-store.ts';
import { EmbeddingCache } from '../../../ingest/embed/cache.ts';
import { dot } from '../../../ingest/embed/dot.ts';
import { fromInt8, toInt8 } from '../../../ingest/embed/int8.ts';
import { resolveModel } from '../../../ingest/embed/model-spec.ts';
import { UNIT_KINDS } from '../../../ingest/expand/units.ts';
import { sha256 } from '../../../ingest/hash.ts';
import { arrange } from '../../../ingest/index/lists.ts';
import { readManifest, writeManifest } from '../../../ingest/index/manifest.ts';
import { best } from '../../../ingest/index/nearest.ts';
import { FILES, openFolder } from '../../../ingest/index/open-index.ts';
import { expandCorpus, ingest } from '../../../ingest/ingest.ts';
import { EmbeddedStore } from '../../../server/stores/embedded-store.ts';
import { seeded, unitVector } from '../../server/stores/weaviate-index.ts';
import { type Folders, folders, removeFolders } from '../command.ts';

const DIMENSIONS = 16;

/** Around some places each, as texts on some subjects are. */
function near(count: number, seed: number): Float32Array[] {
  const random = seeded(seed);
  const subjects = Array.from({ length: 60 }, () => unitVector(random, DIMENSIONS));
  return Array.from({ length: count }, (_, i) => {
    const own = unitVector(random, DIMENSIONS).map((value, d) => value * 0.5 + subjects[i % 60]![d]!);
    const length = Math.hypot(...own);
    return own.map((value) => value / length);
  });
}

describe('the order of units', () => {
  const vectors = near(3000, 1).map(toInt8);
  const units = vectors.map((_, i) => ({ kind: i % 3 === 0 ? ('window' as const) : ('sentence' as const) }));

  test('is by kind, and as it was within each, where no kind has very many', () => {
    const { order, lists } = arrange(units, vectors);
    expect(lists.size).toBe(0);
    const of = (kind: string) => units.flatMap((unit, i) => (unit.kind === kind ? [i] : []));
    expect([...order]).toEqual(UNIT_KINDS.flatMap(of));
  });

  test('is by list within a kind of many, each unit in that of its nearest centre', () => {
    const { order, lists } = arrange(units, vectors, 2000);
    expect([...lists.keys()]).toEqual(['sentence']);
    expect([...order].sort((a, b) => a - b)).toEqual(units.map((_, i) => i));
    const { centres, from } = lists.get('sentence')!;
    expect([centres.length, from[0], from.at(-1)]).toEqual([8, 0, 2000]);
    for (const [list, centre] of centres.entries()) {
      const own = [...order.subarray(from[list], from[list + 1])];
      expect(own).toEqual([...own].sort((a, b) => a - b));
      for (const unit of own) {
        const vector = fromInt8(vectors[unit]!);
        const most = Math.max(...centres.map((other) => dot(vector, other)));
        expect(units[unit]!.kind).toBe('sentence');
        expect(dot(vector, centre)).toBeGreaterThan(most - 0.01);
      }
    }
  });
});

describe('a search that looks into some of the lists', () => {
  const vectors = near(60_000, 2);
  const queries = near(20, 3);
  let store: VectorStore;
  beforeAll(async () => {
    store = await vectorStore(vectors, 50_000);
  });
  afterAll(() => store.close());

  /** @param every one in so many is allowed */
  async function shareFound(every: number): Promise<number> {
    const mask = every === 1 ? undefined : Uint8Array.from(vectors, (_, i) => (i % every === 0 ? 1 : 0));
    const allowed = vectors.filter((_, i) => i % every === 0);
    let found = 0;
    for (const query of queries) {
      const exact = exactNearest(query, allowed, 10);
      const nearest = await store.nearest(query, 10, mask);
      expect(nearest.every((vector) => vector % every === 0)).toBe(true);
      found += nearest.filter((vector) => exact.has(vector / every)).length;
    }
    return found / (10 * queries.length);
  }

  test('finds nearly all that is nearest', async () => expect(await shareFound(1)).toBeGreaterThan(0.95));

  test('finds nearly all that filters leave', async () => expect(await shareFound(3)).toBeGreaterThan(0.95));

  test('where filters leave little compares all of it', async () => expect(await shareFound(50)).toBeGreaterThan(0.99));
});

describe('an index with lists', () => {
  let at: Folders;
  let folder: string;
  beforeAll(async () => {
    at = folders();
    const model = await resolveModel('ingest/models/otr-e5-small-v1');
    const { units } = await expandCorpus(at.sources);
    const cache = await EmbeddingCache.open(at.cache, model);
    const random = seeded(4);
    await cache.add(
      units.map(({ text }) => [model.passagePrefix + text, unitVector(random, model.dimensions)] as const),
    );
    const written = await ingest({
      ...{ sourcesDir: at.sources, indexDir: at.index, cacheDir: at.cache, model },
      ...{ threads: 1, listsFrom: 10 },
    });
    folder = written.folder;
  });
  afterAll(() => removeFolders(at));

  test('is written and opened, and a search of all its lists finds what is nearest', async () => {
    const index = await openFolder(folder);
    expect([...index.lists!.from.keys()]).toContain('sentence');
    const store = new EmbeddedStore(index);
    for (const kind of ['sentence', 'window', 'exchange'] as const) {
      const own = Array.from({ length: index.units.count }, (_, unit) => unit).filter(
        (u) => index.units.kind(u) === kind,
      );
      const query = Array.from(unitVector(seeded(5), index.vectors.dimensions));
      const exact = best(own, index.vectors.cosines(query), 5).map((unit) => index.units.passages[unit]);
      const [hits] = await store.dense([{ kind, k: 5 }], query);
      expect(hits!.map(({ passage }) => passage)).toEqual(exact);
    }
    await index.lists!.graphs.close();
  });

  test.each([
    ['of a list too many', (from: number[]) => [...from, from.at(-1)!]],
    ['that end elsewhere', (from: number[]) => [...from.slice(0, -1), from.at(-1)! + 1]],
  ])('is refused with lists %s', async (_, spoilt) => {
    const own = join(at.root, 'spoilt');
    cpSync(folder, own, { recursive: true });
    const path = join(own, FILES.lists);
    const lists = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...lists, sentence: spoilt(lists.sentence) }));
    const { files, ...manifest } = await readManifest(own);
    const bytes = readFileSync(path);
    await writeManifest(own, {
      ...manifest,
      files: { ...files, [FILES.lists]: { bytes: bytes.length, sha256: sha256(bytes) } },
    });
    await expect(openFolder(own)).rejects.toThrow(/another number of texts/);
  });
});
