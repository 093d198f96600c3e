/** Whatever a model sends, what is read of it is numbers of quotes that were offered. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseChoice, parseWordings } from '../../../../server/qa/chat-model/output.ts';

const QUOTES = 5;
const number = fc.oneof(fc.integer({ min: -2, max: 8 }), fc.double(), fc.string(), fc.jsonValue());
const output = fc.oneof(
  fc.record({ groups: fc.array(fc.oneof(fc.array(number), number)) }).map((value) => JSON.stringify(value)),
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.string().map((text) => `<think>${text}{"groups": [[${text}]]}`),
);

test('a choice is offered quotes, each once', () => {
  let read = 0;
  fc.assert(
    fc.property(output, (content) => {
      const choice = parseChoice(content, QUOTES);
      const numbers = choice?.groups.flat() ?? [];
      read += numbers.length;
      expect(numbers.every((n) => Number.isInteger(n) && n >= 1 && n <= QUOTES)).toBe(true);
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(choice?.given ?? 0).toBeGreaterThanOrEqual(numbers.length);
      expect(() => parseWordings(content)).not.toThrow();
    }),
    { numRuns: 1_000 },
  );
  expect(read).toBeGreaterThan(100);
});
