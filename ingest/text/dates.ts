import { IngestError } from '../errors.ts';
import type { CatalogEntry, InterviewDate, Span } from '../schema.ts';
import { UNKNOWN } from './calendar.ts';
import { findFirstDay } from './days.ts';

export type StatedDay = { day: string; stated: Span };

/**
 * The first day that the text names ("On September 29", "6 October", "2 November 2021", "2020-11-06").
 * `base` is the text's own offset in its source; `year` holds where the text gives none; without it such a day is none.
 */
export function findDay(text: string, base: number, year?: number): StatedDay | undefined {
  const found = findFirstDay(text, year);
  return found && { day: found.from, stated: { start: base + found.start, end: base + found.end } };
}

/**
 * A date for each interview of one source, whose interviews are in order of time. Where the text states none it lies
 * between the days that the catalog gives; else between the nearest stated days before and after, both included; where
 * there is none on one side, the year's first or last day; where nothing is known of it, any day.
 *
 * @throws IngestError if the stated days are not in order.
 */
export function boundDates(stated: (StatedDay | undefined)[], { file, year, outlets }: CatalogEntry): InterviewDate[] {
  let latest = '';
  const known = stated.filter((date) => date !== undefined).map((date) => date.day);
  for (const day of known) {
    if (day < latest) {
      throw new IngestError(
        `In ${file} an interview of ${day} stands after one of ${latest}. Put them in order of time.`,
      );
    }
    latest = day;
  }
  const years = [...known.map((day) => Number(day.slice(0, 4))), ...(year === undefined ? [] : [year])];
  const first = years.length > 0 ? `${inFull(Math.min(...years))}-01-01` : UNKNOWN.from;
  const last = years.length > 0 ? `${inFull(Math.max(...years))}-12-31` : UNKNOWN.to;
  return stated.map((date, i) => {
    if (date) return { from: date.day, to: date.day, basis: 'stated', stated: date.stated };
    const given = outlets[i]?.date;
    if (given) return { ...given, basis: 'bounded' };
    return {
      from: stated.slice(0, i).findLast((other) => other !== undefined)?.day ?? first,
      to: stated.slice(i + 1).find((other) => other !== undefined)?.day ?? last,
      basis: 'bounded',
    };
  });
}

const inFull = (year: number) => String(year).padStart(4, '0');
