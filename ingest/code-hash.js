/** JavaScript, since the compiler (server/cli/compile.js) runs it before there is anything compiled. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * @param {string} folder of code, without what is no code in it
 * @param {readonly string[]} [besides] folders in it that do not count
 * @returns {Promise<string>} SHA-256 over the contents of its TypeScript, JavaScript and JSON
 */
export async function hashOfCode(folder, besides = []) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((e) => e.isFile() && /\.(ts|js|json)$/.test(e.name))
    .map((e) => join(e.parentPath, e.name))
    .filter((path) => !besides.includes(relative(folder, path).split(sep)[0] ?? ''))
    .sort();
  const sums = await Promise.all(
    paths.map(async (path) =>
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    ),
  );
  return createHash('sha256').update(sums.join('\n')).digest('hex');
}

/**
 * Of what makes an index: its data is hashed by itself, and what copies an index elsewhere changes nothing in it.
 *
 * @param {string} root folder of the project
 */
export const hashOfIngest = (root) => hashOfCode(join(root, 'ingest'), ['models', 'collections', 'weaviate']);
