/** Opens a model and an index, for a server or for one question on the command line. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelSpec } from '../ingest/embed/model-spec.ts';
import { openPool } from '../ingest/embed/pool.ts';
import { openReader } from '../ingest/embed/reader.ts';
import { IngestError } from '../ingest/errors.ts';
import { ROOT } from '../ingest/place.ts';
import { collectionDir, modelFromSettings } from '../ingest/settings.ts';
import type { Config } from './config.ts';
import type { Engine } from './engine.ts';
import { removeAmbient } from './operation/ambient.ts';
import { configuredComposer } from './qa/chat-model/configured.ts';

/** Where the page and the widget are built. */
export const PAGE_DIR = join(ROOT, 'dist', 'web');

export type Running = { engine: Engine; close: () => Promise<void> };

/** @throws IngestError if there is no usable index or model */
export async function startEngine(config: Config): Promise<Running> {
  removeAmbient(process.env, config.TRACE_TO_LANGSMITH);
  const model = await modelFromSettings(config);
  const pool = openPool(model, { limitMs: config.EMBEDDING_TIMEOUT_MS });
  const { configuredStore } = await import('./stores/open-store.ts');
  const store = await configuredStore(config);
  const close = async () => {
    store.close();
    await pool.close();
  };
  try {
    const { openEngine } = await import('./engine.ts');
    const makeComposer = await configuredComposer(config);
    const { score: read } = await openReader(pool);
    const [engine] = await Promise.all([
      openEngine(config.INDEX_DIR, model, pool, { openStore: store.open, read, ...(makeComposer && { makeComposer }) }),
      pool.run([`${model.queryPrefix}warm up`]),
    ]);
    return { engine, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Whether an index must be built: "missing" (here, or in the cluster that it is searched in), "stale" (sources, model or
 * code changed), or undefined.
 *
 * @param model what the configuration names, if it has been resolved already
 */
export async function indexNeeded(config: Config, model?: ModelSpec): Promise<'missing' | 'stale' | undefined> {
  const [{ currentVersion }, { readManifest }, { inputsHash }] = await Promise.all([
    import('../ingest/index/current-version.ts'),
    import('../ingest/index/manifest.ts'),
    import('../ingest/inputs-hash.ts'),
  ]);
  const version = await currentVersion(config.INDEX_DIR);
  if (!version || !existsSync(join(config.INDEX_DIR, version))) return 'missing';
  const inputs = await inputsHash(collectionDir(config), model ?? (await modelFromSettings(config)));
  try {
    if ((await readManifest(join(config.INDEX_DIR, version))).inputs !== inputs) return 'stale';
  } catch (error) {
    if (error instanceof IngestError) return 'stale';
    throw error;
  }
  if (config.STORE === 'embedded') return undefined;
  const { isPublished } = await import('../ingest/weaviate/publish-index.ts');
  return (await isPublished(version, config)) ? undefined : 'missing';
}
