/** Builds the page where it is missing or older than its sources. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, existsSync } from 'node:fs';
import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asDiskError } from '../../ingest/disk-error.ts';
import { sha256 } from '../../ingest/hash.ts';
import { ROOT } from '../../ingest/place.ts';

const SOURCES = join(ROOT, 'web');
/** Beside the built page: what it was built from. */
const STAMP = 'built-from.txt';

/**
 * @returns whether it was built now; a package brings the page and not its sources
 * @throws IngestError where its folder cannot be written
 */
export async function buildPageIfNeeded(outDir: string, onBuild: () => void): Promise<boolean> {
  if (!existsSync(SOURCES)) return false;
  const inputs = await inputsOfPage();
  const stamp = join(outDir, STAMP);
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === inputs) return false;
  onBuild();
  try {
    await mkdir(outDir, { recursive: true });
    await access(outDir, constants.W_OK);
    await build(outDir);
    await writeFile(stamp, inputs);
  } catch (error) {
    throw asDiskError(error, outDir, 'SERVE_PAGE=false');
  }
  return true;
}

/** In a process of its own, since the page's sources are never compiled into the server's. */
async function build(outDir: string): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(SOURCES, 'build.ts'), outDir], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error('The page was not built.');
}

/** SHA-256 over the page's sources and the versions of its libraries. */
async function inputsOfPage(): Promise<string> {
  const entries = await readdir(SOURCES, { recursive: true, withFileTypes: true });
  const paths = entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
  const parts: string[] = [];
  for (const path of [...paths.sort(), join(ROOT, 'package-lock.json')]) parts.push(sha256(await readFile(path)));
  return sha256(parts.join('\n'));
}
