import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromInt8, toInt8 } from '../../../ingest/embed/int8.ts';

const vector = fc
  .array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 64 })
  .map((values) => Float32Array.from(values));

test('a vector comes back to within half a step of its scale', () => {
  fc.assert(
    fc.property(vector, (given) => {
      const stored = toInt8(given);
      const back = fromInt8(stored);
      for (const [d, value] of given.entries()) {
        expect(Math.abs(back[d]! - value)).toBeLessThanOrEqual(stored.scale * 0.5001 + 1e-30);
      }
    }),
  );
});

test('what has come back once stays as it is', () => {
  fc.assert(
    fc.property(vector, (given) => {
      const stored = toInt8(given);
      expect(toInt8(fromInt8(stored)).values).toEqual(stored.values);
    }),
  );
});

test('a vector of zeros is one of zeros', () => {
  expect([...fromInt8(toInt8(new Float32Array(3)))]).toEqual([0, 0, 0]);
});
