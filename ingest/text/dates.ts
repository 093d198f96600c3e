import { IngestError } from '../errors.ts';
import type { CatalogEntry, InterviewDate, Span } from '../schema.ts';

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const MONTH = `(?<month>${MONTHS.join('|')})`;
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '(?:,? (?<year>\\d{4}))?';
const FORMS = [
  `\\b${MONTH} ${DAY}\\b${YEAR}`,
  `\\b${DAY}(?: of)? ${MONTH}\\b${YEAR}`,
  '\\b(?<year>\\d{4})-(?<mm>\\d\\d)-(?<day>\\d\\d)\\b',
];

export type StatedDay = { day: string; stated: Span };

/**
 * The first day that the text names ("On September 29", "6 October", "2 November 2021", "2020-11-06").
 * `base` is the text's own offset in its source; `year` holds where the text gives none.
 */
export function findDay(text: string, base: number, year: number): StatedDay | undefined {
  const found = FORMS.flatMap((form) => [...text.matchAll(new RegExp(form, 'gi'))]).sort((a, b) => a.index - b.index);
  for (const match of found) {
    const { month, day, mm, year: given } = match.groups ?? {};
    const number = mm ? Number(mm) : MONTHS.indexOf(month?.toLowerCase() ?? '') + 1;
    const iso = `${given ?? year}-${String(number).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    const time = Date.parse(`${iso}T00:00:00Z`);
    if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(iso)) {
      return { day: iso, stated: { start: base + match.index, end: base + match.index + match[0].length } };
    }
  }
  return undefined;
}

/**
 * A date for each interview of one source, whose interviews are in order of time. Where the text states none it lies
 * between the days that the catalog gives; else between the nearest stated days before and after, both included; where
 * there is none on one side, the year's first or last day.
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
  const edges = [known[0], latest || undefined].map((day) => Number(day?.slice(0, 4) ?? year));
  const first = `${Math.min(year, edges[0]!)}-01-01`;
  const last = `${Math.max(year, edges[1]!)}-12-31`;
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
