import { join } from 'node:path';
import { buildPageIfNeeded } from '../../server/operation/page-build.ts';

/** Not the server's own: libraries may be built for tests otherwise than for people. */
const DIR = join('dist', 'web-for-tests');

/** The page and the widget, built once for all tests. @returns their folder */
export async function builtPage(): Promise<string> {
  await buildPageIfNeeded(DIR, () => {});
  return DIR;
}
