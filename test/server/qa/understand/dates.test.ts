import { describe, expect, test } from 'vitest';
import { findDates } from '../../../../server/qa/understand/dates.ts';

const BOUNDS = { from: '2020-09-29', to: '2020-11-06' };
const dates = (question: string) => findDates(question, BOUNDS);
const october = (from: number, to = from) => ({
  from: `2020-10-${String(from).padStart(2, '0')}`,
  to: `2020-10-${String(to).padStart(2, '0')}`,
});

describe('a day on which something was said', () => {
  test.each([
    'What did he say on 31 October?',
    'What did he say on October 31st?',
    'What did he say on the 31st of October, 2020?',
    'On 31 October, did he talk about Macron?',
    'What did he say on 31 Oct.?',
    'What did he say on 2020-10-31?',
    'and on 31 October? (Russian peacekeepers)',
    'What did he say on 31 October about Shusha?',
    'Did he mention the pier on 31 October?',
  ])('%s', (question) => expect(dates(question)).toEqual(october(31)));

  test('may open or close a span', () => {
    expect(dates('Before 10 October, what did he say about Turkey?')).toEqual({ to: '2020-10-09' });
    expect(dates('what was said before 10 October about Turkey')).toEqual({ to: '2020-10-09' });
    expect(dates('What did he say up to 5 October?')).toEqual({ to: '2020-10-05' });
    expect(dates('What did he say after 20 October?')).toEqual({ from: '2020-10-21' });
    expect(dates('What has he said since 20 October?')).toEqual({ from: '2020-10-20' });
  });

  test('must exist, and lie where the collection does', () => {
    expect(dates('What did he say on 31 September?')).toEqual({});
    expect(dates('What did he say on 5 March?')).toEqual({});
    expect(dates('What did he say on 9 November?')).toEqual({ from: '2020-11-09', to: '2020-11-09' });
  });
});

describe('a span', () => {
  test.each([
    'What did he say between 3 and 7 October?',
    'What did he say about mercenaries from 3 to 7 October 2020?',
    'What did he say between October 3 and October 7?',
    'What did he say about peacekeepers between 3 October and 7 October?',
    'What did he say on October 3-7?',
    'What did he say, 3–7 October?',
    'between 3 and 7 October',
    'How many villages were taken, between 3 October and 7 October?',
  ])('%s', (question) => expect(dates(question)).toEqual(october(3, 7)));

  test('is nothing where it ends before it begins', () =>
    expect(dates('What did he say between 17 and 3 October?')).toEqual({}));
});

describe('a part of a month', () => {
  test.each([
    ['What did he say in early October?', 1, 10],
    ['In early October, what did he say about Armenia?', 1, 10],
    ['What did he say about the war in the first week of October?', 1, 7],
    ['What did he say in mid-October?', 11, 20],
    ['What did he say in late October?', 21, 31],
    ['What did he say at the end of October about peacekeepers?', 21, 31],
    ['What did he say about Shusha in October?', 1, 31],
    ['What did he say in October about Shusha?', 1, 31],
    ['and in October? (Russian peacekeepers)', 1, 31],
    ['the October interviews', 1, 31],
  ])('%s', (question, from, to) => expect(dates(question)).toEqual(october(from, to)));

  test('before and after it', () => {
    expect(dates('What did he say before November?')).toEqual({ to: '2020-10-31' });
    expect(dates('What did he say after October?')).toEqual({ from: '2020-11-01' });
  });
});

describe('a day of what is asked about, whenever it was said', () => {
  test.each([
    'What happened on 10 October?',
    'Why did the truce of 10 October fail?',
    'What did he say after the ceasefire of 10 October?',
    'who attacked Ganja on 4 October?',
    'Who attacked Ganja between 4 and 8 October?',
    'What happened in July on the border at Tovuz?',
    'What may he have seen there?',
    'when was the attack on Ganja?',
    'What did he say in 1994?',
  ])('%s', (question) => expect(dates(question)).toEqual({}));
});
