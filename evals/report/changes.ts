/** A comparison as text. */
import { changes, itemChanges } from '../compare.ts';
import type { Measured } from '../record.ts';
import { shownEstimate, table } from './table.ts';

const SIGNIFICANT = 0.05;
const MOST_ITEMS = 40;

export function changesReport(title: string, before: Measured[], after: Measured[]): string {
  const rows = changes(before, after).map(({ metric, before: old, after: now, p }) => {
    const difference = old.value === null || now.value === null ? null : now.value - old.value;
    const better = difference !== null && difference > 0 !== Boolean(metric.lowerIsBetter);
    return [
      `${metric.section}: ${metric.title}`,
      shownEstimate(old),
      shownEstimate(now),
      difference === null ? '-' : `${difference >= 0 ? '+' : ''}${difference.toFixed(3)}`,
      p === null ? '-' : p.toFixed(3),
      difference === null || difference === 0 || p === null || p > SIGNIFICANT ? '' : better ? 'better' : 'WORSE',
    ];
  });
  const items = itemChanges(before, after).map(
    ({ id, value, before: old, after: now }) => `  ${id} ${value}: ${old} -> ${now}`,
  );
  const more = items.length > MOST_ITEMS ? [`  and ${items.length - MOST_ITEMS} more`] : [];
  return [
    table([title, 'before', 'after', 'change', 'p', ''], rows),
    ...(items.length > 0 ? ['Items that changed, worse first:', ...items.slice(0, MOST_ITEMS), ...more] : []),
  ].join('\n');
}
