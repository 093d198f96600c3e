/** Writes an index into a new folder and swaps it in whole: a reader sees the old one or the new one, never a mixture. */
import { constants } from 'node:fs';
import { access, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { IngestError } from '../errors.ts';
import { sha256OfFile } from '../hash.ts';
import { CURRENT_FILE, MANIFEST_FILE, type Manifest } from './manifest.ts';

/** Complete indexes kept beside the current one, for servers that still have it open. */
const KEEP_OLD = 1;
const TEMPORARY = 'building-';

/**
 * @param root folder of all index versions
 * @param write fills an empty folder with the index's files
 * @param manifest everything but the list of files, which is made here
 * @throws IngestError if the folder cannot be written or the disk is full; nothing half-written is left in use
 */
export async function writeIndex(
  root: string,
  manifest: Omit<Manifest, 'files'>,
  write: (folder: string) => Promise<void>,
): Promise<string> {
  const building = await newFolder(root);
  try {
    await write(building);
    const files: Manifest['files'] = {};
    for (const path of await filesBelow(building)) {
      files[relative(building, path)] = { bytes: (await stat(path)).size, sha256: await sha256OfFile(path) };
    }
    await writeFile(join(building, MANIFEST_FILE), JSON.stringify({ ...manifest, files }, null, 2));
    const folder = join(root, manifest.version);
    await rm(folder, { recursive: true, force: true });
    await rename(building, folder);
    await writeFile(join(root, `${CURRENT_FILE}.tmp`), `${manifest.version}\n`);
    await rename(join(root, `${CURRENT_FILE}.tmp`), join(root, CURRENT_FILE));
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    throw asIngestError(error, root);
  }
  await prune(root, manifest.version);
  return join(root, manifest.version);
}

async function newFolder(root: string): Promise<string> {
  try {
    await mkdir(root, { recursive: true });
    await access(root, constants.W_OK);
    return await mkdtemp(join(root, TEMPORARY));
  } catch (error) {
    throw asIngestError(error, root);
  }
}

/** Says early, before minutes of work, that an index could not be written. */
export async function checkWritable(root: string): Promise<void> {
  await rm(await newFolder(root), { recursive: true, force: true });
}

function asIngestError(error: unknown, root: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC') {
    return new IngestError(`The disk is full: the index was not written to ${root}. Free some space and run it again.`);
  }
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM' || code === 'ENOTDIR' || code === 'EEXIST') {
    return new IngestError(`The index folder ${root} cannot be written (${code}). Make it writable or set INDEX_DIR.`);
  }
  return error;
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath, e.name))
    .sort();
}

/** Removes what crashed runs left and all complete indexes but the current and the newest before it. */
async function prune(root: string, current: string): Promise<void> {
  const old: { path: string; time: number }[] = [];
  for (const entry of await readdir(root, { withFileTypes: true })) {
    const path = join(root, entry.name);
    if (!entry.isDirectory() || entry.name === current) continue;
    const { mtimeMs } = await stat(path);
    if (/^[0-9a-f]{16}$/.test(entry.name)) old.push({ path, time: mtimeMs });
    else if (entry.name.startsWith(TEMPORARY) && Date.now() - mtimeMs > 3_600_000) await rm(path, { recursive: true });
  }
  old.sort((a, b) => b.time - a.time);
  for (const { path } of old.slice(KEEP_OLD)) await rm(path, { recursive: true, force: true });
}

/** The name of the current index's folder, or undefined where there is none. */
export async function currentVersion(root: string): Promise<string | undefined> {
  const name = await readFile(join(root, CURRENT_FILE), 'utf8').catch(() => undefined);
  return name?.trim() || undefined;
}
