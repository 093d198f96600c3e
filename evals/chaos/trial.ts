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
const rowOf = (t: Trial) => [t.tried, t.times.toLocaleString('en'), t.measured, t.promised, String(t.faults.length)];

export const trialsTable = (trials: readonly Trial[]): string => table(head, trials.map(rowOf));

/** @param earlier such a table: what was not tried now stays as it stands there */
export function trialsMarkdown(trials: readonly Trial[], earlier: string): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const known = earlier.split('\n').filter((l) => l.startsWith('| ') && !l.startsWith(`| ${head[0]}`));
  const old = known.filter((l) => !l.startsWith('| ---') && !trials.some((t) => l.startsWith(`| ${t.tried} |`)));
  return [line(head), line(head.map(() => '---')), ...old, ...trials.map((t) => line(rowOf(t)))].join('\n');
}

/** Waits until something holds. @returns whether it did in time */
export async function eventually(holds: () => Promise<boolean>, ms: number): Promise<boolean> {
  for (const end = performance.now() + ms; performance.now() < end; await pause(50)) {
    if (await holds().catch(() => false)) return true;
  }
  return false;
}

export const isReady = async (url: string) => (await fetch(`${url}/readyz`)).status === 200;
