/** Writes what was taken in: sources, originals, maps, and the catalog last. Each file whole or not at all. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IngestError } from '../errors.ts';

export type NewFile = { name: string; content: string | Uint8Array };

/** @throws IngestError if a file cannot be written; then none of them is there */
export async function writeWhole(dir: string, files: readonly NewFile[], catalog: NewFile): Promise<void> {
  const written: string[] = [];
  try {
    await mkdir(dir, { recursive: true });
    for (const { name, content } of [...files, catalog]) {
      const temporary = join(dir, `.${name}.${randomBytes(4).toString('hex')}.tmp`);
      written.push(temporary);
      await writeFile(temporary, content);
    }
    for (const [i, { name }] of [...files, catalog].entries()) await rename(written[i]!, join(dir, name));
  } catch (cause) {
    for (const path of written) await rm(path, { force: true });
    throw new IngestError(`Nothing was added: ${(cause as Error).message}. Make ${dir} writable.`, { cause });
  }
}

/** The catalog's JSON as it stands, or an empty one. @throws IngestError if it is damaged */
export async function catalogJson(dir: string): Promise<{ sources: Record<string, unknown>[] }> {
  let text: string;
  try {
    text = await readFile(join(dir, 'catalog.json'), 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return { sources: [] };
    throw new IngestError(`Cannot read ${join(dir, 'catalog.json')}: ${(cause as Error).message}.`, { cause });
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && Array.isArray((value as { sources?: unknown }).sources))
      return value as { sources: Record<string, unknown>[] };
  } catch {
    // Said below.
  }
  throw new IngestError(`${join(dir, 'catalog.json')} is no catalog. Correct it before adding to it.`);
}
