import { expect, test } from 'vitest';
import { isLoaded } from '../../../../server/qa/understand/loaded.ts';
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

test('a question is loaded where it takes something for granted', () => {
  const loaded = (question: string) => isLoaded(question, { theme: false });
  expect(loaded('Why did he reject any peacekeepers?')).toBe(true);
  expect(loaded('In the BBC interview, when did he admit it?')).toBe(true);
  expect(loaded('Did he say why?')).toBe(false);
  expect(loaded('In the BBC interview, did he say how it began?')).toBe(false);
  expect(loaded('What did he say?')).toBe(false);
  expect(loaded('drones')).toBe(false);
  expect(isLoaded('Why did he?', { theme: true })).toBe(false);
  expect(isLoaded('Why did he?', { theme: false, role: 'interviewer' })).toBe(false);
});
