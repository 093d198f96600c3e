import { describe, expect, it } from 'vitest';
import { CatalogEntry } from '../../../ingest/schema.ts';
import { dateInWords, daysOf, isUnknown } from '../../../ingest/text/calendar.ts';
import { boundDates, findDay } from '../../../ingest/text/dates.ts';

const entry = (year?: number) =>
  CatalogEntry.parse({
    ...{ file: 'x.txt', title: 'x', language: 'en', ...(year && { year }) },
    interviewee: { name: 'Ada Berg', short: 'Berg' },
    outlets: [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
    ],
  });
const day = (iso: string) => ({ day: iso, stated: { start: 0, end: 1 } });

describe('the day of an interview', () => {
  it('is unknown where neither text nor catalog say anything', () => {
    const dates = boundDates([undefined, undefined], entry());
    expect(dates.every(isUnknown)).toBe(true);
    expect(daysOf(dates.map((date) => ({ date })))).toEqual({ from: '', to: '' });
    expect(dateInWords(dates[0]!)).toBe('on an unknown day');
  });

  it('lies within the year that the catalog gives, or that another of the source states', () => {
    expect(boundDates([undefined, undefined], entry(2019))[1]).toMatchObject({ from: '2019-01-01', to: '2019-12-31' });
    expect(boundDates([undefined, day('2021-03-04')], entry())[0]).toMatchObject({
      from: '2021-01-01',
      to: '2021-03-04',
    });
  });

  it('without a year in the text or the catalog is none', () => {
    expect(findDay('On 6 October', 0)).toBeUndefined();
    expect(findDay('On 6 October', 0, 2020)?.day).toBe('2020-10-06');
    expect(findDay('On 6 October, and on 2 November 2021', 0)?.day).toBe('2021-11-02');
  });

  it('does not count among the days of a collection where it is unknown', () => {
    const [unknown] = boundDates([undefined], entry());
    const known = { from: '2020-10-09', to: '2020-10-09', basis: 'stated' as const };
    expect(daysOf([{ date: unknown! }, { date: known }])).toEqual({ from: '2020-10-09', to: '2020-10-09' });
  });
});
