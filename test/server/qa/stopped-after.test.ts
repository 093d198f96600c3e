import { expect, test } from 'vitest';
import { StoppedError, stoppedAfter } from '../../../server/qa/stopped-after.ts';

/** One that V8 tries in 2^50 ways. */
const manyWays = (): boolean => new RegExp(`^${'(?:a|a)'}+$`).test(`${'a'.repeat(50)}b`);
const told = (work: () => unknown): string => {
  try {
    stoppedAfter(100, 'This', work);
    return 'not stopped';
  } catch (error) {
    return String(error);
  }
};

test.each<[string, () => unknown]>([
  ['a pattern that runs on', manyWays],
  ['a replacement that runs on', () => `${'a'.repeat(50)}b`.replace(new RegExp(`${'(?:a|a)'}+$`, 'g'), '')],
  [
    'a loop',
    () => {
      for (;;);
    },
  ],
  [
    'a loop that goes on after errors',
    () => {
      for (;;) {
        try {
          manyWays();
        } catch {
          // Goes on.
        }
      }
    },
  ],
])('%s is stopped, and told by name', (_, work) => {
  const started = performance.now();
  expect(told(work)).toBe('StoppedError: This was stopped after 100 ms.');
  expect(performance.now() - started).toBeLessThan(10_000);
});

test('other work returns and throws as it would', () => {
  expect(stoppedAfter(60_000, 'This', () => [1, 2].map((n) => n + 1))).toEqual([2, 3]);
  const error = new TypeError('of its own');
  const fails = () => {
    throw error;
  };
  expect(() => stoppedAfter(60_000, 'This', fails)).toThrow(error);
  expect(() => stoppedAfter(60_000, 'This', () => stoppedAfter(100, 'What is in it', manyWays))).toThrow(StoppedError);
  expect(stoppedAfter(60_000, 'This', () => stoppedAfter(60_000, 'What is in it', () => 1) + 1)).toBe(2);
});
