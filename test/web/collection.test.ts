/** Other collections than the first: what page and widget say comes from `/api/collection`, and from nowhere else. */
import { describe, expect, it } from 'vitest';
import type { CollectionResponse } from '../../server/contract/collection.ts';
import { inLanguage } from '../../web/locale/localised.ts';
import { pageDe } from '../../web/locale/page-de.ts';
import { pageEn } from '../../web/locale/page-en.ts';
import { figuresOf } from '../../web/page/collection.ts';
import { formatDate, isUncertain } from '../../web/quote/dates.ts';
import { talkOf } from '../../web/quote/talk.ts';

const many = (guests: number): CollectionResponse => ({
  title: { en: 'Talks' },
  description: { en: 'Talks.' },
  about: { en: 'Talks.' },
  words: { en: 'Their words.', de: 'Ihre Worte.' },
  examples: { en: [] },
  themes: [],
  phrases: [],
  people: Array.from({ length: guests }, (_, i) => ({
    ...{ name: `Guest ${i + 1}`, short: 'Guest' },
    interviews: { interviewee: 1, interviewer: 0, other: 0 },
  })),
  outlets: [],
  counts: { interviews: guests, interviewees: guests, outlets: 1, turns: 1, passages: 1 },
  languages: ['en'],
});

describe('a collection in figures', () => {
  it('names a few people and counts many', () => {
    expect(figuresOf(many(1), pageEn, 'en')).toBe('1 interview with Guest 1.');
    expect(figuresOf(many(2), pageDe, 'de')).toBe('2 Interviews mit Guest 1 und Guest 2.');
    expect(figuresOf(many(500), pageEn, 'en')).toBe('500 interviews with 500 people.');
  });

  it('says from when it is where that is known', () => {
    const period = { from: '2018-05-02', to: '2020-09-30' };
    expect(figuresOf({ ...many(1), period }, pageEn, 'en')).toMatch(
      /^1 interview with Guest 1, 2 May 2018\s–\s30 September 2020\.$/,
    );
  });
});

it('a text is in the interface’s language, or in English and said to be', () => {
  const { words } = many(1);
  expect(inLanguage(words, 'de')).toEqual({ text: 'Ihre Worte.', lang: 'de' });
  expect(inLanguage(words, 'ru')).toEqual({ text: 'Their words.', lang: 'en' });
});

it('a day that nobody knows is said to be unknown', () => {
  const date = { from: '0001-01-01', to: '9999-12-31', basis: 'bounded' as const };
  expect(['en', 'de', 'ru'].map((lang) => formatDate(date, lang))).toEqual([
    'date unknown',
    'Datum unbekannt',
    'дата неизвестна',
  ]);
  expect(isUncertain(date)).toBe(false);
});

it('a quote says which talk of its outlet it is from', () => {
  expect(talkOf({ outlet: 'Coast TV' })).toBe('Coast TV');
  expect(talkOf({ outlet: 'Radio Oak', talk: 'Radio Oak with Ada Berg' })).toBe('Radio Oak with Ada Berg');
});
