/** Builds the page where it is missing or older than its sources. */
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asDiskError } from '../../ingest/disk-error.ts';
import { sha256 } from '../../ingest/hash.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** Beside the built page: what it was built from. */
const STAMP = 'built-from.txt';

/** @returns whether it was built now. @throws IngestError where its folder cannot be written */
export async function buildPageIfNeeded(outDir: string, onBuild: () => void): Promise<boolean> {
  const inputs = await inputsOfPage();
  const stamp = join(outDir, STAMP);
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === inputs) return false;
  onBuild();
  const { buildWeb } = await import('../../web/build.ts');
  try {
    await buildWeb(outDir);
    await writeFile(stamp, inputs);
  } catch (error) {
    throw asDiskError(error, outDir, 'SERVE_PAGE=false');
  }
  return true;
}

/** SHA-256 over the page's sources and the versions of its libraries. */
async function inputsOfPage(): Promise<string> {
  const entries = await readdir(join(ROOT, 'web'), { recursive: true, withFileTypes: true });
  const paths = entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
  const parts: string[] = [];
  for (const path of [...paths.sort(), join(ROOT, 'package-lock.json')]) parts.push(sha256(await readFile(path)));
  return sha256(parts.join('\n'));
}
