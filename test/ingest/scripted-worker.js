/** A worker that does what it is told: for tests of what becomes of those that end or hang. */
import { existsSync, writeFileSync } from 'node:fs';

let probed = false;

/** @param {{ unless?: string }} task */
export function probe({ unless }) {
  if (unless !== undefined && existsSync(unless)) process.exit(1);
  probed = true;
  return 'probed';
}

/** @param {{ say?: string, end?: boolean, hang?: boolean, fail?: string, once?: string }} task */
export default async function work({ say, end, hang, fail, once }) {
  if (once !== undefined) {
    if (existsSync(once)) return 'done';
    writeFileSync(once, '');
  }
  if (end) process.exit(1);
  if (hang) for (;;);
  if (fail !== undefined) throw new Error(fail);
  return { say, pid: process.pid, probed };
}
