/** Two runs over the same items: what got better, what got worse, and whether chance would do it. */
import { DESCRIPTIVE, METRICS, type Metric } from './metrics/registry.ts';
import { type Estimate, pairedRandomizationP } from './metrics/statistics.ts';
import type { Measured, ValueName } from './record.ts';
import { estimate } from './summary.ts';

export type Change = {
  metric: Metric;
  before: Estimate;
  after: Estimate;
  /** Two-sided, of a paired randomization test over the items; null where nothing pairs. */
  p: number | null;
};

export type ItemChange = { id: string; value: ValueName; before: number; after: number };

/** Items that both runs measured, in the order of the newer one. */
export function paired(before: Measured[], after: Measured[]): { before: Measured; after: Measured }[] {
  const old = new Map(before.map((record) => [record.id, record]));
  return after.flatMap((record) => {
    const earlier = old.get(record.id);
    return earlier ? [{ before: earlier, after: record }] : [];
  });
}

export function changes(before: Measured[], after: Measured[]): Change[] {
  const pairs = paired(before, after);
  return METRICS.filter(({ name }) => !DESCRIPTIVE.has(name)).flatMap((metric) => {
    const change: Change = {
      metric,
      before: estimate(
        metric,
        pairs.map((pair) => pair.before),
      ),
      after: estimate(
        metric,
        pairs.map((pair) => pair.after),
      ),
      p: pairedRandomizationP(differences(metric, pairs)),
    };
    return change.before.value === null && change.after.value === null ? [] : [change];
  });
}

const TELLING: ValueName[] = ['hit@5', 'firstCitation', 'found', 'right', 'handled', 'dialogTurn', 'faithful'];

/** Items whose yes-or-no values changed, worse ones first. */
export function itemChanges(before: Measured[], after: Measured[]): ItemChange[] {
  const all = paired(before, after).flatMap((pair) =>
    TELLING.flatMap((value) => {
      const [old, now] = [pair.before.values[value], pair.after.values[value]];
      return old === undefined || now === undefined || old === now
        ? []
        : [{ id: pair.after.id, value, before: old, after: now }];
    }),
  );
  return all.sort((a, b) => a.after - a.before - (b.after - b.before));
}

/** A baseline keeps four decimals. */
const ROUNDING = 1e-4;

function differences(metric: Metric, pairs: { before: Measured; after: Measured }[]): number[] {
  return pairs
    .filter(({ after }) => metric.sets.includes(after.set))
    .flatMap((pair) => {
      const [old, now] = [itemValue(metric, pair.before), itemValue(metric, pair.after)];
      if (old === undefined || now === undefined) return [];
      return [Math.abs(now - old) < ROUNDING ? 0 : now - old];
    });
}

/** A metric that is no mean of item values is about abstaining: an item is right if it abstains when it should. */
function itemValue({ value }: Metric, { set, values }: Measured): number | undefined {
  if (value) return values[value];
  return values.abstained === undefined ? undefined : Number((set === 'unanswerable') === (values.abstained === 1));
}
