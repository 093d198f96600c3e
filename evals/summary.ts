/** Records as figures: every metric, with its interval, over every group that a reader may ask for. */
import { METRICS, type Metric } from './metrics/registry.ts';
import { bootstrap, type Estimate } from './metrics/statistics.ts';
import type { Measured } from './record.ts';

/** What items are grouped by, beside the broad groups. */
export type Dimension = 'type' | 'shape' | 'manner';
const DIMENSIONS: readonly Dimension[] = ['type', 'shape', 'manner'];

/** `all`, `dev`, `test`, `seed`, `own`, or a dimension with its value: `shape: wide`. */
export type GroupName = string;
export type Group = { name: GroupName; records: Measured[] };
export type Figures = Record<string, Estimate>;
export type Summary = Record<GroupName, Figures>;

/** A metric over a group of mixed types counts its own sets only; over one type, all that have the value. */
export function estimate(metric: Metric, records: Measured[]): Estimate {
  return bootstrap(
    records.filter((record) => metric.sets.includes(record.set) && measured(metric, record)),
    metric.statistic,
  );
}

export function summarise(records: Measured[]): Summary {
  return Object.fromEntries(groupsOf(records).map(({ name, records: inGroup }) => [name, figures(name, inGroup)]));
}

export function groupsOf(records: Measured[]): Group[] {
  const where = (name: GroupName, keep: (record: Measured) => boolean) => ({ name, records: records.filter(keep) });
  return [
    where('all', () => true),
    where('dev', ({ split }) => split === 'dev'),
    where('test', ({ split }) => split === 'test'),
    where('seed', ({ origin }) => origin === 'seed'),
    where('own', ({ origin }) => origin === 'own'),
    ...DIMENSIONS.flatMap((dimension) =>
      valuesIn(records, dimension).map((value) =>
        where(groupName(dimension, value), (record) => record[dimension] === value),
      ),
    ),
  ].filter((group) => group.records.length > 0);
}

/** A dimension's groups, in the order in which they first occur. */
export function groupsBy(summary: Summary, dimension: Dimension): { value: string; figures: Figures }[] {
  const prefix = groupName(dimension, '');
  return Object.entries(summary).flatMap(([name, inGroup]) =>
    name.startsWith(prefix) ? { value: name.slice(prefix.length), figures: inGroup } : [],
  );
}

const groupName = (dimension: Dimension, value: string): GroupName => `${dimension}: ${value}`;

const valuesIn = (records: Measured[], dimension: Dimension): string[] => [
  ...new Set(records.flatMap((record) => record[dimension] ?? [])),
];

export const BROAD_GROUPS = ['all', 'dev', 'test', 'seed', 'own'];

function figures(name: GroupName, records: Measured[]): Figures {
  const metrics = BROAD_GROUPS.includes(name) ? METRICS : METRICS.map(ofOneType);
  const estimates = metrics.map((metric) => [metric.name, estimate(metric, records)] as const);
  return Object.fromEntries(estimates.filter(([, { value }]) => value !== null));
}

function ofOneType(metric: Metric): Metric {
  return { ...metric, sets: ['question', 'attribution', 'unanswerable', 'dialog'] };
}

function measured({ value }: Metric, record: Measured): boolean {
  return record.values[value ?? 'abstained'] !== undefined;
}
