import { expect, test } from 'vitest';
import { asksForSize, INTENTS, isLoaded, marksOf } from '../../../../server/qa/understand/intent.ts';
import { compile } from './made-up-wording.ts';

const EXAMPLES: Record<string, string[]> = {
  'what-was-said': ['What was said about boats?', 'what did the mayor say on the pier'],
  'all-of-it': ['everything on boats', 'Did she ever go?'],
  'through-time': ['How did her position on the fee change?', 'trace the fee'],
  number: ['How many boats?', 'the death toll', 'when was it built'],
  'question-word': ['why?', 'her reasons'],
  'opens-with-verb': ['Was it sold?', 'In the radio interview, did she laugh?'],
  'open-what': ['What did Ada Berg tell Coast TV?', 'what was said'],
  'open-who': ['Who claimed that?', 'who predicted the storm'],
  who: ['Who said that?', 'and whose words are these', 'By whom was it said?', 'Which journalist asked?'],
};

test('every rule has questions for which it holds, and a name of its own', () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual(INTENTS.map(({ name }) => name).sort());
});

test.each(Object.entries(EXAMPLES).flatMap(([name, questions]) => questions.map((question) => [name, question])))(
  '%s: %s',
  (name, question) => {
    const rule = INTENTS.find((r) => r.name === name)!;
    expect(marksOf(question!, compile, [rule])).toEqual(new Set([rule.mark]));
  },
);

test('who said it is not asked wherever somebody is', () => {
  for (const question of ['What did those who fled say?', 'Did she say who fired?'])
    expect(marksOf(question, compile).has('who')).toBe(false);
});

test.each([
  ['How large are the fishing boats?', true],
  ['How many captains are there in the town?', true],
  ['How many boats did she sell to Norway?', false],
  ['How did she sell the lighthouse?', false],
])('a size is asked for, whatever was done: %s', (question, expected) => expect(asksForSize(question)).toBe(expected));

test('a question is loaded where it takes something for granted', () => {
  const loaded = (question: string, ofJournalist = false) => isLoaded(marksOf(question, compile), ofJournalist);
  expect(loaded('Why did she reject the bridge?')).toBe(true);
  expect(loaded('In the radio interview, when did she admit it?')).toBe(true);
  expect(loaded('Did she say why?')).toBe(false);
  expect(loaded('In the radio interview, did she say how it began?')).toBe(false);
  expect(loaded('What did she say?')).toBe(false);
  expect(loaded('boats')).toBe(false);
  expect(loaded('What was said about boats?')).toBe(false);
  expect(loaded('Why did she?', true)).toBe(false);
});
