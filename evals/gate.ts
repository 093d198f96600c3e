/** What must hold before a change is accepted. */
import { changes, paired } from './compare.ts';
import { METRICS, type Metric } from './metrics/registry.ts';
import type { Estimate } from './metrics/statistics.ts';
import type { Measured, SystemRun } from './record.ts';

/** Figures differ in the last digits from machine to machine: the baseline is rounded, and scores are floating point. */
const ROUNDING = 1e-3;

/** One sentence for each gate that fell; none: all hold. */
export function fallenGates(run: SystemRun, baseline: Measured[]): string[] {
  return [...absoluteGates(run), ...baselineGates(run.records, baseline)];
}

/** The gates that need no baseline: every item faithful, every item with a reply, whatever must be 1. */
export function absoluteGates(run: SystemRun): string[] {
  return [...fidelityGates(run), ...failureGates(run), ...flawlessGates(run)];
}

function fidelityGates({ records, faults }: SystemRun): string[] {
  const all = [...faults, ...records.flatMap((record) => record.faults)];
  const classes = [...new Set(all.map((fault) => fault.class))];
  return classes.map((name) => {
    const inClass = all.filter((fault) => fault.class === name);
    return `Fidelity must be 100 %: ${inClass.length} ${name}, the first ${inClass[0]!.kind}: ${inClass[0]!.detail}.`;
  });
}

function flawlessGates({ records }: SystemRun): string[] {
  return METRICS.filter(({ gate, value }) => gate && value !== 'faithful').flatMap(({ section, title, value }) => {
    const flawed = records.filter(({ values }) => (values[value!] ?? 1) < 1);
    return flawed.length === 0
      ? []
      : [`${section}, ${title}: not so in ${flawed.length} items, the first ${flawed[0]!.id}.`];
  });
}

function failureGates({ records }: SystemRun): string[] {
  const failed = records.filter(({ error }) => error !== undefined);
  return failed.length === 0
    ? []
    : [`${failed.length} items got no reply, the first ${failed[0]!.id}: ${failed[0]!.error}.`];
}

/** A metric may lie below its baseline by as much as the baseline's own 95 % interval reaches down. */
function baselineGates(records: Measured[], baseline: Measured[]): string[] {
  if (paired(baseline, records).length === 0)
    return ['The baseline has none of the items of this run: write a new one.'];
  return changes(baseline, records)
    .filter(({ before, after, metric }) => before.value !== null && fellBelow(metric, before, after))
    .map(({ metric, before, after }) => {
      const now = after.value === null ? 'not measured' : after.value.toFixed(3);
      return metric.lowerIsBetter
        ? `${metric.section}, ${metric.title}: ${now}, above its baseline of ${before.value!.toFixed(3)} by more than its interval (up to ${before.high!.toFixed(3)}).`
        : `${metric.section}, ${metric.title}: ${now}, below its baseline of ${before.value!.toFixed(3)} by more than its interval (down to ${before.low!.toFixed(3)}).`;
    });
}

function fellBelow({ lowerIsBetter }: Metric, before: Estimate, after: Estimate): boolean {
  if (lowerIsBetter) return after.value === null || after.value > before.high! + ROUNDING;
  return (after.value ?? 0) < before.low! - ROUNDING;
}
