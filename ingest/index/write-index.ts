/** Writes an index into a new folder and swaps it in whole: a reader sees the old one or the new one, never a mixture. */
import { constants } from 'node:fs';
import { access, chmod, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { asDiskError } from '../disk-error.ts';
import { sha256OfFile } from '../hash.ts';
import { CURRENT_FILE, type Manifest, writeManifest } from './manifest.ts';

/** Complete indexes kept beside the current one, for servers that still read it. */
const KEEP_OLD = 1;
/** `building-<process id>-<random>`; what is left of one goes when its process has gone. */
const TEMPORARY = /^building-(\d+)-/;

/**
 * @param root folder of all index versions
 * @param write fills an empty folder with the index's files
 * @param manifest everything but the list of files, which is made here
 * @param verify reads the written folder back and throws where it is not what was meant: not every library says when
 *   the disk was full
 * @throws IngestError if the folder cannot be written or the disk is full; nothing half-written is left in use
 */
export async function writeIndex(
  root: string,
  manifest: Omit<Manifest, 'files'>,
  write: (folder: string) => Promise<void>,
  verify: (folder: string) => Promise<void> = async () => {},
): Promise<string> {
  const building = await newFolder(root);
  try {
    await write(building);
    const files: Manifest['files'] = {};
    for (const path of await filesBelow(building)) {
      files[relative(building, path)] = { bytes: (await stat(path)).size, sha256: await sha256OfFile(path) };
    }
    await writeManifest(building, { ...manifest, files });
    await verify(building);
    await chmod(building, 0o755);
    const folder = join(root, manifest.version);
    if (await isGood(folder, verify)) await rm(building, { recursive: true });
    else {
      await rm(folder, { recursive: true, force: true });
      await rename(building, folder);
    }
    const temporary = join(root, `${CURRENT_FILE}.${process.pid}.tmp`);
    await writeFile(temporary, `${manifest.version}\n`);
    await rename(temporary, join(root, CURRENT_FILE));
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    throw asDiskError(error, root, 'INDEX_DIR');
  }
  await prune(root, manifest.version);
  return join(root, manifest.version);
}

/** The same index may be there already, and in use: then it stays, so that no reader finds it gone for a moment. */
async function isGood(folder: string, verify: (folder: string) => Promise<void>): Promise<boolean> {
  try {
    await access(folder);
    await verify(folder);
    return true;
  } catch {
    return false;
  }
}

async function newFolder(root: string): Promise<string> {
  try {
    await mkdir(root, { recursive: true });
    await access(root, constants.W_OK);
    return await mkdtemp(join(root, `building-${process.pid}-`));
  } catch (error) {
    throw asDiskError(error, root, 'INDEX_DIR');
  }
}

/** Says early, before minutes of work, that an index could not be written. */
export async function checkWritable(root: string): Promise<void> {
  await rm(await newFolder(root), { recursive: true, force: true });
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath, e.name))
    .sort();
}

/** Removes what killed runs left and all complete indexes but the current and the newest before it. */
async function prune(root: string, current: string): Promise<void> {
  const old: { path: string; time: number }[] = [];
  for (const entry of await readdir(root, { withFileTypes: true })) {
    const path = join(root, entry.name);
    if (!entry.isDirectory() || entry.name === current) continue;
    const owner = TEMPORARY.exec(entry.name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) await rm(path, { recursive: true, force: true });
    if (/^[0-9a-f]{16}$/.test(entry.name)) old.push({ path, time: (await stat(path)).mtimeMs });
  }
  old.sort((a, b) => b.time - a.time);
  for (const { path } of old.slice(KEEP_OLD)) await rm(path, { recursive: true, force: true });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
