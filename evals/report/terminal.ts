/** The figures as plain tables. */
import { changes } from '../compare.ts';
import { calibrationError } from '../metrics/abstention.ts';
import { FAULTS } from '../metrics/faults.ts';
import { METRICS } from '../metrics/registry.ts';
import { quantile } from '../metrics/statistics.ts';
import type { SystemRun } from '../record.ts';
import { BROAD_GROUPS, type Dimension, groupsBy } from '../summary.ts';
import { calibrationOf, calibrationRows } from './calibration.ts';
import type { MeasuredSystem } from './file.ts';
import { shownEstimate, table } from './table.ts';

export function terminalReport(systems: MeasuredSystem[]): string {
  const [main] = systems as [MeasuredSystem, ...MeasuredSystem[]];
  return [
    sideBySide(systems),
    ...sectionsOf(main),
    ...GROUPED.map((grouped) => groupTable(main, grouped)),
    calibration(main),
    fidelity(main),
    latency(main),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function sideBySide(systems: MeasuredSystem[]): string {
  const metrics = METRICS.filter(({ section }) => section === 'retrieval');
  const measured = systems.filter(({ summary }) => summary.all?.['ndcg@10']);
  if (measured.length === 0) return '';
  const rows = measured.map(({ run, summary }) => [
    run.system,
    ...metrics.map(({ name }) => shownEstimate(summary.all![name])),
    run === measured[0]!.run ? '' : chance(measured[0]!, run),
  ]);
  const n = measured[0]!.summary.all!['ndcg@10']!.n;
  return table([`Retrieval, ${n} questions`, ...metrics.map(({ title }) => title), 'p (nDCG)'], rows);
}

/** How often chance alone would part two systems' nDCG@10 by as much. */
function chance(main: MeasuredSystem, other: SystemRun): string {
  const ndcg = changes(main.run.records, other.records).find(({ metric }) => metric.name === 'ndcg@10');
  return ndcg?.p == null ? '-' : ndcg.p.toFixed(4);
}

/** One table a section of the main system: its metrics by split and origin. */
function sectionsOf({ run, summary }: MeasuredSystem): string[] {
  const groups = BROAD_GROUPS.filter((name) => summary[name]);
  const sections = [...new Set(METRICS.map(({ section }) => section))].filter((section) => section !== 'fidelity');
  return sections.flatMap((section) => {
    const metrics = METRICS.filter((m) => m.section === section && summary.all?.[m.name]);
    if (metrics.length === 0) return [];
    const rows = metrics.map(({ name, title }) => [title, ...groups.map((g) => shownEstimate(summary[g]![name]))]);
    return [table([`${run.system}: ${section}`, ...groups], rows)];
  });
}

type Grouped = { title: string; dimension: Dimension; metrics: string[] };

const ANSWERS = [
  'firstCitation',
  'citationPrecision',
  'citationRecall',
  'keyFacts',
  'keyFactsOfGold',
  'wordsQuoted',
  'refused',
];

/** Tables of the main system, a row a group that has any of the figures. */
const GROUPED: readonly Grouped[] = [
  { title: 'by type', dimension: 'type', metrics: ['ndcg@10', 'hit@5', ...ANSWERS.slice(0, 4), 'quotedWords'] },
  { title: 'by shape', dimension: 'shape', metrics: [...ANSWERS, 'shapeRight', 'openingShown'] },
  { title: 'by manner of asking', dimension: 'manner', metrics: [...ANSWERS, 'shapeRight'] },
  { title: 'unanswerable', dimension: 'type', metrics: ['abstentionRecall', 'handled', 'resisted'] },
  { title: 'turns of dialogs', dimension: 'type', metrics: ['dialogTurn', 'standaloneTurn'] },
];

/** Metrics that only answers in the group's own set have; others would list every type. */
const TELLING = new Set(['ndcg@10', 'firstCitation', 'handled', 'dialogTurn']);

function groupTable({ run, summary }: MeasuredSystem, { title, dimension, metrics: names }: Grouped): string {
  const metrics = names.map((name) => METRICS.find((metric) => metric.name === name)!);
  const groups = groupsBy(summary, dimension).filter(({ figures }) => names.some((n) => TELLING.has(n) && figures[n]));
  if (groups.length === 0) return '';
  const shown = metrics.filter(({ name }) => groups.some(({ figures }) => figures[name]));
  const rows = groups.map(({ value, figures }) => [
    `${value} (${Math.max(0, ...shown.map(({ name }) => figures[name]?.n ?? 0))})`,
    ...shown.map(({ name }) => shownEstimate(figures[name])),
  ]);
  return table([`${run.system}: ${title}`, ...shown.map((m) => m.title)], rows);
}

function calibration({ run }: MeasuredSystem): string {
  const bins = calibrationOf(run.records);
  const error = calibrationError(bins);
  if (error === null) return '';
  const head = ['Confidence, stated', 'questions', 'mean stated', 'answerable'];
  return `${table(head, calibrationRows(bins))}\nExpected calibration error ${error.toFixed(3)}`;
}

function fidelity({ run, summary }: MeasuredSystem): string {
  const faithful = summary.all?.faithful;
  if (!faithful) return '';
  const faults = [...run.faults, ...run.records.flatMap((record) => record.faults)];
  const classes = [...new Set(Object.values(FAULTS))].map(
    (name) => `${name} ${faults.filter((fault) => fault.class === name).length}`,
  );
  const share = (100 * faithful.value!).toFixed(1);
  const failed = run.records.filter((record) => record.error !== undefined);
  const lines = [`Fidelity: ${share} % of ${faithful.n} items without a fault; faults: ${classes.join(', ')}`];
  for (const record of run.records.filter((r) => r.faults.length > 0).slice(0, 5)) {
    const [first] = record.faults;
    lines.push(`  ${record.id}: ${first!.kind}: ${first!.detail}`);
  }
  if (failed.length > 0) lines.push(`${failed.length} items failed, first: ${failed[0]!.id}: ${failed[0]!.error}`);
  return lines.join('\n');
}

function latency({ run }: MeasuredSystem): string {
  const times: [string, number[]][] = [
    ['search', run.records.flatMap((record) => record.ms.search ?? [])],
    ['ask', run.records.flatMap((record) => record.ms.ask ?? [])],
    ...(['understand', 'retrieve', 'answer', 'verify'] as const).map((stage): [string, number[]] => [
      `- ${stage}`,
      run.records.flatMap((record) => record.stages?.[stage] ?? []),
    ]),
  ];
  const rows = times
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => [name, ...[0.5, 0.95, 1].map((p) => quantile(values, p)!.toFixed(1))]);
  return table(['Latency, ms', 'median', '95 %', 'longest'], rows);
}
