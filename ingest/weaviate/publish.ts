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
  onProgress?: (progress: { written: number; kept: number; total: number }) => void;
};

export type Published = {
  className: string;
  objects: number;
  digest: string;
  written: number;
  kept: number;
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
    if (before?.state === 'complete' && (await retry(() => versions.count(className))) === before.objects + 1) {
      await retry(() => versions.point(className));
      return { className, objects, digest: before.digest, written: 0, kept: objects, removed: [] };
    }
    const marker: Marker = {
      state: 'writing',
      at: now().toISOString(),
      objects,
      digest: '',
      averageLengths: averageLengths(publication.documents),
    };
    await retry(() => versions.mark(className, marker));
    const first = await bringIn(publication, className, options, retry);
    const digest = await readBack(publication, className, versions, retry);
    await retry(() => versions.mark(className, { ...marker, state: 'complete', at: now().toISOString(), digest }));
    await retry(() => versions.point(className));
    const removed = await prune(className, versions, now(), retry);
    return { className, objects, digest, ...first, removed };
  } catch (error) {
    if (error instanceof IngestError) throw error;
    throw new IngestError(
      `The index could not be brought into the Weaviate cluster: ${(error as Error).message} All of its nodes must be up. Run the same command again; it goes on where it stopped.`,
      { cause: error },
    );
  }
}

type Retry = <T>(work: () => Promise<T>) => Promise<T>;

async function bringIn(
  publication: Publication,
  className: string,
  { versions, onProgress }: PublishOptions,
  retry: Retry,
) {
  const total = countObjects(publication);
  let written = 0;
  let kept = 0;
  for (const [number, batch] of enumerate(toBatches(publication))) {
    const missing = await mend(className, number, batch, versions, retry);
    written += missing;
    kept += batch.length - missing;
    onProgress?.({ written, kept, total });
  }
  return { written, kept };
}

/** Makes one batch in the cluster what it should be. @returns how many objects had to be written */
async function mend(className: string, number: number, batch: StoredObject[], versions: Versions, retry: Retry) {
  const there = new Set(await retry(() => versions.idsOfBatch(className, number)));
  const missing = batch.filter(({ id }) => !there.delete(id));
  if (there.size > 0) await retry(() => versions.removeObjects(className, [...there]));
  if (missing.length > 0) await retry(() => versions.insert(className, missing));
  return missing.length;
}

/** @returns the digest of what the cluster holds, when that is what it should be */
async function readBack(
  publication: Publication,
  className: string,
  versions: Versions,
  retry: Retry,
): Promise<string> {
  for (let round = 1; round <= ROUNDS; round++) {
    const digest = createHash('sha256');
    let wrong = 0;
    for (const [number, batch] of enumerate(toBatches(publication))) {
      wrong += await mend(className, number, batch, versions, retry);
      for (const { id } of batch) digest.update(id);
    }
    const count = await retry(() => versions.count(className));
    if (wrong === 0 && count === countObjects(publication) + 1) return digest.digest('hex');
  }
  throw new IngestError(
    `The Weaviate cluster does not keep what is written into ${className}: read back ${ROUNDS} times, it never was whole.`,
  );
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
