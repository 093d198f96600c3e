import { describe, expect, it } from 'vitest';
import { numbersIn } from '../../../../server/qa/chat-model/numbers.ts';

describe('numbers in a text', () => {
  it.each([
    ['30,000 people', ['30000']],
    ['thirty thousand people', ['30000']],
    ['forty thousand two hundred', ['40200']],
    ['two million three hundred and five thousand', ['2305000']],
    ['2 million and 1.5 billion', ['2000000', '1500000000']],
    ['twenty-five of ninety', ['25', '90']],
    ['five, six or seven', ['5', '6', '7']],
    ['in 1993 and 2020', ['1993', '2020']],
    ['70 percent, 7 regions', ['70', '7']],
    ['the second and the third time', ['second', 'third']],
    ['two dozen, two millions', ['24', '2000000']],
    ['dozens or thousands of people', ['dozens', 'thousands']],
    ['one of them, no one', []],
    ['on 10.11.2020', ['10.11.2020']],
  ])('%s', (text, numbers) => {
    expect([...numbersIn(text)]).toEqual(numbers);
  });
});
