/** A collection's vectors beside its texts, so that nobody need embed them again: `vectors.bin`, and what it holds in `vectors.json`. */
import { existsSync } from 'node:fs';
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256OfFile } from '../hash.ts';
import type { Int8Vector } from './int8.ts';
import type { ModelSpec } from './model-spec.ts';
import { SHIPPED } from './shipped-files.ts';
import { readRecords, toRecord } from './vector-records.ts';

const About = z.strictObject({
  format: z.literal(1),
  /** The model that made them: its name, and the hash over its files. */
  model: z.strictObject({ name: z.string(), sha256: z.string(), pooling: z.string(), dimensions: z.int().positive() }),
  texts: z.int().nonnegative(),
  /** Of the vectors' file. */
  sha256: z.string(),
});

export type Shipped = {
  vectors: ReadonlyMap<string, Int8Vector>;
  /** Why they are not used, if they are not. */
  refused?: string;
};

const NONE: ReadonlyMap<string, Int8Vector> = new Map();

/**
 * The shipped vectors of a collection's texts. Those that are damaged, of another model or of another collection are
 * refused whole, and said to be: that only costs time.
 *
 * @param keys `vectorKey` of each text, prefixed as it is embedded
 */
export async function readShipped(folder: string, spec: ModelSpec, keys: Iterable<string>): Promise<Shipped> {
  const [path, aboutPath] = [join(folder, SHIPPED.vectors), join(folder, SHIPPED.about)];
  if (!existsSync(path) && !existsSync(aboutPath)) return { vectors: NONE };
  const refuse = (why: string): Shipped => ({
    vectors: NONE,
    refused: `The shipped vectors ${path} ${why}; they are not used, and the texts are embedded anew.`,
  });
  let about: z.infer<typeof About>;
  try {
    about = About.parse(JSON.parse(await readFile(aboutPath, 'utf8')));
  } catch {
    return refuse(`have no ${SHIPPED.about} that could be read`);
  }
  const { model } = about;
  if (model.sha256 !== spec.sha256 || model.pooling !== spec.pooling || model.dimensions !== spec.dimensions) {
    return refuse(`were made with another model (${model.name}, ${model.sha256.slice(0, 12)})`);
  }
  const actual = await sha256OfFile(path).catch(() => undefined);
  if (actual !== about.sha256) return refuse('are cut or damaged: their SHA-256 is not the one that is stated');
  const { vectors } = await readRecords(path, spec.dimensions, false);
  for (const key of keys) if (vectors.has(key)) return { vectors };
  return refuse('hold none of these texts: they are of another collection');
}

/** Writes the vectors of texts into a collection's folder. @param vectors by `vectorKey` of their prefixed texts, each once */
export async function writeShipped(
  folder: string,
  spec: ModelSpec,
  vectors: Iterable<readonly [key: string, vector: Int8Vector]>,
): Promise<number> {
  const [path, aboutPath] = [join(folder, SHIPPED.vectors), join(folder, SHIPPED.about)];
  // In the order of their keys: the same vectors give the same file.
  const records = new Map(vectors);
  const keys = [...records.keys()].sort();
  await rm(aboutPath, { force: true });
  await writeFile(path, '');
  for (let i = 0; i < keys.length; i += 4096) {
    const some = keys.slice(i, i + 4096).map((key) => toRecord(key, records.get(key)!));
    await appendFile(path, Buffer.concat(some));
  }
  const { name, sha256, pooling, dimensions } = spec;
  const about = { format: 1, model: { name, sha256, pooling, dimensions }, texts: keys.length };
  await writeFile(aboutPath, `${JSON.stringify({ ...about, sha256: await sha256OfFile(path) }, null, 2)}\n`);
  return keys.length;
}
