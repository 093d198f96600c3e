import { expect, test } from 'vitest';
import { figuresIn } from '../../../../server/qa/answer/figures.ts';

test.each([
  ['It cost 1-2 billion crowns, or 2 billion.', ['1000000000', '2000000000', '2000000000']],
  ['They paid 5,000 crowns, later 5 thousand.', ['5000', '5000']],
  ['Some 20 to 30 percent of 1.5 million.', ['20%', '30%', '1500000']],
  ['There are 12 boats and 7% of the nets.', ['12', '7%']],
  ['We lost 2000 million.', ['2000000000']],
  ['On 27 September and on September 28, 2020, the ferry came.', []],
  ['From 3 and 4 May to 27.09.2020 and in 1992-1994.', []],
  ['At 10:30, at 7 p.m. or at 9 o’clock on the 27th.', []],
  ['1. The pier. 2. The road. (3) The school.', []],
  ['The boat A-12 won the 21st race.', []],
])('%s', (text, values) => expect(figuresIn(text).flatMap((f) => f.values)).toEqual(values));

test('a figure is told as it stands', () =>
  expect(figuresIn('It cost 1-2 billion crowns.').map((f) => f.text)).toEqual(['1-2 billion']));
