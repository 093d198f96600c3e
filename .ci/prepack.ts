/** Before `npm pack`: the page as it is served, and the versions that were tested, which a packed lock file cannot tell. */
import { copyFile } from 'node:fs/promises';
import { buildPageIfNeeded } from '../server/operation/page-build.ts';
import { PAGE_DIR } from '../server/start.ts';

await copyFile('package-lock.json', 'npm-shrinkwrap.json');
await buildPageIfNeeded(PAGE_DIR, () => console.error('Building the page …'));
