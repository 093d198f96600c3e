import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { Review } from './attribute/review.ts';
import { IngestError } from './errors.ts';
import { parseSource } from './parse.ts';
import { Catalog, type Interview, type Source } from './schema.ts';
import { decodeSource } from './source.ts';

/** All transcripts of a folder, parsed; interviews in order of time. */
export type Corpus = { sources: Source[]; interviews: Interview[] };

/**
 * Reads a folder of transcripts: `catalog.json`, each source it names and, where there is one, its `<name>.review.json`.
 *
 * @throws IngestError if a file is missing, unreadable or does not fit its format.
 */
export async function loadCorpus(dir: string): Promise<Corpus> {
  const catalog = await readJson(join(dir, 'catalog.json'), Catalog);
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
  return { sources, interviews: interviews.toSorted(byTime) };
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

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new IngestError(`Cannot read ${path}: ${(cause as Error).message}. Make it readable.`, { cause });
  }
}

async function readJson<T extends z.ZodType>(path: string, schema: T): Promise<z.infer<T> | undefined> {
  const bytes = await readIfThere(path);
  if (!bytes) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new IngestError(`${path} is not JSON: ${(cause as Error).message}. Correct it.`, { cause });
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw new IngestError(`${path} is not as it should be at ${issue.path.join('.') || 'its top'}: ${issue.message}.`);
}
