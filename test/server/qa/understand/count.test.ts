import { describe, expect, test } from 'vitest';
import { COUNTS, countOf } from '../../../../server/qa/understand/count.ts';
import { plain } from '../../../../server/qa/understand/wording.ts';
import { compile } from './made-up-wording.ts';

const count = (question: string) => countOf(plain(question), question, compile);

/** Each rule with a question that it reads, and what is to be counted. */
const READ: Record<string, [question: string, phrases: string[]]> = {
  'interviews-in-which-said': ['In how many interviews does she mention the bridge?', ['bridge']],
  'interviews-that-mention': ['How many of the interviews mention Norway?', ['Norway']],
  'interviewers-that-mention': ['How many journalists mention Norway by name?', ['Norway']],
  'interviewers-that-ask': ['How many journalists asked her about the Harbour Fee?', ['Harbour Fee']],
  'interviews-in-which-asked': ['In how many interviews was she asked about Norway?', ['Norway']],
  'interviews-in-which-it-comes-up': ['In how many interviews does the lighthouse come up?', ['lighthouse']],
  'times-said': ['How often does the mayor use the word “harbour fee”?', ['harbour fee']],
  'times-it-comes-up': ['How many times is the pier mentioned?', ['pier']],
  'times-the-word': ['How often do we hear the word storm?', ['storm']],
  'every-mention': ['every mention of captains or ferries', ['captains', 'ferries']],
  'every-time-said': ['list every time Ada Berg talks of the county', ['county']],
};

test('every rule has a question, and a name of its own', () => {
  expect(Object.keys(READ).sort()).toEqual(COUNTS.map(({ name }) => name).sort());
});

test.each(Object.entries(READ))('%s', (name, [question, phrases]) => {
  const { unit, role } = COUNTS.find((rule) => rule.name === name)!;
  expect(count(question)).toEqual({ phrases, unit, ...(role && { role }) });
});

describe('what else is asked is not counted', () => {
  test.each([
    ['How often does she mention Norway, and where?', ['Norway']],
    ['How often does she mention Norway and the bridge, and to whom?', ['Norway', 'bridge']],
    ['How many times is Norway mentioned, and by whom?', ['Norway']],
    ['How often does she mention the pier and in which interviews?', ['pier']],
    ['In the summer, how often does she mention the pier?', ['pier']],
    ['How many interviews does she mention Norway in?', ['Norway']],
    ['How often did she talk of the pier, and where, and when was that?', ['pier']],
  ])('%s', (question, phrases) => expect(count(question)).toMatchObject({ phrases }));
});

test('the name of somebody is counted, not the word name', () =>
  expect(count('In how many interviews does Dahl’s name come up?')).toMatchObject({ phrases: ['Dahl'] }));

describe('nothing to count in', () => {
  test.each([
    'How many times did the storm hit the pier?',
    'How many interviews did she give?',
    'How often does the ferry run?',
    'How many journalists asked a question?',
    'How often did she say that nobody would ever have to pay for the pier?',
  ])('%s', (question) => expect(count(question)).toBeUndefined());
});
