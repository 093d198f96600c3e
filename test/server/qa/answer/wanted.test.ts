import { describe, expect, test } from 'vitest';
import { HOLDS, holdsWanted } from '../../../../server/qa/answer/wanted.ts';
import type { Wants } from '../../../../server/qa/understand/understanding.ts';

const CASES: [Exclude<Wants, 'yes_no'>, held: string, missing: string][] = [
  ['number', 'Twelve captains left.', 'Captains left the town.'],
  ['money', 'It cost 2 million crowns.', 'It cost many billions, pay attention to that.'],
  ['length', 'The pier is 300 metres out.', 'The pier is very long.'],
  ['age', 'She was nine years old.', 'She is very old.'],
  ['year', 'The bridge was opened in 1998.', 'The bridge was opened soon after.'],
  ['name', 'The captain was Olga Dahl.', 'The captain was a woman.'],
  ['place', 'They met in Lindholm.', 'They met for an hour.'],
  ['reason', 'We closed it because it leaks.', 'We closed the harbour.'],
];

describe('words hold what is wanted', () => {
  test('each kind has a case', () => expect(CASES.map(([kind]) => kind).sort()).toEqual(Object.keys(HOLDS).sort()));

  test.each(CASES)('%s', (kind, held, missing) => {
    expect([holdsWanted(kind, held), holdsWanted(kind, missing)]).toEqual([true, false]);
  });

  test('where no kind of thing is wanted, any words do', () => {
    expect([holdsWanted(undefined, 'So.'), holdsWanted('yes_no', 'So.')]).toEqual([true, true]);
  });
});
