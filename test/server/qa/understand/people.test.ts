import { describe, expect, test } from 'vitest';
import type { Person } from '../../../../ingest/collection.ts';
import { answering, peopleFinder } from '../../../../server/qa/understand/people.ts';
import { namedSpeakers } from '../../../../server/qa/understand/speakers.ts';

const person = (name: string, role: 'interviewee' | 'interviewer' | 'other', more: Partial<Person> = {}): Person => ({
  name,
  short: name.split(' ').at(-1)!,
  first: name.split(' ')[0]!,
  surname: name.split(' ').at(-1)!,
  aliases: [],
  address: [],
  isCommonWord: false,
  isFirstCommonWord: false,
  interviews: { interviewee: [], interviewer: [], other: [], [role]: ['radio-oak'] },
  ...more,
});

const PEOPLE = [
  person('Ada Berg', 'interviewee', { aliases: ['the mayor'] }),
  person('Tom Pace', 'interviewee', { isCommonWord: true }),
  person('Mark Lund', 'interviewer', { isFirstCommonWord: true }),
  person('Eva Dahl', 'other'),
];
const find = peopleFinder(PEOPLE);
const names = (question: string) => find(question).map(({ person: { name } }) => name);

describe('a person is named', () => {
  test.each([
    ['What did Ada Berg say?', ['Ada Berg']],
    ['What did Ada Lindqvist say?', []],
    ['Did Ada Say so?', ['Ada Berg']],
    ['what did berg say', ['Ada Berg']],
    ['Ada on the pier', ['Ada Berg']],
    ['why did the Mayor go', ['Ada Berg']],
    ['What does Pace think of BERG?', ['Tom Pace', 'Ada Berg']],
    ['tom pace on boats', ['Tom Pace']],
    ['at what pace do they build', []],
    ['mark the spot', []],
    ['Bergen and Lundby', []],
  ])('%s', (question, expected) => expect(names(question)).toEqual(expected));
});

test('those who answer', () => expect(answering(PEOPLE).map(({ name }) => name)).toEqual(['Ada Berg', 'Tom Pace']));

describe('whose words are asked for', () => {
  const options = { answers: 2, interviewOutlets: new Map([['radio-oak', 'Radio Oak']]) };
  test.each([
    ['What did Ada Berg say about boats?', ['Ada Berg']],
    ['Ada Berg, June 2021: how much is the fee?', ['Ada Berg']],
    ['Berg’s view on the pier', ['Ada Berg']],
    ['According to Pace, who built it?', ['Tom Pace']],
    ['What did Berg say about Tom Pace?', ['Ada Berg']],
    ['What was said about Ada Berg?', []],
    ['What was the interview with Ada Berg about?', ['Ada Berg']],
    ['Compare Berg and Tom Pace on boats', ['Ada Berg', 'Tom Pace']],
    ['How do Ada Berg and Tom Pace differ on boats?', ['Ada Berg', 'Tom Pace']],
    ['What was said about Berg and Tom Pace?', []],
    ['What did Dahl claim?', ['Eva Dahl']],
  ])('%s', (question, speakers) => expect(namedSpeakers(question, find, options).speakers).toEqual(speakers));

  test('an interviewer stands for the interview', () => {
    expect(namedSpeakers('What did Lund ask?', find, options)).toMatchObject({ outlets: ['Radio Oak'], speakers: [] });
    expect(namedSpeakers('What did she say about Lund?', find, options).outlets).toEqual([]);
  });

  test('where only one person answers, the name limits nothing', () =>
    expect(namedSpeakers('What did Ada Berg say?', find, { ...options, answers: 1 }).speakers).toEqual([]));
});
