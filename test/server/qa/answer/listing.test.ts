import { describe, expect, test } from 'vitest';
import { composeWithoutSearch } from '../../../../server/qa/answer/compose-extractive.ts';
import { makeUnderstand } from '../../../../server/qa/understand/understand.ts';
import { manyTalks } from '../../many-talks.ts';
import { smallVocabulary } from '../../small-index.ts';

const library = manyTalks();
const understand = makeUnderstand(library, smallVocabulary);
const asked = (question: string) => composeWithoutSearch(library, understand(question));

const PACE = 'Nick Pace, Radio Oak, “How to keep bees in a city”, 2 May 2018';
const MORRILL = [
  'Rose Morrill, Radio Oak, “A press conference in Lindholm”, 16 November 2019',
  'Rose Morrill, Coast TV, 30 September 2020',
];
const BERG = 'Ada Berg, Radio Oak, 1 February 2020';

describe('interviews are listed', () => {
  test.each([
    ['List the interviews', [PACE, MORRILL[0], BERG, MORRILL[1]]],
    ['Which interviews are there?', [PACE, MORRILL[0], BERG, MORRILL[1]]],
    ['Which interviews are from 2018?', [PACE]],
    ['list the interviews with Rose Morrill', MORRILL],
    ['How many interviews are there with Rose?', MORRILL],
    ['Who was interviewed in 2020?', [BERG, MORRILL[1]]],
    ['Whom did Ole Dahl interview?', [PACE, MORRILL[0]]],
    ['Which interviews did Ole Dahl do in 2019?', [MORRILL[0]]],
    ['Who is Rose Morrill?', MORRILL],
    ['Which Radio Oak podcasts are there with Ada Berg?', [BERG]],
    ['Are there any interviews with Radio Oak in 2020?', [BERG]],
  ])('%s', (question, lines) => {
    const draft = asked(question);
    expect(draft?.status).toBe('about');
    expect(draft?.answer.split('\n').slice(1)).toEqual(lines.map((line) => `• ${line}`));
  });

  test('none that fits is said to be none, with those that there are', () => {
    const answer = asked('Which interviews did Tor Vik do in 2018?')!.answer;
    expect(answer).toMatch(/^The collection holds no such interview\. It holds 4 interviews:\n/);
    expect(answer.split('\n')).toHaveLength(5);
  });

  test.each([
    'Which interviews with Rose Morrill mention the bridge?',
    'What did Rose Morrill say in the 2020 interview?',
    'How many interviews speak of bees?',
    'Who interviewed bees?',
  ])('not where something that was said is asked for: %s', (question) =>
    expect(asked(question)?.answer ?? '').not.toContain('•'),
  );
});

test('the day of an interview is told by whoever was interviewed', () => {
  expect(asked('When was the interview with Nick Pace?')?.answer).toMatch(/2 May 2018\.$/);
  expect(asked('When was the interview with Ada Berg?')?.answer).toBe(
    'The interview with Ada Berg for Radio Oak was on 1 February 2020.',
  );
  expect(asked('Who interviewed Ada Berg?')?.answer).toMatch(/^Ada Lund interviewed/);
});

test('a year in which nothing was said is named as it was asked for, days that are not known or not', () => {
  const mixed = manyTalks(undefined, ['oak-1', 'coast-1']);
  const refused = composeWithoutSearch(mixed, makeUnderstand(mixed, smallVocabulary)('What was said in 2019?'));
  expect(refused?.refusal).toMatchObject({ code: 'outside_period', params: { asked: '2019' } });
});
