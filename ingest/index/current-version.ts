import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CURRENT_FILE } from './manifest.ts';

/** The name of the current index's folder, or undefined where there is none. */
export async function currentVersion(root: string): Promise<string | undefined> {
  const name = await readFile(join(root, CURRENT_FILE), 'utf8').catch(() => undefined);
  return name?.trim() || undefined;
}
