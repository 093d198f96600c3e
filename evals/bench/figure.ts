/** What the benchmark measures, one figure a line. */
export type Figure = {
  /** Groups lines of the table. */
  part: string;
  name: string;
  value: number;
  unit: 'ms' | 's' | '/s' | 'MB' | 'ratio' | 'share' | 'count';
  /** What the issue asks for, where it does. */
  target?: { least?: number; most?: number };
};

export const met = ({ value, target }: Figure): boolean =>
  (target?.least === undefined || value >= target.least) && (target?.most === undefined || value <= target.most);

/** Value below which a share `p` of the values lies (nearest rank); NaN of none. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}

const shown = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);

const targetOf = ({ target }: Figure): string =>
  [target?.least !== undefined && `≥ ${target.least}`, target?.most !== undefined && `≤ ${target.most}`]
    .filter(Boolean)
    .join(', ');

const HEAD = ['| part | figure | value | asked for | |', '| --- | --- | ---: | --- | --- |'];

/** @param earlier text with such a table: the rows of parts that are not measured now stay, in their places; @returns a Markdown table */
export function figuresTable(figures: readonly Figure[], earlier = ''): string {
  const now = figures.map((figure) => {
    const { part, name, value, unit } = figure;
    const target = targetOf(figure);
    const verdict = target === '' ? '' : met(figure) ? 'met' : '**missed**';
    return `| ${part} | ${name} | ${shown(value)} ${unit === 'count' || unit === 'ratio' ? '' : unit} | ${target} | ${verdict} |`;
  });
  const before = earlier.split('\n').filter((line) => line.startsWith('| ') && !HEAD.includes(line));
  const rows = new Map([...byPart(before), ...byPart(now)]);
  return [...HEAD, ...[...rows.values()].flat()].join('\n');
}

function byPart(rows: readonly string[]): Map<string, string[]> {
  const parts = new Map<string, string[]>();
  for (const row of rows) {
    const part = row.split(' | ')[0]!;
    parts.set(part, [...(parts.get(part) ?? []), row]);
  }
  return parts;
}
