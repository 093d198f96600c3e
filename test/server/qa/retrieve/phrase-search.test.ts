import { expect, test } from 'vitest';
import { findPhrase } from '../../../../server/qa/retrieve/phrase-search.ts';
import { smallLibrary, smallSource } from '../../http/stream/small-library.ts';

const find = (phrase: string, more: object = {}) => findPhrase(smallLibrary, phrase, { offset: 0, limit: 20, ...more });

test('every occurrence, verbatim at its place, by whoever said it', () => {
  const { total, hits } = find('CAPTAINS left');
  expect(total).toBe(2);
  expect(hits.map((h) => h.role)).toEqual(['interviewer', 'interviewee']);
  for (const { quote, start, end, before, after } of hits) {
    expect(quote).toBe('captains left');
    expect(smallSource.text.slice(start, end)).toBe(quote);
    expect(smallSource.text.slice(start - before.length, end + after.length)).toBe(before + quote + after);
  }
});

test('kinds of quotation marks, dashes and white space do not count', () => {
  expect(find('"A  town without\nboats').hits.map((h) => h.quote)).toEqual(['“A town without boats']);
});

test('signs of a pattern stand for themselves', () => {
  expect(find('.*').total).toBe(0);
  expect(find('(the').total).toBe(0);
  expect(find('Yes, of course.').total).toBe(1);
});

test('pages', () => {
  const all = find('harbour');
  expect(all.total).toBeGreaterThan(2);
  const second = find('harbour', { offset: 1, limit: 1 });
  expect(second).toMatchObject({ total: all.total, offset: 1 });
  expect(second.hits).toEqual([all.hits[1]]);
});

test('one interview, or none of that name', () => {
  expect(find('harbour', { interview: 'coast-tv' }).hits.every((h) => h.interview.id === 'coast-tv')).toBe(true);
  expect(() => find('harbour', { interview: 'none' })).toThrow(/no interview "none"/);
});
