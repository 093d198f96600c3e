import { expect, test } from 'vitest';
import { makeCheckSpelling } from '../../../../server/qa/understand/spelling.ts';
import { vocabulary } from '../../real-corpus.ts';

const { check, isKnownWord } = makeCheckSpelling(vocabulary);

test('a slip is read as the word that was meant', () => {
  expect(check('What did he say about Pashinjan and mercenarys?')).toEqual({
    text: 'What did he say about pashinyan and mercenarys?',
    corrections: [{ from: 'pashinjan', to: 'pashinyan' }],
    unknownNames: [],
  });
});

test('a name of something else is told, as it is written', () => {
  expect(check('What did he say about Elon Musk?').unknownNames).toContain('Elon');
  expect(check('What did he tell Stoltenberg?').unknownNames).toEqual(['Stoltenberg']);
});

test('other spellings of names, English words and the first word of a question are no names of something else', () => {
  for (const question of ['Erdoğan and Türkiye', 'Shushi, Artsakh and Stepanakert', 'Bake me sourdough bread'])
    expect(check(question)).toEqual({ text: question, corrections: [], unknownNames: [] });
});

test('known words are English, or the transcripts’', () => {
  expect(['bread', 'pashinyan', 'kelbajar', 'baking'].map(isKnownWord)).toEqual([true, true, true, true]);
  expect(['asdf', 'mirotvortsy'].map(isKnownWord)).toEqual([false, false]);
});

test.each([
  ['waht did he say', 'what did he say'],
  ['teh war adn peace', 'the war and peace'],
  ['who siad taht', 'who said that'],
  ['abuot Karabahk', 'about karabakh'],
  ['a hungr strike', 'a hunger strike'],
  ['the journlist asked', 'the journalist asked'],
])('words of asking, short ones and letters that changed places: %s', (slip, meant) =>
  expect(check(slip).text).toBe(meant),
);

test('an unknown word one edit from an English one is no name, whether or not it is mended', () =>
  expect(check('did he enjoy the sourdouh').unknownNames).toEqual([]));

test('known names are left as they are written', () => {
  const { check: checkNames } = makeCheckSpelling(vocabulary, ['lindhollm']);
  expect(checkNames('the harbour of Lindhollm')).toMatchObject({ corrections: [], unknownNames: [] });
});

test('of a text that is all slips only the first are mended', () => {
  const { corrections, text } = check(Array(60).fill('pashinjan').join(' '));
  expect(corrections).toEqual([{ from: 'pashinjan', to: 'pashinyan' }]);
  expect(text.split(' ').filter((word) => word === 'pashinyan').length).toBeLessThan(60);
});
