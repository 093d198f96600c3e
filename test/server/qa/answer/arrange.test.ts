import { describe, expect, test } from 'vitest';
import type { Citation } from '../../../../server/contract/contract.ts';
import { LIMITS } from '../../../../server/contract/limits.ts';
import { arrange } from '../../../../server/qa/answer/arrange.ts';
import { attribution, countOf, dateInWords } from '../../../../server/qa/answer/words.ts';
import { smallLibrary } from '../../http/stream/small-library.ts';
import { cite } from '../../http/stream/stand-in-engine.ts';

const shortName = smallLibrary.shortName;
const text = (quotes: Citation[], theme = false) => arrange(quotes, { theme, shortName }).answer;

describe('attribution', () => {
  test('says who, to whom and when', () => {
    expect(attribution(cite('Only 12 captains', 1), shortName)).toBe('Berg, to Radio Oak, 3 October 2020');
    expect(attribution(cite('sold the lighthouse to Norway', 1), shortName)).toBe(
      'The interviewer for Coast TV, 9 October 2020',
    );
    const named = { ...cite('sold the lighthouse to Norway', 1), speaker: 'Ida Vik' };
    expect(attribution(named, shortName)).toBe('Ida Vik, interviewing for Coast TV, 9 October 2020');
    const guest = { ...cite('Only 12 captains', 1), speaker: 'Olga Dahl', role: 'other' as const };
    expect(attribution(guest, shortName)).toBe('Olga Dahl, in the Radio Oak programme, 3 October 2020');
  });

  test('a day that is only bounded is told as such', () => {
    const words = (from: string, to: string) => dateInWords({ from, to });
    expect(words('2020-10-09', '2020-10-09')).toBe('9 October 2020');
    expect(words('2020-10-06', '2020-10-10')).toBe('between 6 and 10 October 2020');
    expect(words('2020-10-26', '2020-11-02')).toBe('between 26 October and 2 November 2020');
    expect(words('2020-12-30', '2021-01-02')).toBe('between 30 December 2020 and 2 January 2021');
  });

  test('counts', () =>
    expect([countOf(1, 'interview'), countOf(7, 'interview')]).toEqual(['one interview', '7 interviews']));
});

describe('an answer to one question', () => {
  test('holds each quote whole, attributed and marked, best first', () => {
    const answer = text([cite('Nobody sold', 1), cite('Only 12 captains', 2)]);
    expect(answer.split('\n\n')).toEqual([
      'Berg, to Coast TV, 9 October 2020, asked: Some people claim that the mayor sold the lighthouse to Norway. What do you say to them? — “Nobody sold the lighthouse.” [1]',
      expect.stringMatching(/^Berg, to Radio Oak, 3 October 2020.* “Only 12 captains left, .*come back\.” \[2\]$/),
    ]);
  });

  test('gives markers anew, in the order of the text', () => {
    const { citations } = arrange([cite('Nobody sold', 9), cite('Only 12 captains', 4)], { theme: false, shortName });
    expect(citations.map((c) => c.marker)).toEqual([1, 2]);
  });

  test('shows what a bare yes replies to, and leaves a full statement alone', () => {
    expect(text([cite('Yes, of course', 1)])).toMatch(/, asked: .*Did you\? — “Yes, of course\.” \[1\]/);
    expect(text([cite('the bridge will be open', 1)])).toMatch(/^Berg, to Radio Oak, 3 October 2020: “The ferry/);
  });

  test('does not repeat an attribution', () =>
    expect(text([cite('Only 12 captains', 1), cite('I promised thirty', 2)])).toMatch(/\n\nIn the same interview/));

  test('says where words come again elsewhere', () => {
    const one = cite('Only 12 captains', 1);
    const again: Citation = { ...one, interview: { ...one.interview, id: 'coast-tv', outlet: 'Coast TV' } };
    expect(text([one, again])).toMatch(/\n\nBerg, to Coast TV, 3 October 2020, again/);
  });
});

describe('an answer on a theme', () => {
  test('begins with where and when, and goes on in order of time', () => {
    const { answer, citations } = arrange([cite('Nobody sold', 1), cite('Only 12 captains', 2)], {
      theme: true,
      shortName,
    });
    expect(answer.split('\n\n')[0]).toBe(
      'Quoted from 2 interviews, between 3 and 9 October 2020, in order of time: [1] [2]',
    );
    expect(citations.map((c) => c.interview.id)).toEqual(['radio-oak', 'coast-tv']);
  });

  test('needs no heading for one interview', () =>
    expect(text([cite('Only 12 captains', 1)], true)).toMatch(/^Berg, to Radio Oak/));
});

test('an answer keeps to the contract’s length, with all the citations that it names', () => {
  const long = cite('Only 12 captains', 1);
  const quotes = Array.from({ length: 20 }, (_, i) => ({ ...long, quote: `${i} ${'word '.repeat(200)}` }));
  const { answer, citations } = arrange(quotes, { theme: false, shortName });
  expect(answer.length).toBeLessThanOrEqual(LIMITS.answer);
  expect(citations.length).toBeGreaterThan(3);
  expect([...answer.matchAll(/\[(\d+)\]/g)].map((m) => Number(m[1]))).toEqual(citations.map((c) => c.marker));
});
