/** Files that a person writes: read strictly, with errors that name file and field. */
import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { IngestError } from './errors.ts';

/** A file's bytes; undefined where there is none. @throws IngestError if it cannot be read */
export async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new IngestError(`Cannot read ${path}: ${(cause as Error).message}. Make it readable.`, { cause });
  }
}

/** @returns undefined where there is no file; @throws IngestError that names the file and the field that does not fit */
export async function readJson<T extends z.ZodType>(path: string, schema: T): Promise<z.infer<T> | undefined> {
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
