/** A collection as others are: the same transcripts without index questions, indexed beside the first. */
import { copyFile, cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runIngest } from '../../ingest/run.ts';
import { collectionDir } from '../../ingest/settings.ts';
import type { Config } from '../../server/config.ts';
import { indexNeeded } from '../../server/start.ts';

/** @returns the configuration of the index without them, which is built first where it is missing or stale */
export async function withoutKeys(config: Config): Promise<Config> {
  const folder = join(config.CACHE_DIR, 'without-keys');
  const sources = join(folder, 'sources');
  const plain: Config = {
    ...config,
    SOURCES_DIR: sources,
    INDEX_DIR: join(folder, 'index'),
    CACHE_DIR: join(folder, 'cache'),
  };
  await rm(sources, { recursive: true, force: true });
  await cp(collectionDir(config), sources, {
    recursive: true,
    filter: (path) => !path.endsWith('.questions.jsonl'),
  });
  if (!(await indexNeeded(plain))) return plain;
  await mkdir(plain.CACHE_DIR, { recursive: true });
  // Nearly all vectors are known already.
  for (const name of await readdir(config.CACHE_DIR)) {
    if (name.endsWith('.vectors')) await copyFile(join(config.CACHE_DIR, name), join(plain.CACHE_DIR, name));
  }
  await runIngest(plain);
  return plain;
}
