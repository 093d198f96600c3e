/** What an index was made from and of which files it consists. */
import { z } from 'zod';
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
