import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isEveryday } from '../../../../server/qa/understand/everyday.ts';

const asked = ['questions', 'unanswerable', 'attribution']
  .flatMap((name) => readFileSync(`evals/data/${name}.jsonl`, 'utf8').trim().split('\n'))
  .map((line) => (JSON.parse(line) as { question: string }).question);

test('nearly all that people ask is everyday', () => {
  expect(asked.filter(isEveryday).length / asked.length).toBeGreaterThan(0.97);
});

test.each([
  'ok ',
  'thank you ',
  'thanks so much ',
  'who said that and ',
  'a',
  'ab',
  '?',
  '! ',
  ' ',
  '\n',
  '. ',
  '[1] ',
  '“',
  '0',
  '١',
  'e\u0301',
  'ß',
])('%j again and again is not', (piece) => {
  const often = piece.repeat(Math.ceil(60 / piece.length));
  for (const text of [often, `What of ${often}`, `${often}and why?`]) expect(isEveryday(text), text).toBe(false);
});

test('nor is what is long', () => {
  const words = Array.from({ length: 60 }, (_, i) => `word${i}`);
  expect(isEveryday(words.slice(0, 20).join(' '))).toBe(true);
  expect(isEveryday(words.join(' '))).toBe(false);
});
