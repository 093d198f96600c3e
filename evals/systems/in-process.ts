/** The product in this process: the same app as `npm start` serves, without a port. */
import { runIngest } from '../../ingest/run.ts';
import { type Config, readConfig } from '../../server/config.ts';
import { createApp } from '../../server/http/app.ts';
import { indexNeeded, startEngine } from '../../server/start.ts';
import { productSystem } from './product.ts';
import type { System } from './system.ts';

/**
 * Builds the index first if it is missing or stale.
 *
 * @param collection folder of another collection than the configuration names
 * @param changed what is measured in place of the configuration
 */
export async function inProcessSystem(
  collection?: string,
  changed: (config: Config) => Promise<Config> = async (config) => config,
): Promise<System> {
  const config = await changed(readConfig({ ...process.env, ...(collection && { SOURCES_DIR: collection }) }));
  if (await indexNeeded(config)) await runIngest(config);
  const { engine, close } = await startEngine(config);
  const app = createApp({ engine: () => engine, maxBodyBytes: config.MAX_BODY_BYTES, onFault: console.error });
  return { ...productSystem(async (path, init) => app.request(path, init)), close };
}
