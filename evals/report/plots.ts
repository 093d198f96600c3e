/** The report's plots, drawn by Observable Plot into a detached document: SVG text, no scripts. */
import * as Plot from '@observablehq/plot';
import { JSDOM } from 'jsdom';
import { METRICS } from '../metrics/registry.ts';
import type { RecordOfItem } from '../record.ts';
import { type Dimension, groupsBy, type Summary } from '../summary.ts';
import { calibrationOf } from './calibration.ts';
import type { MeasuredSystem } from './file.ts';
import { Html } from './html.ts';

const BY_GROUP = ['ndcg@10', 'hit@5', 'firstCitation', 'citationPrecision', 'citationRecall', 'keyFacts'];
const SIDE_BY_SIDE = ['ndcg@10', 'mrr@10', 'hit@1', 'hit@5', 'recall@10', 'recall@20'];

type Row = { group: string; metric: string; value: number; low: number; high: number };

export function plotBy(dimension: Dimension, { summary }: MeasuredSystem): Html | null {
  return intervals(groupsBy(summary, dimension).flatMap(({ value, figures }) => rowsOf(value, figures, BY_GROUP)));
}

export function plotSystems(systems: MeasuredSystem[]): Html | null {
  return intervals(systems.flatMap(({ run, summary }) => rowsOf(run.system, summary.all ?? {}, SIDE_BY_SIDE)));
}

/** Does the stated confidence mean what it says? Dots on the diagonal: yes. Their size: how many questions. */
export function plotCalibration(records: RecordOfItem[]): Html | null {
  const bins = calibrationOf(records);
  if (bins.length === 0) return null;
  return drawn({
    width: 460,
    height: 420,
    x: { domain: [0, 1], label: 'stated confidence that the transcripts answer' },
    y: { domain: [0, 1], label: 'share of questions that they do answer', grid: true },
    r: { range: [3, 18] },
    marks: [
      Plot.line(
        [
          [0, 0],
          [1, 1],
        ],
        { stroke: '#999', strokeDasharray: '4 4' },
      ),
      Plot.dot(bins, { x: 'confidence', y: 'answerable', r: 'n', fill: '#2a6f97', fillOpacity: 0.75 }),
      Plot.text(bins, { x: 'confidence', y: 'answerable', text: (bin) => `${bin.n}`, dy: -16 }),
    ],
  });
}

/** Milliseconds by stage: every request a faint dot, the median a tick. */
export function plotLatency(records: RecordOfItem[]): Html | null {
  const stages = ['understand', 'retrieve', 'answer', 'verify', 'total'] as const;
  const rows = records.flatMap(({ ms, stages: times }) => [
    ...(ms.search === undefined ? [] : [{ stage: 'search, as called', ms: ms.search }]),
    ...(ms.ask === undefined ? [] : [{ stage: 'ask, as called', ms: ms.ask }]),
    ...(times ? stages.map((stage) => ({ stage: `ask: ${stage}`, ms: times[stage] })) : []),
  ]);
  if (rows.length === 0) return null;
  return drawn({
    width: 860,
    height: 260,
    marginLeft: 120,
    x: { type: 'sqrt', label: 'milliseconds', grid: true },
    y: { label: null, domain: [...new Set(rows.map(({ stage }) => stage))] },
    marks: [
      Plot.dot(rows, { x: 'ms', y: 'stage', r: 2, fill: '#2a6f97', fillOpacity: 0.2 }),
      Plot.tickX(rows, Plot.groupY({ x: 'median' }, { x: 'ms', y: 'stage', strokeWidth: 3, stroke: '#c1121f' })),
    ],
  });
}

function rowsOf(group: string, figures: Summary[string], metrics: string[]): Row[] {
  return METRICS.filter(({ name }) => metrics.includes(name)).flatMap(({ name, title }) => {
    const figure = figures[name];
    return figure?.value == null
      ? []
      : [{ group, metric: title, value: figure.value, low: figure.low!, high: figure.high! }];
  });
}

/** One column a metric, one line a group: the mean and its 95 % interval. */
function intervals(rows: Row[]): Html | null {
  if (rows.length === 0) return null;
  const metrics = [...new Set(rows.map(({ metric }) => metric))];
  const groups = [...new Set(rows.map(({ group }) => group))];
  return drawn({
    width: 120 + 170 * metrics.length,
    height: 70 + 26 * groups.length,
    marginLeft: 100,
    x: { domain: [0, 1], ticks: [0, 0.5, 1], label: null, grid: true },
    y: { domain: groups, label: null },
    fx: { domain: metrics, label: null, padding: 0.2 },
    marks: [
      Plot.ruleY(rows, { fx: 'metric', y: 'group', x1: 'low', x2: 'high', strokeWidth: 3, stroke: '#8ecae6' }),
      Plot.dot(rows, { fx: 'metric', y: 'group', x: 'value', fill: '#023047', r: 4 }),
      Plot.text(rows, {
        fx: 'metric',
        y: 'group',
        x: 'value',
        text: (row: Row) => row.value.toFixed(2),
        dy: -10,
        fontSize: 9,
      }),
    ],
  });
}

function drawn(options: Plot.PlotOptions): Html {
  const { document } = new JSDOM('').window;
  const plot = Plot.plot({ ...options, document });
  plot.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return new Html(plot.outerHTML);
}
