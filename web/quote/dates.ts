import type { InterviewRef } from '../../server/contract.ts';

type InterviewDate = InterviewRef['date'];

const formatter = (lang: string, month: 'long' | 'short'): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(lang, { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' });

/** A day, or the days between which an interview lies: "9 October 2020", "9–12 October 2020". */
export function formatDate({ from, to }: { from: string; to: string }, lang: string, month: 'long' | 'short' = 'long') {
  const format = formatter(lang, month);
  const [a, b] = [new Date(from), new Date(to)];
  return from === to ? format.format(a) : format.formatRange(a, b);
}

/** The same without the year, for axes: "9 Oct". */
export function formatDay({ from, to }: { from: string; to: string }, lang: string): string {
  const format = new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return from === to ? format.format(new Date(from)) : format.formatRange(new Date(from), new Date(to));
}

/** The source does not state the day: it lies somewhere in the range. */
export const isUncertain = (date: InterviewDate): boolean => date.basis === 'bounded';
