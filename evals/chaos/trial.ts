/** What was tried, how often, and what came of it. */
import { setTimeout as pause } from 'node:timers/promises';
import { table } from '../report/table.ts';

export type Trial = {
  tried: string;
  times: number;
  /** What is promised of it. */
  promised: string;
  measured: string;
  /** What was not as promised. */
  faults: string[];
};

const head = ['what was tried', 'times', 'what came of it', 'what is promised', 'faults'];
const rows = (trials: readonly Trial[]) =>
  trials.map((t) => [t.tried, t.times.toLocaleString('en'), t.measured, t.promised, String(t.faults.length)]);

export const trialsTable = (trials: readonly Trial[]): string => table(head, rows(trials));

export const trialsMarkdown = (trials: readonly Trial[]): string =>
  [head, head.map(() => '---'), ...rows(trials)].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** Waits until something holds. @returns whether it did in time */
export async function eventually(holds: () => Promise<boolean>, ms: number): Promise<boolean> {
  for (const end = performance.now() + ms; performance.now() < end; await pause(50)) {
    if (await holds().catch(() => false)) return true;
  }
  return false;
}

export const isReady = async (url: string) => (await fetch(`${url}/readyz`)).status === 200;
