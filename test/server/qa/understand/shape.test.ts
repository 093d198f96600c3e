import { describe, expect, test } from 'vitest';
import { countOf } from '../../../../server/qa/understand/count.ts';
import { endOfTime, SHAPES, shapeOf } from '../../../../server/qa/understand/shape.ts';
import { plain } from '../../../../server/qa/understand/wording.ts';
import { compile } from './made-up-wording.ts';

const asked = (question: string, sides = 0) => {
  const text = plain(question);
  return { text, asked: text, sides, counted: countOf(text, question, compile) !== undefined };
};
const shape = (question: string, sides = 0) => shapeOf(asked(question, sides), compile);

/** Each rule, with questions for which it is the first that holds. */
const DECIDED: Record<string, string[]> = {
  'something-to-count': [
    'How often does she mention the bridge?',
    'In how many interviews does Ada Berg speak of ferries?',
    'every mention of Norway',
  ],
  'topic-alone': ['harbour fee', 'sale of the lighthouse'],
  'over-time': [
    'which losses does she name as time goes on',
    'How did the mayor speak of the pier over time?',
    'trace her words on the ferry',
  ],
  'how-it-changed': [
    'How did her position on the harbour fee change?',
    'How has the number of boats grown?',
    'how did the fee go up in a year',
  ],
  'whether-it-changed': ['Did her count of captains change?', 'Has the mayor’s tone hardened?'],
  'change-of-view': ['any change in her position on the fee?', 'the development of her tone'],
  'change-of-mind': ['When did Berg change her mind about the lighthouse?'],
  'always-the-same': ['Does she always name the same town?', 'Does she give the same figure for the boats?'],
  'first-or-last-said': [
    'When did she first mention the bridge?',
    'What was the last figure?',
    'What did the mayor say about it when she first spoke of it, and what was the first mention?',
  ],
  'at-one-end': ['How many boats were lost, at first?', 'who paid, at last? (pier)'],
  'at-first-and-later': ['What did she want at first, and what later?'],
  'by-day': ['boats lost, by day', 'What did she say of the pier in every interview?'],
  'several-sides': [],
  compared: [
    'the pier versus the bridge',
    'losses in May as against those in June',
    'Dahl and Holm: where does she see the difference',
    'How do the two answers differ from one another?',
  ],
  'was-said': ['What was said about captains?', 'What else has been said about the pier?'],
  'did-say-about': ['What did the mayor say about Norway?', 'what does she think of the ferry company'],
  'has-to-say': ['I wonder what Ada Berg says about storms'],
  'who-talks': ['Who talks about the pier?', 'and who else mentions captains?'],
  everything: ['everything on the lighthouse', 'What are all the reasons for the fee?'],
  list: ['list her promises', 'Summarise the interview', 'quotes about the county'],
  opinion: ['her view on Norway', 'What is Berg’s stance towards the county?'],
  'which-ones': ['Which countries did she visit?', 'what reasons does she give'],
  'opens-with-verb': ['Was the lighthouse sold?', 'and is it true?', 'Didn’t she promise boats?'],
  'after-a-lead': ['In the winter, will the fee be raised?'],
  whether: ['whether the pier is open', 'captains in the town or not'],
};

test('every rule has questions that it decides, and a name of its own', () => {
  expect(Object.keys(DECIDED).sort()).toEqual(SHAPES.map(({ name }) => name).sort());
});

describe.each(Object.entries(DECIDED).filter(([, questions]) => questions.length > 0))('%s', (name, questions) => {
  test.each(questions)('%s', (question) => {
    expect(SHAPES.find(({ test: holds }) => holds(asked(question), compile))?.name).toBe(name);
  });
});

describe('one end of time', () => {
  test.each([
    ['how many boats were lost, at first?', 'first'],
    ['what was his first figure for lost boats?', 'first'],
    ['how many boats were lost, at last?', 'last'],
    ['what was the latest count of boats?', 'last'],
    ['what did she want at first, and what at last?', undefined],
    ['how many boats were lost over time?', undefined],
  ])('%s', (text, end) => expect(endOfTime(text)).toBe(end));
});

test('several sides are compared', () => expect(shape('What did she tell Radio Oak and Coast TV?', 2)).toBe('compare'));

describe('a question of fact', () => {
  test.each([
    'How many captains left the town?',
    'Who bought the lighthouse?',
    'Who was it that compared the pier with a whale?',
    'When will the bridge be open?',
    'Why was the ferry stopped?',
    'Who was the first president of the club?',
    'How many times did the storm hit the pier?',
    'how did the fire start',
  ])('%s', (question) => expect(shape(question)).toBe('fact'));
});
