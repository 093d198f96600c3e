import { describe, expect, test } from 'vitest';
import {
  allowedBy,
  canonicalFilters,
  interviewsOf,
  mergeFilters,
  overlaps,
  UnknownFilterError,
} from '../../../server/qa/filters.ts';
import { manyTalks } from '../many-talks.ts';
import { library } from '../real-corpus.ts';

const outlets = (...names: string[]) => canonicalFilters({ outlets: names }, library).outlets;

describe('names that a caller gives', () => {
  test('are made canonical, whatever their case, accents, hyphens and spaces', () => {
    expect(outlets('cnn türk', 'CNN-Turk', 'cnnturk')).toEqual(['CNN Türk']);
    expect(outlets('BBC', 'sky', 'rai-1', 'ria novosti')).toEqual(['BBC News', 'Sky News', 'Rai 1', 'RIA Novosti']);
    expect(outlets('CNN')).toEqual(['CNN International']);
    expect(outlets('Первый канал')).toEqual(['Perviy Kanal']);
  });

  test('stand for speakers by the whole name or the surname', () => {
    const speakers = (...names: string[]) => canonicalFilters({ speakers: names }, library).speakers;
    expect(speakers('ilham aliyev', 'Aliyev', 'KOROTCHENKO')).toEqual(['Ilham Aliyev', 'Igor Korotchenko']);
  });

  test('that name nothing are refused, with what there is', () => {
    expect(() => outlets('No Such Outlet')).toThrow(UnknownFilterError);
    expect(() => outlets('No Such Outlet')).toThrow(/Outlets: .*Sky News/);
    expect(() => canonicalFilters({ speakers: ['Nobody'] }, library)).toThrow(/Speakers: .*Ilham Aliyev/);
    expect(() => outlets('...')).toThrow(UnknownFilterError);
  });

  test('days in the wrong order are refused', () =>
    expect(() => canonicalFilters({ from: '2020-10-09', to: '2020-10-08' }, library)).toThrow(/later than/));
});

describe('speakers of many interviews', () => {
  const many = manyTalks();
  const speakers = (...names: string[]) => canonicalFilters({ speakers: names }, many).speakers;

  test.each([
    ['Rose Morrill', ['Rose Morrill']],
    ['morrill', ['Rose Morrill']],
    ['Rose', ['Rose Morrill']],
    ['Pace', ['Nick Pace']],
    ['Ole', ['Ole Dahl']],
  ])('%s', (name, expected) => expect(speakers(name)).toEqual(expected));

  test('a first name that two have names nobody', () => expect(() => speakers('Ada')).toThrow(/Nobody called "Ada"/));

  test('their interviews are those in which they are heard', () => {
    const of = (name: string) => interviewsOf(many, { speakers: [name] }).map((i) => i.id);
    expect(of('Rose Morrill')).toEqual(['oak-2', 'coast-1']);
    expect(of('Ole Dahl')).toEqual(['oak-1', 'oak-2']);
  });
});

describe('the passages that filters leave', () => {
  const left = (filters: object) => {
    const allowed = allowedBy(filters, library)!;
    const entries = library.passages.filter((p) => allowed.mask[p.index] === 1);
    expect(entries).toHaveLength(allowed.count);
    return entries;
  };

  test('are all of them where nothing is filtered', () => {
    expect(allowedBy({}, library)).toBeUndefined();
    expect(allowedBy({ outlets: [], roles: [] }, library)).toBeUndefined();
  });

  test('fit every filter at once', () => {
    const entries = left({ outlets: ['Sky News', 'ARD'], roles: ['interviewer'] });
    expect(new Set(entries.map((e) => e.interview.id))).toEqual(new Set(['sky-news', 'ard']));
    expect(new Set(entries.map((e) => e.turn.role))).toEqual(new Set(['interviewer']));
    expect(new Set(left({ speakers: ['Igor Korotchenko'] }).map((e) => e.turn.speaker))).toEqual(
      new Set(['Igor Korotchenko']),
    );
  });

  test('may have been said on the days asked for, both ends included', () => {
    const of = (from?: string, to?: string) =>
      new Set(left({ ...(from && { from }), ...(to && { to }) }).map((e) => e.interview.id));
    expect(of('2020-11-06', '2020-11-06')).toEqual(new Set(['efe', 'bbc-news']));
    expect(of(undefined, '2020-09-29')).toEqual(new Set(['rossiya-1']));
    expect(of('2020-11-07').size).toBe(0);
    expect(interviewsOf(library, { from: '2020-11-06' }).map((i) => i.id)).toEqual(['efe', 'bbc-news']);
  });

  test('overlap with days that are only bounded', () => {
    const date = { from: '2020-10-06', to: '2020-10-10', basis: 'bounded' as const };
    expect([
      overlaps(date, '2020-10-10'),
      overlaps(date, '2020-10-11'),
      overlaps(date, undefined, '2020-10-06'),
      overlaps(date, undefined, '2020-10-05'),
    ]).toEqual([true, false, true, false]);
  });
});

test('an interview of no known day counts for a time only where no other was then', () => {
  const mixed = manyTalks(['oak-1', 'oak-2'], ['oak-1']);
  const of = (from: string) => interviewsOf(mixed, { from }).map(({ id }) => id);
  expect(of('2018-01-01')).toEqual(['oak-1']);
  expect(of('2019-01-01')).toEqual(['oak-2']);
  expect(allowedBy({ from: '2018-01-01' }, mixed)?.count).toBe(
    mixed.passages.filter(({ interview }) => interview.id === 'oak-1').length,
  );
});

test('what a caller gives goes before what was inferred, field by field', () =>
  expect(mergeFilters({ outlets: ['ARD'] }, { outlets: ['NTV'], from: '2020-10-01' })).toEqual({
    outlets: ['ARD'],
    from: '2020-10-01',
  }));
