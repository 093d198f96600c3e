import { expect, test } from 'vitest';
import { type Figure, figuresTable } from '../../evals/bench/figure.ts';

const figure = (part: string, name: string, value: number): Figure => ({ part, name, value, unit: 'ms' });

test('a table keeps the rows of parts that are not measured now, and replaces those of a part that is', () => {
  const earlier = figuresTable([figure('start', 'warm', 1), figure('load', 'p50', 2), figure('load', 'p99', 3)]);
  const now = figuresTable([figure('growth', 'p50', 4), figure('load', 'p50', 5)], `A text.\n\n${earlier}\n`);
  expect(now.split('\n').slice(2)).toEqual([
    '| start | warm | 1.00 ms |  |  |',
    '| load | p50 | 5.00 ms |  |  |',
    '| growth | p50 | 4.00 ms |  |  |',
  ]);
});
