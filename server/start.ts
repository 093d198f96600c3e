/** Starts everything: model, index (built first if missing or stale), page, port. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openPool } from '../ingest/embed/pool.ts';
import { IngestError } from '../ingest/errors.ts';
import { readManifest } from '../ingest/index/open-index.ts';
import { currentVersion } from '../ingest/index/write-index.ts';
import { inputsHash } from '../ingest/ingest.ts';
import { modelFromSettings } from '../ingest/settings.ts';
import type { Config } from './config.ts';
import { type Engine, openEngine } from './engine.ts';

export type Running = { engine: Engine; close: () => Promise<void> };

/** @throws IngestError if there is no usable index or model */
export async function startEngine(config: Config): Promise<Running> {
  const model = await modelFromSettings(config);
  const pool = openPool(model);
  try {
    const [engine] = await Promise.all([
      openEngine(config.INDEX_DIR, model, pool),
      pool.run([`${model.queryPrefix}warm up`]),
    ]);
    return { engine, close: pool.close };
  } catch (error) {
    await pool.close();
    throw error;
  }
}

/** Whether an index must be built: "missing", "stale" (sources, model or code changed), or undefined. */
export async function indexNeeded(config: Config): Promise<'missing' | 'stale' | undefined> {
  const version = await currentVersion(config.INDEX_DIR);
  if (!version || !existsSync(join(config.INDEX_DIR, version))) return 'missing';
  const inputs = await inputsHash(config.SOURCES_DIR, await modelFromSettings(config));
  try {
    return (await readManifest(join(config.INDEX_DIR, version))).inputs === inputs ? undefined : 'stale';
  } catch (error) {
    if (error instanceof IngestError) return 'stale';
    throw error;
  }
}
