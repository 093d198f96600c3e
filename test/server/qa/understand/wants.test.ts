import { expect, test } from 'vitest';
import { WANTS, wantsOf } from '../../../../server/qa/understand/wants.ts';
import { plain } from '../../../../server/qa/understand/wording.ts';

const EXAMPLES: Record<string, string[]> = {
  cost: ['How much did the pier cost?', 'what is the price of a ticket', 'How many crowns did the county give?'],
  length: ['How long is the bridge?', 'How many metres above the water?', 'the height of the lighthouse'],
  age: ['How old is the ferry?'],
  year: ['In which year was it built?', 'When did the captains leave?', 'on what day'],
  number: ['How many boats?', 'How long did the strike last?', 'what share of the captains'],
  name: ['Who sold it?', 'What is the ferry called?', 'which company runs it'],
  place: ['Where do the captains live?', 'which town is nearest'],
  reason: ['Why was it closed?', 'How come nobody knew?', 'What made her change it?'],
};

test('every rule has questions, and a name of its own', () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual(WANTS.map(({ name }) => name).sort());
});

test.each(Object.entries(EXAMPLES).flatMap(([name, questions]) => questions.map((q) => [q, name])))(
  '%s: %s',
  (question, name) => expect(WANTS.find(({ pattern }) => pattern.test(plain(question!)))?.name).toBe(name),
);

test('a question of yes or no wants one', () => expect(wantsOf('was it sold', true)).toBe('yes_no'));
test('others may want no kind of thing', () => expect(wantsOf('what was said about captains', false)).toBeUndefined());
