/** Time and memory of a process and all below it, from /proc; NaN where there is none. */
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second, as Linux counts them for programs on every common machine (USER_HZ). */
const TICKS = 100;
const PAGE_BYTES = 4096;

/** Fields of /proc/<pid>/stat from the third on, see proc(5). */
const FIELD = { parent: 1, user: 11, system: 12, resident: 21 };

type Stat = { pid: number; fields: string[] };

function tree(root: number): Stat[] {
  const all: Stat[] = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      all.push({ pid: Number(name), fields: stat.slice(stat.lastIndexOf(')') + 2).split(' ') });
    } catch {
      // It has ended since.
    }
  }
  const found = all.filter(({ pid }) => pid === root);
  for (const { pid } of found) found.push(...all.filter(({ fields }) => Number(fields[FIELD.parent]) === pid));
  return found;
}

/** Those of a process and all below it whose command line holds a word. */
export const processesWith = (root: number, word: string): number[] =>
  tree(root)
    .map(({ pid }) => pid)
    .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(word));

const sum = (root: number, of: (field: (index: number) => number) => number): number => {
  try {
    return tree(root).reduce((total, { fields }) => total + of((index) => Number(fields[index])), 0);
  } catch {
    return Number.NaN;
  }
};

/** User and system time, in ms. */
export const timeOf = (root: number) =>
  sum(root, (field) => ((field(FIELD.user) + field(FIELD.system)) * 1000) / TICKS);

/** Resident memory, in MB; what processes share counts in each. */
export const memoryOf = (root: number) => sum(root, (field) => (field(FIELD.resident) * PAGE_BYTES) / 1e6);
