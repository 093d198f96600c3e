/** Builds the index before any test, if it is missing or stale: tests of the whole chain use the real one. */
import { runIngest } from '../ingest/run.ts';
import { readConfig } from '../server/config.ts';
import { indexNeeded } from '../server/start.ts';

export default async function setup(): Promise<void> {
  const config = readConfig({});
  if (await indexNeeded(config)) await runIngest(config);
}
