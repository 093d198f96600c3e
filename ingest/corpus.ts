import { join } from 'node:path';
import { z } from 'zod';
import { Review } from './attribute/review.ts';
import { type Collection, type CollectionFile, readCollectionFile } from './collection.ts';
import { completeCollection } from './complete-collection.ts';
import { IngestError } from './errors.ts';
import { readIfThere, readJson } from './json-file.ts';
import { parseSource } from './parse.ts';
import { Catalog, type Interview, type Source } from './schema.ts';
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
  const catalog = await readJson(join(dir, 'catalog.json'), catalogWith(file.defaults));
  if (!catalog) throw new IngestError(`There is no catalog.json in ${dir}. Write one that names each transcript.`);
  const sources: Source[] = [];
  const interviews: Interview[] = [];
  for (const entry of catalog.sources) {
    const bytes = await readIfThere(join(dir, entry.file));
    if (!bytes)
      throw new IngestError(`The catalog names ${entry.file}, which is not in ${dir}. Put it there or take it out.`);
    const source = decodeSource(entry.file, bytes);
    const review = await readJson(join(dir, reviewFile(entry.file)), Review);
    sources.push(source);
    interviews.push(...parseSource(source, entry, review));
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
