import { describe, expect, test } from 'vitest';
import { changes, itemChanges } from '../../evals/compare.ts';
import { fallenGates } from '../../evals/gate.ts';
import { fault } from '../../evals/metrics/faults.ts';
import type { RecordOfItem } from '../../evals/record.ts';

function record(id: string, values: RecordOfItem['values']): RecordOfItem {
  const nothing = { question: id, expected: [], cited: [], results: [], faults: [], ms: {} };
  return {
    id,
    set: 'question',
    type: 'fact',
    origin: 'own',
    split: 'dev',
    values: { faithful: 1, ...values },
    ...nothing,
  };
}

/** Forty questions, of which the first citation of `right` is right. */
function runOf(right: number) {
  const records = Array.from({ length: 40 }, (_, i) => record(`q-${i}`, { firstCitation: i < right ? 1 : 0 }));
  return { system: 'product', records, faults: [] };
}

describe('changes', () => {
  test('are measured over the items of both runs', () => {
    const change = changes(runOf(40).records.slice(0, 10), runOf(5).records).find(
      (c) => c.metric.name === 'firstCitation',
    )!;
    expect([change.before.value, change.after.value, change.after.n]).toEqual([1, 0.5, 10]);
  });

  test('tell chance from change', () => {
    const p = (now: number) =>
      changes(runOf(20).records, runOf(now).records).find((c) => c.metric.name === 'firstCitation')!.p!;
    expect(p(21)).toBeGreaterThan(0.5);
    expect(p(36)).toBeLessThan(0.01);
  });

  test('list the items, worse first', () => {
    const before = [record('a', { firstCitation: 0 }), record('b', { firstCitation: 1 })];
    const after = [record('a', { firstCitation: 1 }), record('b', { firstCitation: 0 })];
    expect(itemChanges(before, after).map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

describe('gates', () => {
  const baseline = runOf(30).records;

  test('hold for the baseline itself, and for a fall within its interval', () => {
    expect(fallenGates(runOf(30), baseline)).toEqual([]);
    expect(fallenGates(runOf(28), baseline)).toEqual([]);
  });

  test('fall below the interval, and name the metric', () => {
    expect(fallenGates(runOf(15), baseline).join()).toMatch(
      /first citation right: 0\.375, below its baseline of 0\.750/,
    );
  });

  test('fall for one fault, with its class', () => {
    const run = runOf(30);
    run.records[3]!.faults.push(fault('stitched', 'a … b', 'made of pieces'));
    expect(fallenGates(run, baseline).join()).toMatch(/Fidelity must be 100 %: 1 stitched/);
  });

  test('fall if fidelity was not checked at all', () => {
    const run = runOf(30);
    for (const { values } of run.records) delete values.faithful;
    expect(fallenGates(run, baseline).join()).toMatch(
      /fidelity, without a fault: not measured, below its baseline of 1\.000/,
    );
  });

  test('fall for a single item in which something must hold and does not', () => {
    const run = runOf(30);
    run.records[3]!.values.denialsKept = 0;
    expect(fallenGates(run, baseline)).toEqual(['answers, no denial cut off: not so in 1 items, the first q-3.']);
  });

  test('fall if more is refused than the interval of the baseline allows', () => {
    const refusing = (n: number) =>
      Array.from({ length: 40 }, (_, i) => record(`q-${i}`, { abstained: i < n ? 1 : 0 }));
    const run = (n: number) => ({ system: 'product', records: refusing(n), faults: [] });
    expect(fallenGates(run(1), refusing(4))).toEqual([]);
    expect(fallenGates(run(20), refusing(4)).join()).toMatch(/refused: 0\.500, above its baseline of 0\.100/);
  });

  test('fall if an item got no reply', () => {
    const run = runOf(30);
    run.records[0]!.error = 'HTTP 500';
    expect(fallenGates(run, baseline).join()).toMatch(/1 items got no reply, the first q-0: HTTP 500/);
  });

  test('fall if the baseline measured other items', () => {
    expect(fallenGates(runOf(30), [record('elsewhere', {})]).join()).toMatch(/write a new one/);
  });
});
