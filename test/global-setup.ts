/**
 * Makes what several test files use before any of them runs, where it is missing or stale: the index (tests of the whole
 * chain use the real one), the page, and the browser, which is unpacked. Files run side by side, and would all make it.
 */
import chromium from '@sparticuz/chromium';
import { runIngest } from '../ingest/run.ts';
import { readConfig } from '../server/config.ts';
import { indexNeeded } from '../server/start.ts';
import { builtPage } from './web/page.ts';

export default async function setup(): Promise<void> {
  const config = readConfig({});
  if (await indexNeeded(config)) await runIngest(config);
  await builtPage();
  await chromium.executablePath();
}
