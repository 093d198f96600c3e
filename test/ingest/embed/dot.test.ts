import { expect, test } from 'vitest';
import { dot } from '../../../ingest/embed/dot.ts';

test('a dot product takes every dimension, however many, of the vector that begins where it is told', () => {
  const others = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  expect(dot(Float32Array.of(1, 0, 2), others)).toBe(7);
  expect(dot(Float32Array.of(1, 0, 2, 1, 1), others, 5)).toBe(6 + 16 + 9 + 10);
});
