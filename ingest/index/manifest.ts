/** What an index was made from and of which files it consists. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { IngestError } from '../errors.ts';
import { UNIT_KINDS } from '../expand/units.ts';

/** Raised when the layout of index files changes. */
export const INDEX_FORMAT = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const Manifest = z.strictObject({
  format: z.literal(INDEX_FORMAT),
  /** Name of the index's folder: made from what it was built from. */
  version: z.string().regex(/^[0-9a-f]{16}$/),
  createdAt: z.iso.datetime(),
  /** SHA-256 over sources, catalog, reviews, index questions, model and the code of the pipeline. */
  inputs: sha256,
  sources: z.array(z.strictObject({ file: z.string(), sha256 })),
  model: z.strictObject({ name: z.string(), sha256: z.string(), dimensions: z.int().positive() }),
  counts: z.strictObject({
    interviews: z.int(),
    turns: z.int(),
    passages: z.int(),
    units: z.record(z.enum(UNIT_KINDS), z.int()),
  }),
  /** Every other file of the index, by path relative to its folder. */
  files: z.record(z.string(), z.strictObject({ bytes: z.int(), sha256 })),
});
export type Manifest = z.infer<typeof Manifest>;

export const MANIFEST_FILE = 'manifest.json';
/** Beside the index folders: the name of the one in use. */
export const CURRENT_FILE = 'CURRENT';

/** What to do about an index that cannot be used. */
export const REBUILD = 'Run "npm run ingest" to build it again.';

/** The manifest of one index folder. @throws IngestError if it is missing, damaged, or of another format */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST_FILE);
  if (!existsSync(path)) throw new IngestError(`The index in ${folder} has no ${MANIFEST_FILE}. ${REBUILD}`);
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    throw new IngestError(`${path} is damaged. ${REBUILD}`);
  }
  const parsed = Manifest.safeParse(json);
  if (parsed.success) return parsed.data;
  const format = (json as { format?: unknown }).format;
  throw new IngestError(
    format === INDEX_FORMAT
      ? `${path} is damaged: ${parsed.error.issues[0]?.path.join('.')} does not fit. ${REBUILD}`
      : `The index in ${folder} is of format ${format}, this version reads ${INDEX_FORMAT}. ${REBUILD}`,
  );
}
