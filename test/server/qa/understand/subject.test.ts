import { describe, expect, test } from 'vitest';
import { makeUnderstand } from '../../../../server/qa/understand/understand.ts';
import { smallLibrary } from '../../http/stream/small-library.ts';
import { smallVocabulary } from '../../small-index.ts';

const understand = makeUnderstand(smallLibrary, smallVocabulary);

describe('what a whole interview was about', () => {
  test.each([
    'summary of the Radio Oak interview',
    'What was the Radio Oak interview about?',
    'What is the Radio Oak interview about',
    'What was the interview with Radio Oak about?',
    'What did Radio Oak ask?',
    'What did Radio Oak ask her?',
    'What did the Radio Oak journalist ask Ada Berg?',
    'What was she asked by Radio Oak?',
    'What did they talk about in the Radio Oak interview?',
    'Which topics were discussed in the Radio Oak interview?',
  ])('%s', (question) =>
    expect(understand(question)).toMatchObject({ summary: true, inferred: { outlets: ['Radio Oak'] } }),
  );

  test.each([
    'What did Radio Oak ask about the captains?',
    'What was the pier about?',
    'What did she tell Radio Oak?',
    'What did they talk about?',
    'What was the Radio Oak question about captains?',
  ])('is not asked: %s', (question) => expect(understand(question).summary).toBeUndefined());
});

test.each([
  ['How often does she mention boats in Radio Oak?', ['boats']],
  ['How often does she mention the harbour fee to Radio Oak?', ['harbour fee']],
])('the outlet is not counted: %s', (question, phrases) =>
  expect(understand(question)).toMatchObject({ count: { phrases }, inferred: { outlets: ['Radio Oak'] } }),
);

describe('words of the order of time are not searched', () => {
  test.each([
    ['What did she say about the harbour fee in each month?', 'the harbour fee'],
    ['What did she say about boats in every interview?', 'boats'],
    ['What did she say about the bridge over time?', 'the bridge'],
    ['What did she say about the pier, day by day?', 'the pier'],
    ['What did she say about the ferry from one interview to the next?', 'the ferry'],
  ])('%s', (question, subject) => {
    const understood = understand(question);
    expect(understood).toMatchObject({ shape: 'over_time' });
    expect(understood.subject).toContain(subject);
    expect(`${understood.subject} ${understood.query}`).not.toMatch(/month|interview|time|day/);
  });

  test.each(['How many boats run each day?', 'What did she say about the monthly fee?'])('are left: %s', (question) =>
    expect(understand(question).subject).toMatch(/each day|monthly/),
  );
});

describe('words for what became a filter are not searched', () => {
  test.each([
    ['What was said about boats in the first interview?', 'What was said about boats?'],
    ['Boats, Radio Oak', 'What was said about Boats?'],
    ['boats in the first interview', 'What was said about boats?'],
    ['How did her views on the ferry change over time?', 'What was said about the ferry?'],
    ['What happened in March 1999?', 'What happened in March 1999?'],
  ])('%s', (question, query) => expect(understand(question).query).toBe(query));

  test('all their words where they are days, if nothing else is asked', () =>
    expect(understand('In March 2021?').query).toBe('In March 2021?'));
});
