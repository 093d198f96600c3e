/** What an index was made from and of which files it consists. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UnusableIndexError } from '../errors.ts';
import { UNIT_KINDS } from '../expand/units.ts';
import { sha256 } from '../hash.ts';

/** Raised when the layout of index files changes. */
export const INDEX_FORMAT = 4;

const digest = z.string().regex(/^[0-9a-f]{64}$/);

export const Manifest = z.strictObject({
  format: z.literal(INDEX_FORMAT),
  /** Name of the index's folder: made from what it was built from. */
  version: z.string().regex(/^[0-9a-f]{16}$/),
  createdAt: z.iso.datetime(),
  /** SHA-256 over sources, catalog, reviews, index questions, model and the code of the pipeline. */
  inputs: digest,
  sources: z.array(z.strictObject({ file: z.string(), sha256: digest })),
  model: z.strictObject({ name: z.string(), sha256: z.string(), dimensions: z.int().positive() }),
  counts: z.strictObject({
    interviews: z.int(),
    turns: z.int(),
    passages: z.int(),
    units: z.record(z.enum(UNIT_KINDS), z.int()),
  }),
  /** Every other file of the index, by path relative to its folder. */
  files: z.record(z.string(), z.strictObject({ bytes: z.int(), sha256: digest })),
});
export type Manifest = z.infer<typeof Manifest>;

export const MANIFEST_FILE = 'manifest.json';
/** Beside the index folders: the name of the one in use. */
export const CURRENT_FILE = 'CURRENT';

/** Writes an index folder's manifest and, beside it, its checksum. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const json = JSON.stringify(manifest, null, 2);
  await writeFile(join(folder, MANIFEST_FILE), json);
  await writeFile(join(folder, `${MANIFEST_FILE}.sha256`), sha256(json));
}

/** The manifest of one index folder. @throws UnusableIndexError if it is missing, damaged, or of another format */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST_FILE);
  if (!existsSync(path)) throw new UnusableIndexError(`The index in ${folder} has no ${MANIFEST_FILE}.`);
  const text = await readFile(path, 'utf8');
  const sum = await readFile(`${path}.sha256`, 'utf8').catch(() => '');
  const { format } = parsed(text) as { format?: unknown };
  if (format !== undefined && format !== INDEX_FORMAT) {
    throw new UnusableIndexError(`The index in ${folder} is of format ${format}, this version reads ${INDEX_FORMAT}.`);
  }
  const manifest = Manifest.safeParse(parsed(text));
  if (!manifest.success || sum !== sha256(text)) throw new UnusableIndexError(`${path} is damaged.`);
  return manifest.data;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) ?? {};
  } catch {
    return {};
  }
}
