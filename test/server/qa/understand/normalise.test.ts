import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise, visible, withoutEnding } from '../../../../server/qa/understand/normalise.ts';

const ASKED = 'What did she say about the pier?';

describe('the same question', () => {
  test.each([
    ASKED,
    'What did she say about the pier',
    'What did she say about the pier ???',
    'What did she say about the pier?!',
    '  What  did she\tsay about\nthe pier ?',
    'What did\u00a0she say about the\u202fpier?',
    '\ufeffWhat did she\u200b say about the p\u00adier?',
    'What did she say about the pier…',
  ])('%j', (question) => expect(normalise(question)).toBe(ASKED));
});

test('a subject ends in its last word', () => {
  expect(normalise('the pier?')).toBe('the pier');
  expect(normalise('“the pier”.')).toBe('“the pier”');
  expect(normalise('NATO?')).toBe('NATO');
});

test('a question after words that lead over, or with a preposition before it, is one', () => {
  expect(normalise('and why')).toBe('and why?');
  expect(normalise('In which interview was it')).toBe('In which interview was it?');
  expect(normalise('isn’t it closed')).toBe('isn’t it closed?');
});

test('of marks only they are left', () => expect(normalise(' ??? ')).toBe('???'));

test('nothing changes when it is done twice, and no blanks are left at the ends', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      const once = normalise(text);
      expect(normalise(once)).toBe(once);
      expect(visible(once)).toBe(once);
      expect(once.startsWith(withoutEnding(once))).toBe(true);
    }),
  ));
