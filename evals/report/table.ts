/** Plain tables of text. */
import type { Estimate } from '../metrics/statistics.ts';

/** A figure with its 95 % interval. */
export function shownEstimate(estimate: Estimate | undefined): string {
  if (estimate?.value == null) return '-';
  return `${estimate.value.toFixed(3)} [${estimate.low!.toFixed(2)} ${estimate.high!.toFixed(2)}]`;
}

export function table(head: string[], rows: string[][]): string {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]!.length)));
  const line = (row: string[]) =>
    row
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}
