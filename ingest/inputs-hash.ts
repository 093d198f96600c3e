/** What an index depends on, as one hash. Imports little: a server asks for it before it has loaded anything. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOfIngest } from './code-hash.js';
import type { ModelSpec } from './embed/model-spec.ts';
import { SHIPPED } from './embed/shipped-files.ts';
import { IngestError } from './errors.ts';
import { sha256 } from './hash.ts';
import { COMPILED_HASH, ROOT } from './place.ts';

/**
 * SHA-256 over all that an index depends on: the files beside the sources, the model and the code that makes it.
 * Where it differs from a manifest's, the index is stale.
 */
export async function inputsHash(sourcesDir: string, model: ModelSpec): Promise<string> {
  let names: string[];
  try {
    const entries = await readdir(sourcesDir, { withFileTypes: true });
    names = entries
      .filter((e) => e.isFile() && !Object.values(SHIPPED).includes(e.name))
      .map((e) => e.name)
      .sort();
  } catch {
    throw new IngestError(
      `The collection’s folder ${sourcesDir} cannot be read. Set COLLECTION to the name of a folder in ingest/collections, or SOURCES_DIR to the path of a folder with a catalog.json.`,
    );
  }
  const parts = [model.name, model.sha256, JSON.stringify([model.pooling, model.queryPrefix, model.passagePrefix])];
  for (const name of names) parts.push(name, sha256(await readFile(join(sourcesDir, name))));
  parts.push(COMPILED_HASH ? await readFile(COMPILED_HASH, 'utf8') : await hashOfIngest(ROOT));
  return sha256(parts.join('\n'));
}
