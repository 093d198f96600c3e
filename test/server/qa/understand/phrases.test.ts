import { expect, test } from 'vitest';
import { quotedPhrases } from '../../../../server/qa/understand/phrases.ts';

test('phrases in quotation marks of any kind, of two words and more', () => {
  expect(quotedPhrases('Who said "Karabakh is Azerbaijan" and “the status quo”?')).toEqual([
    'Karabakh is Azerbaijan',
    'the status quo',
  ]);
  expect(quotedPhrases('«ни шагу назад» or ‘not one step back’')).toEqual(['ни шагу назад', 'not one step back']);
  expect(quotedPhrases("Armenia's army and Turkey's drones, 'peace'")).toEqual([]);
  expect(quotedPhrases('Who said "peace"?')).toEqual([]);
});
