import { describe, expect, test } from 'vitest';
import { dateInWords } from '../../../../ingest/text/calendar.ts';
import { attribution, countOf, periodInWords } from '../../../../server/qa/answer/words.ts';
import { smallLibrary } from '../../http/stream/small-library.ts';
import { cite } from '../../http/stream/stand-in-engine.ts';

const { shortName } = smallLibrary;

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

  test('credits each of several who answer with his or her own words', () => {
    const second = { ...cite('Only 12 captains', 1), speaker: 'Olga Dahl' };
    expect(attribution(second, shortName)).toBe('Olga Dahl, to Radio Oak, 3 October 2020');
  });

  test('names a guest once', () => {
    const quote = cite('Only 12 captains', 1);
    const interview = { ...quote.interview, talk: `Radio Oak with ${quote.speaker}, “The pier”` };
    expect(attribution({ ...quote, interview }, shortName)).toBe('Berg, to Radio Oak, “The pier”, 3 October 2020');
  });

  test('a day that is only bounded is told as such', () => {
    const words = (from: string, to: string) => dateInWords({ from, to });
    expect(words('2020-10-09', '2020-10-09')).toBe('9 October 2020');
    expect(words('2020-10-06', '2020-10-10')).toBe('between 6 and 10 October 2020');
    expect(words('2020-10-26', '2020-11-02')).toBe('between 26 October and 2 November 2020');
    expect(words('2020-12-30', '2021-01-02')).toBe('between 30 December 2020 and 2 January 2021');
  });

  test('the days of several', () => {
    expect(periodInWords({ from: '2020-10-03', to: '2020-10-09' })).toBe('3 to 9 October 2020');
    expect(periodInWords({ from: '2020-10-03', to: '2020-10-03' })).toBe('3 October 2020');
  });

  test('counts', () =>
    expect([countOf(1, 'interview'), countOf(7, 'interview')]).toEqual(['one interview', '7 interviews']));
});
