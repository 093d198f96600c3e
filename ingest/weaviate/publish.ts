/**
 * Brings an index version into a cluster. Every step may be done again: objects are named by their content, what is there
 * already is left alone, and the version counts only when all of it has been read back.
 */
import { createHash } from 'node:crypto';
import { IngestError } from '../errors.ts';
import { averageLengths, countObjects, type Searchable, type StoredObject, toBatches } from './objects.ts';
import { type Backoff, withRetries } from './retry.ts';
import { classOf } from './schema.ts';
import type { Marker, Versions } from './versions.ts';

/** Complete versions kept beside the newest, for servers that still serve them. */
const KEEP_OLD = 1;
/** A version that was begun and not finished for so long, in ms, is given up. */
const GIVEN_UP_MS = 24 * 60 * 60 * 1000;
/** Readings of what was written, each followed by writing what it missed. */
const ROUNDS = 3;

export type Publication = Searchable & { version: string };

export type PublishOptions = {
  versions: Versions;
  /** For every request of the cluster. */
  backoff: Backoff;
  now: () => Date;
  onProgress?: (progress: { stage: 'writing' | 'checking'; done: number; total: number }) => void;
};

export type Published = {
  className: string;
  objects: number;
  /** SHA-256 over the ids of all objects in their order. */
  digest: string;
  /** Objects that were not there; and that were written and yet not found when everything was read back. */
  written: number;
  mended: number;
  /** Classes of old versions. */
  removed: string[];
};

/** @throws IngestError where the cluster does not take it; running again goes on from there */
export async function publish(publication: Publication, options: PublishOptions): Promise<Published> {
  const { versions, now } = options;
  const retry = <T>(work: () => Promise<T>) => withRetries(work, options.backoff);
  const className = classOf(publication.version);
  try {
    const objects = countObjects(publication);
    await retry(() => versions.create(className));
    const before = await retry(() => versions.marker(className));
    const marker: Marker = {
      state: 'writing',
      at: now().toISOString(),
      objects,
      digest: '',
      averageLengths: averageLengths(publication.documents, publication.analyze),
    };
    const complete = before?.state === 'complete';
    let written = 0;
    if (!complete) {
      await retry(() => versions.mark(className, marker));
      written += await bringIn(publication, className, options, retry, before === undefined);
    }
    const { digest, mended } = await readBack(publication, className, options, retry);
    if (written + mended > 0) await flush(publication, className, versions, retry);
    if (!complete || mended > 0) {
      await retry(() => versions.mark(className, { ...marker, state: 'complete', at: now().toISOString(), digest }));
    }
    await retry(() => versions.point(className));
    const removed = await prune(className, versions, now(), retry);
    return { className, objects, digest, written, mended, removed };
  } catch (error) {
    if (error instanceof IngestError) throw error;
    throw new IngestError(
      `The index could not be brought into the Weaviate cluster: ${(error as Error).message} All of its nodes must be up. Run the same command again; it goes on where it stopped.`,
      { cause: error },
    );
  }
}

type Retry = <T>(work: () => Promise<T>) => Promise<T>;

/** @returns how many objects had to be written */
async function bringIn(
  publication: Publication,
  className: string,
  { versions, onProgress }: PublishOptions,
  retry: Retry,
  fresh: boolean,
): Promise<number> {
  const total = countObjects(publication);
  let done = 0;
  let written = 0;
  for (const [number, batch] of enumerate(toBatches(publication))) {
    written += fresh
      ? await write(className, batch, versions, retry, fresh)
      : await mend(className, number, batch, versions, retry);
    done += batch.length;
    onProgress?.({ stage: 'writing', done, total });
  }
  return written;
}

/** Makes one batch in the cluster what it should be. @returns how many objects had to be written */
async function mend(className: string, number: number, batch: StoredObject[], versions: Versions, retry: Retry) {
  const there = new Set(await retry(() => versions.idsOfBatch(className, number)));
  const found = there.size > 0 ? await retry(() => versions.searchable(className, number, batch)) : new Set<string>();
  const missing = batch.filter(({ id }) => !(there.delete(id) && found.has(id)));
  if (there.size > 0) await retry(() => versions.removeObjects(className, [...there]));
  return write(className, missing, versions, retry, false);
}

/** @param fresh whether nothing of them can be there yet; otherwise they are removed first (see `Versions.searchable`) */
async function write(className: string, objects: StoredObject[], versions: Versions, retry: Retry, fresh: boolean) {
  if (objects.length === 0) return 0;
  const ids = objects.map(({ id }) => id);
  let first = fresh;
  await retry(async () => {
    if (!first) await versions.removeObjects(className, ids);
    first = false;
    await versions.insert(className, objects);
  });
  return objects.length;
}

/** @returns the digest of what the cluster holds, when that is what it should be, and how much was wrong before */
async function readBack(
  publication: Publication,
  className: string,
  { versions, onProgress }: PublishOptions,
  retry: Retry,
): Promise<{ digest: string; mended: number }> {
  const total = countObjects(publication);
  let mended = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    const digest = createHash('sha256');
    let wrong = 0;
    let done = 0;
    for (const [number, batch] of enumerate(toBatches(publication))) {
      wrong += await mend(className, number, batch, versions, retry);
      for (const { id } of batch) digest.update(id);
      done += batch.length;
      onProgress?.({ stage: 'checking', done, total });
    }
    mended += wrong;
    const count = await retry(() => versions.count(className));
    if (wrong === 0 && count === total + 1) return { digest: digest.digest('hex'), mended };
  }
  throw new IngestError(
    `The Weaviate cluster does not keep what is written into ${className}: read back ${ROUNDS} times, it never was whole.`,
  );
}

/**
 * Writes one batch again, unchanged. A node keeps the end of what it wrote to a graph's log in memory until the next batch
 * comes (Weaviate 1.35): killed before that, however long after, it would come back without those objects' places.
 */
async function flush(publication: Publication, className: string, versions: Versions, retry: Retry): Promise<void> {
  const [batch] = toBatches(publication);
  if (batch) await retry(() => versions.insert(className, batch));
}

/** Removes versions that nobody serves any more. @returns their classes */
async function prune(current: string, versions: Versions, now: Date, retry: Retry): Promise<string[]> {
  const others = (await retry(() => versions.list())).filter((name) => name !== current);
  const marked = await Promise.all(
    others.map(async (name) => ({ name, marker: await retry(() => versions.marker(name)) })),
  );
  const complete = marked
    .filter(({ marker }) => marker?.state === 'complete')
    .sort((a, b) => (a.marker!.at < b.marker!.at ? 1 : -1));
  const givenUp = marked.filter(
    ({ marker }) => marker?.state === 'writing' && now.getTime() - Date.parse(marker.at) > GIVEN_UP_MS,
  );
  const removed = [...complete.slice(KEEP_OLD), ...givenUp].map(({ name }) => name);
  for (const name of removed) await retry(() => versions.remove(name));
  return removed;
}

function* enumerate<T>(values: Iterable<T>): Generator<[number, T]> {
  let i = 0;
  for (const value of values) yield [i++, value];
}
