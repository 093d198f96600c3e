import { describe, expect, it } from 'vitest';
import { BATCH, type StoredObject, toBatches } from '../../../ingest/weaviate/objects.ts';
import { publish } from '../../../ingest/weaviate/publish.ts';
import { withRetries } from '../../../ingest/weaviate/retry.ts';
import { classOf } from '../../../ingest/weaviate/schema.ts';
import type { Marker, Versions } from '../../../ingest/weaviate/versions.ts';
import { smallIndex, VERSION } from '../../server/stores/weaviate-index.ts';

const { publication } = await smallIndex(100);
const ALL = [...toBatches(publication)].flat();
const CLASS = classOf(VERSION);
const NOW = new Date('2026-01-02T03:04:05Z');

/** A cluster in memory, whose inserts may fail. */
class FakeVersions implements Versions {
  classes = new Map<string, { objects: Map<string, StoredObject>; marker?: Marker }>();
  alias: string | undefined;
  inserted = 0;
  last: readonly StoredObject[] = [];
  /** Stored, but found by no search. */
  lost = new Set<string>();
  /** Called before each insert; may throw. */
  beforeInsert = () => {};

  list = async () => [...this.classes.keys()];
  create = async (name: string) => {
    if (!this.classes.has(name)) this.classes.set(name, { objects: new Map() });
  };
  remove = async (name: string) => void this.classes.delete(name);
  point = async (name: string) => {
    this.alias = name;
  };
  marker = async (name: string) => this.classes.get(name)?.marker;
  mark = async (name: string, marker: Marker) => {
    this.classes.get(name)!.marker = marker;
  };
  count = async (name: string) => this.objects(name).size + 1;
  idsOfBatch = async (name: string, batch: number) =>
    [...this.objects(name).values()].filter((o) => o.properties.batch === batch).map((o) => o.id);
  searchable = async (name: string, _batch: number, objects: readonly StoredObject[]) =>
    new Set(objects.map((o) => o.id).filter((id) => this.objects(name).has(id) && !this.lost.has(id)));
  insert = async (name: string, objects: readonly StoredObject[]) => {
    this.beforeInsert();
    for (const object of objects) this.objects(name).set(object.id, object);
    this.inserted += objects.length;
    this.last = objects;
  };
  removeObjects = async (name: string, ids: readonly string[]) => {
    for (const id of ids) {
      this.objects(name).delete(id);
      this.lost.delete(id);
    }
  };
  objects = (name: string) => this.classes.get(name)!.objects;
}

function options(versions: Versions, pauses: number[] = []) {
  const sleep = async (ms: number) => void pauses.push(ms);
  return { versions, now: () => NOW, backoff: { attempts: 4, firstMs: 100, longestMs: 300, sleep, random: () => 0.5 } };
}

const marker = (state: Marker['state'], at: string): Marker => ({
  state,
  at,
  objects: 0,
  digest: '',
  averageLengths: { text: 0, questions: 0 },
});

describe('objects', () => {
  it('should be named by their content, each once', () => {
    expect(new Set(ALL.map((o) => o.id)).size).toBe(ALL.length);
    expect([...toBatches(publication)].flat().map((o) => o.id)).toEqual(ALL.map((o) => o.id));
    const vectors = publication.vectors.map((v, i) => (i === 7 ? v.map((x) => -x) : v));
    const changed = [...toBatches({ ...publication, vectors })].flat();
    expect(changed.filter((o, i) => o.id !== ALL[i]!.id).map((o) => o.properties.position)).toEqual([7]);
  });

  it('should hold stems, filters and a vector of their kind', () => {
    expect(ALL[0]!.properties).toMatchObject({ kind: 'passage', passage: 0, outlet: 'Gazette', role: 'interviewer' });
    expect(ALL[0]!.properties).toMatchObject({ speaker: 'Host', firstDay: 20201001, lastDay: 20201001 });
    expect(ALL.find((o) => String(o.properties.text).includes('negoti '))).toBeDefined();
    const unit = ALL.find((o) => o.properties.kind === 'premise')!;
    expect(Object.keys(unit.vectors!)).toEqual(['premise']);
    expect(unit.properties).toMatchObject({ start: expect.any(Number), end: expect.any(Number) });
  });
});

describe('publishing', () => {
  it('should write every object once, read it back and point the alias', async () => {
    const versions = new FakeVersions();
    const published = await publish(publication, options(versions));
    expect(published).toMatchObject({
      className: CLASS,
      objects: ALL.length,
      written: ALL.length,
      mended: 0,
      removed: [],
    });
    expect([...versions.objects(CLASS).keys()].sort()).toEqual(ALL.map((o) => o.id).sort());
    expect(await versions.marker(CLASS)).toMatchObject({
      state: 'complete',
      objects: ALL.length,
      at: NOW.toISOString(),
    });
    expect(versions.alias).toBe(CLASS);
    // Which makes every node put what came before on its disk.
    expect(versions.last).toEqual(ALL.slice(0, BATCH));
  });

  it('should leave alone what is complete already', async () => {
    const versions = new FakeVersions();
    const first = await publish(publication, options(versions));
    versions.inserted = 0;
    expect(await publish(publication, options(versions))).toMatchObject({ written: 0, digest: first.digest });
    expect(versions.inserted).toBe(0);
  });

  it('should try a batch again after longer and longer pauses', async () => {
    const versions = new FakeVersions();
    let failures = 3;
    versions.beforeInsert = () => {
      if (failures-- > 0) throw new Error('a node is starting');
    };
    const pauses: number[] = [];
    expect(await publish(publication, options(versions, pauses))).toMatchObject({ written: ALL.length });
    expect(pauses).toEqual([100, 200, 300]);
  });

  it('should go on where it was interrupted, to the same count and digest', async () => {
    const whole = await publish(publication, options(new FakeVersions()));
    const versions = new FakeVersions();
    let inserts = 0;
    versions.beforeInsert = () => {
      if (++inserts > 2) throw new Error('a node is down');
    };
    await expect(publish(publication, options(versions))).rejects.toThrow(/a node is down.*goes on where it stopped/);
    expect(await versions.marker(CLASS)).toMatchObject({ state: 'writing' });
    expect(versions.alias).toBeUndefined();

    versions.beforeInsert = () => {};
    const resumed = await publish(publication, options(versions));
    expect(resumed).toMatchObject({ written: ALL.length - 2 * BATCH, mended: 0, digest: whole.digest });
    expect(versions.objects(CLASS).size).toBe(ALL.length);
  });

  it('should mend what the cluster lost, and take out what is not its own', async () => {
    const versions = new FakeVersions();
    const published = await publish(publication, options(versions));
    const { objects } = versions.classes.get(CLASS)!;
    objects.delete(ALL[3]!.id);
    objects.delete(ALL.at(-1)!.id);
    objects.set('foreign', { id: 'foreign', properties: { batch: 0 } });
    expect(await publish(publication, options(versions))).toMatchObject({
      written: 0,
      mended: 2,
      digest: published.digest,
    });
    expect([...objects.keys()].sort()).toEqual(ALL.map((o) => o.id).sort());
  });

  it('should write again what is stored but found by no search, after removing it', async () => {
    const versions = new FakeVersions();
    let batches = 0;
    versions.beforeInsert = () => {
      if (++batches === 2) versions.lost = new Set(ALL.slice(10, 20).map((o) => o.id));
    };
    const { digest, mended } = await publish(publication, options(versions));
    expect(mended).toBe(10);
    expect(versions.lost.size).toBe(0);
    expect(versions.inserted).toBe(ALL.length + 10 + BATCH);
    expect(digest).toBe((await publish(publication, options(new FakeVersions()))).digest);
  });

  it('should not call complete what does not stay written', async () => {
    const versions = new FakeVersions();
    versions.insert = async () => {};
    await expect(publish(publication, options(versions))).rejects.toThrow(/never was whole/);
    expect(await versions.marker(CLASS)).toMatchObject({ state: 'writing' });
  });

  it('should remove versions that nobody serves any more', async () => {
    const versions = new FakeVersions();
    const old = (state: Marker['state'], at: string) => ({ objects: new Map(), marker: marker(state, at) });
    versions.classes.set(classOf('oldest'), old('complete', '2025-12-30T00:00:00Z'));
    versions.classes.set(classOf('previous'), old('complete', '2026-01-01T00:00:00Z'));
    versions.classes.set(classOf('abandoned'), old('writing', '2025-12-31T00:00:00Z'));
    versions.classes.set(classOf('under-way'), old('writing', '2026-01-02T03:00:00Z'));
    const { removed } = await publish(publication, options(versions));
    expect(removed.sort()).toEqual([classOf('abandoned'), classOf('oldest')]);
    expect([...versions.classes.keys()].sort()).toEqual([CLASS, classOf('previous'), classOf('under-way')].sort());
  });
});

describe('withRetries', () => {
  it('should give up with the last error', async () => {
    let attempt = 0;
    const work = async () => {
      throw new Error(`attempt ${++attempt}`);
    };
    await expect(withRetries(work, options(new FakeVersions()).backoff)).rejects.toThrow('attempt 4');
  });
});
