import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toBatches } from '../../../ingest/embed/batches.js';

const rows = (...lengths: number[]) => lengths.map((length, at) => ({ at, length }));
const lengths = (batches: { length: number }[][]) => batches.map((batch) => batch.map((row) => row.length));

describe('toBatches', () => {
  test('should put texts of like length together', () => {
    expect(lengths(toBatches(rows(9, 40, 9, 41, 9)))).toEqual([
      [9, 9, 9],
      [40, 41],
    ]);
  });

  test('should leave a long text alone', () => {
    expect(lengths(toBatches(rows(300, 300, 512)))).toEqual([[300], [300], [512]]);
  });

  test('should give every text once, with little padding', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 2, max: 512 })), (all) => {
        const batches = toBatches(rows(...all));
        expect(batches.flatMap((batch) => batch.map((row) => row.at)).sort((a, b) => a - b)).toEqual([...all.keys()]);
        for (const batch of batches) {
          const own = batch.reduce((sum, row) => sum + row.length, 0);
          expect(batch.length * batch.at(-1)!.length).toBeLessThanOrEqual(own * 1.1);
        }
      }),
    );
  });
});
