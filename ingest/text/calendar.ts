/** Days as people write them, and the days that interviews span. */
import type { InterviewDate } from '../schema.ts';

/** In lower case, January first. */
export const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

export const capitalised = (name: string) => name.replace(/^./, (c) => c.toUpperCase());

/** @param day YYYY-MM-DD; @returns for instance { year: '2020', month: 'October', date: '9' } */
export function dayParts(day: string): { year: string; month: string; date: string } {
  const [year = '', month, date] = day.split('-');
  return {
    year: String(Number(year)),
    month: capitalised(MONTHS[Number(month) - 1] ?? ''),
    date: String(Number(date)),
  };
}

/** "9 October 2020" */
export function dayInWords(day: string): string {
  const { year, month, date } = dayParts(day);
  return `${date} ${month} ${year}`;
}

type Days = Pick<InterviewDate, 'from' | 'to'>;

/** Any day that can be written: of an interview of which neither day nor year is known. */
export const UNKNOWN = { from: '0001-01-01', to: '9999-12-31' } as const;

export const isUnknown = ({ from, to }: Days): boolean => from === UNKNOWN.from && to === UNKNOWN.to;

/** "9 October 2020"; "between 6 and 10 October 2020" where the day is only bounded; always with the year. */
export function dateInWords(days: Days): string {
  if (isUnknown(days)) return 'on an unknown day';
  const [a, b] = [dayParts(days.from), dayParts(days.to)];
  if (days.from === days.to) return dayInWords(days.from);
  const first = a.year !== b.year ? ` ${a.month} ${a.year}` : a.month !== b.month ? ` ${a.month}` : '';
  return `between ${a.date}${first} and ${dayInWords(days.to)}`;
}

/** First and last day on which one of the interviews may have been given; empty where no day is known. */
export function daysOf(interviews: readonly { date: InterviewDate }[]): { from: string; to: string } {
  const known = interviews.filter((i) => !isUnknown(i.date));
  const [firsts, lasts] = [known.map((i) => i.date.from).sort(), known.map((i) => i.date.to).sort()];
  return { from: firsts[0] ?? '', to: lasts.at(-1) ?? '' };
}
