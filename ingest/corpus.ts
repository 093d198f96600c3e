import { join } from 'node:path';
import { z } from 'zod';
import { Review } from './attribute/review.ts';
import { type Collection, type CollectionFile, readCollectionFile } from './collection.ts';
import { completeCollection } from './complete-collection.ts';
import { IngestError } from './errors.ts';
import { readSource, type TextSource } from './formats/formats.ts';
import { fromMap } from './formats/stored.ts';
import { sha256 } from './hash.ts';
import { readIfThere, readJson } from './json-file.ts';
import { parseSource } from './parse.ts';
import { commandLine } from './place.ts';
import { Catalog, type CatalogEntry, type Interview, type Source } from './schema.ts';
import { decodeSource } from './source.ts';

/** All transcripts of a folder, parsed; interviews in order of time. */
export type Corpus = { sources: Source[]; interviews: Interview[]; collection: Collection };

/**
 * Reads a folder of transcripts: `catalog.json`, each source it names and, where there are any, `<name>.review.json` and
 * `collection.json`.
 *
 * @throws IngestError if a file is missing, unreadable or does not fit its format.
 */
export async function loadCorpus(dir: string): Promise<Corpus> {
  const file = await readCollectionFile(dir);
  const catalog = await readCatalog(dir, file.defaults);
  const sources: Source[] = [];
  const interviews: Interview[] = [];
  for (const entry of catalog.sources) {
    const read = await readEntry(dir, entry);
    sources.push(read.source);
    interviews.push(...read.interviews);
  }
  checkIds(interviews);
  interviews.sort(byTime);
  const texts = new Map(sources.map((s) => [s.file, s.text]));
  const collection = completeCollection(file, catalog.sources, interviews, (name) => texts.get(name)!);
  return { sources, interviews, collection };
}

/** The catalog with what the collection says of all its talks that do not say otherwise. */
const catalogWith = (defaults: CollectionFile['defaults']) =>
  z.preprocess(
    (value) =>
      isObject(value) && Array.isArray(value.sources)
        ? { ...value, sources: value.sources.map((entry) => (isObject(entry) ? { ...defaults, ...entry } : entry)) }
        : value,
    Catalog,
  );

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** One transcript of the catalog with its interviews. @throws IngestError */
export async function readEntry(
  dir: string,
  entry: CatalogEntry,
): Promise<{ source: TextSource; interviews: Interview[] }> {
  const source = await readSourceOf(dir, entry);
  return { source, interviews: parseSource(source, entry, await reviewOf(dir, entry)) };
}

/** The text source of a catalog's entry. @throws IngestError if its file is missing, unreadable or of another format */
export async function readSourceOf(dir: string, entry: CatalogEntry): Promise<TextSource> {
  const bytes = await readIfThere(join(dir, entry.file));
  if (!bytes)
    throw new IngestError(`The catalog names ${entry.file}, which is not in ${dir}. Put it there or take it out.`);
  if (!entry.original) return readSource(entry.file, bytes, entry);
  const { file, sha256: hash, map } = entry.original;
  const kept = await readIfThere(join(dir, file));
  if (kept && sha256(kept) !== hash) {
    throw new IngestError(
      `${file}, from which ${entry.file} was made, was changed after it was added. Add it again with "${commandLine('add')}".`,
    );
  }
  const source = decodeSource(entry.file, bytes);
  const made = fromMap(await readJson(join(dir, map), z.unknown()), entry.file, source.sha256);
  return { ...source, made, original: { file, sha256: hash } };
}

export const reviewOf = (dir: string, entry: CatalogEntry): Promise<Review | undefined> =>
  readJson(join(dir, reviewFile(entry.file)), Review);

/** @throws IngestError if it is missing or does not fit the schema */
export async function readCatalog(dir: string, defaults?: CollectionFile['defaults']): Promise<Catalog> {
  const given = defaults ?? (await readCollectionFile(dir)).defaults;
  const catalog = await readJson(join(dir, 'catalog.json'), catalogWith(given));
  if (!catalog) throw new IngestError(`There is no catalog.json in ${dir}. Write one that names each transcript.`);
  return catalog;
}

/** `interviews-2020.txt` -> `interviews-2020.review.json` */
export function reviewFile(file: string): string {
  return `${file.replace(/\.[^.]+$/, '')}.review.json`;
}

/** Interviews of one source keep their order: it is the order of time. */
function byTime(a: Interview, b: Interview): number {
  if (a.source.file === b.source.file) return a.start - b.start;
  return a.date.from.localeCompare(b.date.from) || a.date.to.localeCompare(b.date.to);
}

function checkIds(interviews: Interview[]): void {
  const seen = new Set<string>();
  for (const { id } of interviews) {
    if (seen.has(id))
      throw new IngestError(`Two interviews have the id "${id}". Give each outlet in the catalog an id of its own.`);
    seen.add(id);
  }
}
