/** Days as people write them, and the days that interviews span. */
import type { InterviewDate } from '../schema.ts';

/** In lower case, January first. */
export const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

const capitalised = (name: string) => name.replace(/^./, (c) => c.toUpperCase());

/** @param day YYYY-MM-DD; @returns for instance { year: '2020', month: 'October', date: '9' } */
export function dayParts(day: string): { year: string; month: string; date: string } {
  const [year = '', month, date] = day.split('-');
  return { year, month: capitalised(MONTHS[Number(month) - 1] ?? ''), date: String(Number(date)) };
}

/** "9 October 2020" */
export function dayInWords(day: string): string {
  const { year, month, date } = dayParts(day);
  return `${date} ${month} ${year}`;
}

/** First and last day on which one of the interviews may have been given; empty where there is none. */
export function daysOf(interviews: readonly { date: InterviewDate }[]): { from: string; to: string } {
  const [firsts, lasts] = [interviews.map((i) => i.date.from).sort(), interviews.map((i) => i.date.to).sort()];
  return { from: firsts[0] ?? '', to: lasts.at(-1) ?? '' };
}
