/** Versions of the index in a cluster: what publishing and serving ask of it. */
import type { Collection, WeaviateClient } from 'weaviate-client';
import { z } from 'zod';
import { UNIT_KINDS } from '../expand/units.ts';
import { sha256 } from '../hash.ts';
import type { Nodes } from './nodes.ts';
import { asUuid, type StoredObject } from './objects.ts';
import { ALIAS, type ClassOptions, classOf, classSchema, isVersionClass } from './schema.ts';

/** What a version says of itself: an object in its class, written when it is begun and again when all of it is there. */
export const Marker = z.object({
  state: z.enum(['writing', 'complete']),
  /** Since when it is in that state. */
  at: z.iso.datetime(),
  /** Number of objects beside this one. */
  objects: z.int(),
  /** SHA-256 over the ids of all objects in their order, as read back; '' while it is being written. */
  digest: z.string(),
  /** Mean number of different index terms a passage. */
  averageLengths: z.object({ text: z.number(), questions: z.number() }),
});
export type Marker = z.infer<typeof Marker>;

const MARKER_ID = asUuid(Buffer.from(sha256('marker'), 'hex'));

export interface Versions {
  /** Names of the classes of all versions, of this layout. */
  list(): Promise<string[]>;
  /** Does nothing where the class is there already. */
  create(className: string): Promise<void>;
  remove(className: string): Promise<void>;
  /** Points the alias to a class. */
  point(className: string): Promise<void>;
  marker(className: string): Promise<Marker | undefined>;
  mark(className: string, marker: Marker): Promise<void>;
  /** All objects, the marker too. */
  count(className: string): Promise<number>;
  idsOfBatch(className: string, batch: number): Promise<string[]>;
  /**
   * Those of a batch's objects that a search finds, whichever node it asks. A node that is killed may keep an object of the
   * batch in flight and lose its place in the graph or the lexical index; and it leaves an object that is written again
   * unchanged as it is, so that it must be removed first.
   */
  searchable(className: string, batch: number, objects: readonly StoredObject[]): Promise<Set<string>>;
  /** Into every replica. @throws Error if any object was not written */
  insert(className: string, objects: readonly StoredObject[]): Promise<void>;
  removeObjects(className: string, ids: readonly string[]): Promise<void>;
}

/** More ids than this in one batch would not be of our making. */
const MOST_IDS = 5_000;

export function versionsIn(nodes: Nodes<WeaviateClient>, options: ClassOptions): Versions {
  const inClass = <T>(name: string, work: (all: Collection, client: WeaviateClient) => Promise<T>): Promise<T> =>
    nodes.call((client) => work(client.collections.use(name).withConsistency('ALL'), client));
  const exists = (name: string) => nodes.call((client) => client.collections.exists(name));
  return {
    async list() {
      const all = await nodes.call((client) => client.collections.listAll());
      return all.map(({ name }) => name).filter(isVersionClass);
    },
    async create(name) {
      if (await exists(name)) return;
      try {
        await nodes.call((client) => client.collections.createFromSchema(classSchema(name, options)));
      } catch (error) {
        // Another process, or another node at our own second asking, was faster.
        if (!(await exists(name))) throw error;
      }
    },
    remove: (name) => nodes.call((client) => client.collections.delete(name)),
    async point(name) {
      const aliases = (await nodes.call((client) => client.alias.listAll())) ?? [];
      const now = aliases.find(({ alias }) => alias === ALIAS)?.collection;
      if (now === name) return;
      await nodes.call((client) =>
        now === undefined
          ? client.alias.create({ alias: ALIAS, collection: name })
          : client.alias.update({ alias: ALIAS, newTargetCollection: name }),
      );
    },
    marker: (name) => readMarker(nodes, name),
    mark: (name, marker) =>
      inClass(name, async ({ data }) => {
        const object = { id: MARKER_ID, properties: { kind: 'marker', marker: JSON.stringify(marker) } };
        throwFailures(await data.insertMany([object]));
      }),
    count: (name) => countObjects(nodes, name),
    idsOfBatch: (name, batch) =>
      inClass(name, async ({ query, filter }) => {
        const filters = filter.byProperty('batch').equal(batch);
        const { objects } = await query.fetchObjects({ filters, limit: MOST_IDS, returnProperties: ['batch'] });
        return objects.map(({ uuid }) => uuid);
      }),
    async searchable(name, batch, objects) {
      const found = await nodes.each((client) => searchAll(client.collections.use(name), batch, objects));
      return new Set(objects.filter((o) => found.every((node) => node.has(o.id))).map((o) => o.id));
    },
    insert: (name, objects) =>
      inClass(name, async ({ data }) => {
        const given = objects.map(({ id, properties, vectors }) => ({
          id,
          properties,
          ...(vectors && { vectors: vectors as Record<string, number[]> }),
        }));
        throwFailures(await data.insertMany(given));
      }),
    removeObjects: (name, ids) =>
      inClass(name, async ({ data, filter }) => {
        await data.deleteMany(filter.byId().containsAny([...ids]));
      }),
  };
}

const TERM_FIELDS = ['text', 'questions'] as const;

/** Looks for a batch's objects by vector and by their first terms, at one node. @returns the ids of those found by all that they have */
async function searchAll({ query, filter }: Collection, batch: number, objects: readonly StoredObject[]) {
  // So few are compared one by one, but only those that stand in the graph.
  const filters = filter.byProperty('batch').equal(batch);
  const options = { filters, limit: MOST_IDS, returnProperties: ['batch'] };
  const searches: Promise<{ wanted: StoredObject[]; found: Set<string> }>[] = [];
  const search = async (wanted: StoredObject[], result: Promise<{ objects: { uuid: string }[] }>) => ({
    wanted,
    found: new Set((await result).objects.map(({ uuid }) => uuid)),
  });
  for (const kind of UNIT_KINDS) {
    const wanted = objects.filter(({ vectors }) => vectors?.[kind]);
    if (wanted.length === 0) continue;
    searches.push(search(wanted, query.nearVector(wanted[0]!.vectors![kind]!, { ...options, targetVector: kind })));
  }
  for (const field of TERM_FIELDS) {
    const wanted = objects.filter(({ properties }) => properties[field]);
    if (wanted.length === 0) continue;
    const terms = new Set(wanted.map(({ properties }) => String(properties[field]).split(' ')[0]!));
    searches.push(search(wanted, query.bm25([...terms].join(' '), { ...options, queryProperties: [field] })));
  }
  const lost = new Set<string>();
  for (const { wanted, found } of await Promise.all(searches)) {
    for (const { id } of wanted) if (!found.has(id)) lost.add(id);
  }
  return new Set(objects.filter(({ id }) => !lost.has(id)).map(({ id }) => id));
}

/** What a version says of itself; undefined where the cluster does not have it. */
export async function readMarker(nodes: Nodes<WeaviateClient>, name: string): Promise<Marker | undefined> {
  if (!(await nodes.call((client) => client.collections.exists(name)))) return undefined;
  const found = await nodes.call((client) =>
    client.collections.use(name).query.fetchObjectById(MARKER_ID, { returnProperties: ['marker'] }),
  );
  const json = found?.properties.marker;
  return typeof json === 'string' ? Marker.parse(JSON.parse(json)) : undefined;
}

export const countObjects = (nodes: Nodes<WeaviateClient>, name: string): Promise<number> =>
  nodes.call(async (client) => (await client.collections.use(name).aggregate.overAll()).totalCount);

/** Whether the cluster holds all of an index version. */
export async function isComplete(nodes: Nodes<WeaviateClient>, version: string): Promise<boolean> {
  const marker = await readMarker(nodes, classOf(version));
  return marker?.state === 'complete' && (await countObjects(nodes, classOf(version))) === marker.objects + 1;
}

function throwFailures({ hasErrors, errors }: { hasErrors: boolean; errors: Record<number, { message: string }> }) {
  if (!hasErrors) return;
  const all = Object.values(errors);
  throw new Error(`Weaviate did not take ${all.length} objects; the first: ${all[0]?.message}`);
}
