/** The report as one HTML file that needs no network: tables, plots, and every failure to browse. */
import { changes } from '../compare.ts';
import { calibrationError } from '../metrics/abstention.ts';
import { METRICS } from '../metrics/registry.ts';
import type { Measured, RecordOfItem, Shown } from '../record.ts';
import { BROAD_GROUPS } from '../summary.ts';
import { calibrationOf, calibrationRows } from './calibration.ts';
import { failuresOf } from './failures.ts';
import type { MeasuredSystem, Report } from './file.ts';
import { Html, html } from './html.ts';
import { BROWSE, STYLE } from './page-assets.ts';
import { plotBy, plotCalibration, plotLatency, plotSystems } from './plots.ts';
import { shownEstimate } from './table.ts';

export function reportPage({ made, options, systems }: Report, before?: { name: string; records: Measured[] }): string {
  const main = systems[0]!;
  const { records } = main.run;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>Evaluation: ${main.run.system}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<h1>Evaluation: ${main.run.system}</h1>
<p>${made.slice(0, 16).replace('T', ' ')} UTC; items: ${records.length}; split ${options.split}, origin ${options.origin}${options.fast && ', fast subset'}. Every figure with its 95 % bootstrap interval.</p>
${fidelitySection(main)}
<h2>Figures</h2>
${figuresTable(main)}
${before && changesTable(before, records)}
${section('Systems side by side', plotSystems(systems))}
${section('By type of question', plotBy('type', main))}
${section('By shape of question', plotBy('shape', main))}
${section('By manner of asking', plotBy('manner', main))}
${calibrationSection(records)}
${section('Latency', plotLatency(records), 'Each dot a request, the red tick the median.')}
${failuresSection(records)}
<script>${new Html(BROWSE)}</script>
</body>
</html>
`.text;
}

function section(title: string, plot: Html | null, note?: string): Html | null {
  return plot && html`<h2>${title}</h2>${note && html`<p>${note}</p>`}<div class="plot">${plot}</div>`;
}

function fidelitySection({ run, summary }: MeasuredSystem): Html | null {
  const share = summary.all?.faithful;
  if (share?.value == null) return null;
  const faults = [...run.faults, ...run.records.flatMap((record) => record.faults)];
  return html`<p class="${faults.length === 0 ? 'good' : 'bad'}">Fidelity: ${(100 * share.value).toFixed(1)} % of ${share.n} items are without a fault; ${faults.length} faults in all.</p>`;
}

function figuresTable({ summary }: MeasuredSystem): Html {
  const groups = BROAD_GROUPS.filter((name) => summary[name]);
  const rows = METRICS.filter(({ name }) => summary.all?.[name]).map(
    ({ name, title, section: part }) =>
      html`<tr><th>${part}: ${title}</th>${groups.map(
        (group) => html`<td>${shownEstimate(summary[group]![name])}</td>`,
      )}<td>${summary.all![name]!.n}</td></tr>`,
  );
  return html`<table><tr><th></th>${groups.map((group) => html`<th>${group}</th>`)}<th>n</th></tr>${rows}</table>`;
}

function changesTable(before: { name: string; records: Measured[] }, after: Measured[]): Html {
  const rows = changes(before.records, after).map(
    ({ metric, before: old, after: now, p }) =>
      html`<tr><th>${metric.section}: ${metric.title}</th><td>${shownEstimate(old)}</td><td>${shownEstimate(now)}</td><td>${p?.toFixed(3) ?? '-'}</td></tr>`,
  );
  return html`<h2>Against ${before.name}</h2>
<p>Over the items that both measured; p of a paired randomization test.</p>
<table><tr><th></th><th>before</th><th>after</th><th>p</th></tr>${rows}</table>`;
}

function calibrationSection(records: RecordOfItem[]): Html | null {
  const bins = calibrationOf(records);
  const error = calibrationError(bins);
  if (error === null) return null;
  const rows = calibrationRows(bins).map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`);
  return html`${section('Calibration of abstention', plotCalibration(records), `Expected calibration error ${error.toFixed(3)}.`)}
<table><tr><th>stated confidence</th><th>questions</th><th>mean stated</th><th>share answerable</th></tr>${rows}</table>`;
}

function failuresSection(records: RecordOfItem[]): Html {
  const failed = records
    .map((record) => ({ record, labels: failuresOf(record) }))
    .filter(({ labels }) => labels.length > 0);
  const labels = [...new Set(failed.flatMap((failure) => failure.labels))].sort();
  const types = [...new Set(failed.map(({ record }) => record.type))].sort();
  return html`<h2>Failures</h2>
<form id="browse">
<select name="label"><option value="">any failure</option>${labels.map((label) => html`<option>${label}</option>`)}</select>
<select name="type"><option value="">any type</option>${types.map((type) => html`<option>${type}</option>`)}</select>
<select name="split"><option value="">dev and test</option><option>dev</option><option>test</option></select>
<input name="words" type="search" placeholder="words" aria-label="words">
<output>${failed.length}</output> of ${records.length} items
</form>
${failed.map(({ record, labels: wrong }) => failure(record, wrong))}`;
}

function failure(record: RecordOfItem, labels: string[]): Html {
  const said = record.answer ?? record.error ?? '';
  return html`<details data-labels="${labels.join('|')}" data-type="${record.type}" data-split="${record.split}">
<summary><code>${record.id}</code> ${record.question} <small>${record.type}, ${record.split}: ${labels.join('; ')}</small></summary>
${record.note && html`<p>${record.note}</p>`}
${record.standaloneQuestion && record.standaloneQuestion !== record.question && html`<p>Understood as: ${record.standaloneQuestion}</p>`}
<h3>Expected</h3>
${record.expected.length === 0 ? html`<p>To abstain.</p>` : record.expected.map((e) => html`<p><b>${e.grade}</b> line ${e.line}${e.by && `, ${e.by}`}: “${e.quote}”</p>`)}
<h3>Cited (${record.status ?? 'nothing was asked'}${record.values.confidence !== undefined && `, confidence ${record.values.confidence.toFixed(2)}`})</h3>
${record.cited.map(shownSpan)}
${said !== '' && html`<pre>${said}</pre>`}
${record.faults.map((fault) => html`<p class="bad">${fault.class}, ${fault.kind}: ${fault.detail} “${fault.quote}”</p>`)}
${record.results.length > 0 && html`<h3>First results</h3>${record.results.slice(0, 5).map(shownSpan)}`}
</details>`;
}

function shownSpan({ lines, grade, text, speaker, role, outlet }: Shown): Html {
  const who = [speaker, role, outlet].filter(Boolean).join(', ');
  return html`<p class="grade-${grade ?? 'none'}"><b>${grade ?? '?'}</b> line ${lines.join(', ')}${who && ` (${who})`}: “${text}”</p>`;
}
