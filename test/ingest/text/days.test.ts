import { describe, expect, test } from 'vitest';
import { daysOfPeriod, findPeriods } from '../../../ingest/text/days.ts';
import { findDates, SAID } from '../../../server/qa/understand/dates.ts';

const BOUNDS = { from: '2021-06-01', to: '2023-11-20' };
const days = (text: string, bounds = BOUNDS) => findPeriods(text.toLowerCase(), bounds).map(daysOfPeriod);

describe('a stretch of time', () => {
  test.each([
    ['on 16 November 2023', '2023-11-16', '2023-11-16'],
    ['November 16th, 2023', '2023-11-16', '2023-11-16'],
    ['2023-11-16', '2023-11-16', '2023-11-16'],
    ['16.11.2023', '2023-11-16', '2023-11-16'],
    ['on the 16th of November', '2023-11-16', '2023-11-16'],
    ['in 2022', '2022-01-01', '2022-12-31'],
    ['early 2022', '2022-01-01', '2022-04-30'],
    ['in November 2022', '2022-11-01', '2022-11-30'],
    ['in late November 2022', '2022-11-21', '2022-11-30'],
    ['in February 2024', '2024-02-01', '2024-02-29'],
    ['between 1 January 2022 and 31 December 2022', '2022-01-01', '2022-12-31'],
    ['between September and November', '2023-09-01', '2023-11-30'],
    ['from November 2021 to January 2022', '2021-11-01', '2022-01-31'],
    ['from November to January 2022', '2021-11-01', '2022-01-31'],
    ['3-7 October 2022', '2022-10-03', '2022-10-07'],
    ['between 3 and 7 October 2022', '2022-10-03', '2022-10-07'],
    ['October 3-7, 2022', '2022-10-03', '2022-10-07'],
    ['between 2021 and 2022', '2021-01-01', '2022-12-31'],
    ['from November until today', '2023-11-01', '2023-11-30'],
  ])('%s', (text, from, to) => expect(days(text)).toEqual([{ from, to }]));

  test('may open or close', () => {
    expect(days('before May 2022')).toEqual([{ to: '2022-04-30' }]);
    expect(days('since 2022')).toEqual([{ from: '2022-01-01' }]);
    expect(days('after 2021')).toEqual([{ from: '2022-01-01' }]);
    expect(days('until 3 May 2022')).toEqual([{ to: '2022-05-03' }]);
  });

  test('without a year lies in the collection where it can', () => {
    expect(days('on 5 July', { from: '2021-01-01', to: '2022-03-01' })).toEqual([
      { from: '2021-07-05', to: '2021-07-05' },
    ]);
    expect(days('on 5 July', { from: '2021-08-01', to: '2021-09-01' })).toEqual([
      { from: '2021-07-05', to: '2021-07-05' },
    ]);
  });
});

describe('no day', () => {
  test.each([
    'on 31 September 2022',
    '2020-10-99',
    'before 2020-13-01',
    'on 99.99.2022',
    'on 29 February 2023',
    'between 17 and 3 October',
    '99999999999 days later',
    'may it be so',
    'a march on the town hall'.replace('march', 'walk'),
  ])('%s', (text) => expect(days(text)).toEqual([]));
});

const CASES: Record<string, string[]> = {
  'whole-question': ['and in 2022?', 'in november 2022? (the pier)'],
  'of-the-interview': ['the interview of 3 May 2022 on boats', 'the May 2022 interview'],
  'said-on': ['What did she say in May 2022 about boats?'],
  'opens-before-saying': ['On 3 May 2022, what did she say of boats?', 'In 2022, what did she claim on boats?'],
  'closes-after-saying': ['What did she say about boats in 2022?', 'What did she tell them on 3 May 2022?'],
  'after-a-comma': ['How many boats, between May 2022 and July 2022?'],
  heading: ['Ada Berg, June 2021: how much was the fee?'],
  'day-and-talk': ['on 3 May 2022 the interview turned to boats'],
  'year-of-many': ['Which boats in 2022 were lost?'],
};

test('every rule of what was said when has questions, and a name of its own', () => {
  expect(Object.keys(CASES).sort()).toEqual(SAID.map(({ name }) => name).sort());
});

test.each(Object.entries(CASES).flatMap(([name, questions]) => questions.map((question) => [name, question])))(
  '%s: %s',
  (_, question) => expect(findDates(question!, BOUNDS)).toHaveProperty('from'),
);

test('a time outside the collection, or of an event, limits nothing', () => {
  for (const question of ['and in July 2019?', 'Why did the storm of 3 May 2022 come?', 'What did she say in 1994?'])
    expect(findDates(question, BOUNDS)).toEqual({});
});
