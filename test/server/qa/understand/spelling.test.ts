import { expect, test } from 'vitest';
import { makeCheckSpelling } from '../../../../server/qa/understand/spelling.ts';
import { vocabulary } from '../../real-corpus.ts';

const { check, isKnownWord } = makeCheckSpelling(vocabulary);

test('a slip is read as the word that was meant', () => {
  const { corrections, unknownNames } = check('What did he say about Pashinjan and mercenarys?');
  expect(corrections.get('pashinjan')).toBe('pashinyan');
  expect(unknownNames).toEqual([]);
});

test('a name of something else is told, as it is written', () => {
  expect(check('What did he say about Elon Musk?').unknownNames).toContain('Elon');
  expect(check('What did he tell Stoltenberg?').unknownNames).toEqual(['Stoltenberg']);
});

test('other spellings of names, English words and the first word of a question are no names of something else', () => {
  for (const question of ['Erdoğan and Türkiye', 'Shushi, Artsakh and Stepanakert', 'Bake me sourdough bread'])
    expect(check(question)).toEqual({ corrections: new Map(), unknownNames: [] });
});

test('known words are English, or the transcripts’', () => {
  expect(['bread', 'pashinyan', 'kelbajar', 'baking'].map(isKnownWord)).toEqual([true, true, true, true]);
  expect(['asdf', 'mirotvortsy'].map(isKnownWord)).toEqual([false, false]);
});
