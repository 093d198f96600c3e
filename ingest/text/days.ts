/**
 * One grammar of days, months and years as people write them in English: "on 16 November 2023", "in 2022",
 * "between September and November", "in the first week of October". A day that does not exist is no day.
 */
import { MONTHS } from './calendar.ts';

/** Inclusive days, YYYY-MM-DD. */
export type Days = { from?: string; to?: string };
/** First and last day of a collection. */
export type Bounds = { from: string; to: string };

export type Period = {
  /** What the words name, without what "before" or "since" make of it. */
  from: string;
  to: string;
  unit: 'day' | 'month' | 'year' | 'span';
  /** The word before it that says how it is meant: "before", "since", "on". */
  preposition?: string;
  /** Where the words stand in the text, preposition included (UTF-16 code units). */
  start: number;
  end: number;
};

const MONTH = `(?:${MONTHS.map((m) => (m.length > 4 ? `${m}|${m.slice(0, m === 'september' ? 4 : 3)}` : m)).join('|')})\\.?`;
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const YEAR = '(?:19|20)\\d\\d';
const OF_YEAR = `(?:,? (?:of )?(${YEAR}))?`;
const PART =
  '(?:(?:very |at )?(?:early|late|mid)[- ]?(?:in )?|(?:at )?the (?:start|beginning|middle|end|first (?:week|half)|second half|last week) of |(?:start|beginning|middle|end) of )';
const PREPOSITION =
  '(before|after|since|until|till|up to|by|on|of|from|as of|dated|in|during|at|between|around|about|the)';

/** What names one stretch of time; a form's groups are read by its `read`. */
type Form = {
  name: string;
  pattern: string;
  read: (groups: readonly (string | undefined)[], years: readonly number[]) => Omit<Period, 'start' | 'end'>[];
};

const isoForm: Form = {
  name: 'iso',
  pattern: `(${YEAR})-(\\d\\d)-(\\d\\d)(?!\\d)`,
  read: ([year, month, day]) => oneDay(Number(year), Number(month), Number(day)),
};
const dottedForm: Form = {
  name: 'dotted',
  pattern: `(\\d{1,2})\\.(\\d{1,2})\\.(${YEAR})(?!\\d)`,
  read: ([day, month, year]) => oneDay(Number(year), Number(month), Number(day)),
};
const dayMonthForm: Form = {
  name: 'day-month',
  pattern: `(?:the )?(${DAY})(?: of)? (${MONTH})(?!\\p{L})${OF_YEAR}(?!\\d)`,
  read: ([day, month, year], years) =>
    inYears(year, years, (y) => oneDay(y, monthOf(month!), Number.parseInt(day!, 10))),
};
const monthDayForm: Form = {
  name: 'month-day',
  pattern: `(${MONTH}) (?:the )?(${DAY})(?!\\p{L}|\\d)${OF_YEAR}(?!\\d)`,
  read: ([month, day, year], years) =>
    inYears(year, years, (y) => oneDay(y, monthOf(month!), Number.parseInt(day!, 10))),
};
const daysOfMonthForm: Form = {
  name: 'days-of-month',
  pattern: `(?:the )?(${DAY})(?: (?:and|to|until|till) | ?- ?)(?:the )?(${DAY})(?: of)? (${MONTH})(?!\\p{L})${OF_YEAR}(?!\\d)`,
  read: ([first, last, month, year], years) =>
    inYears(year, years, (y) =>
      span(
        oneDay(y, monthOf(month!), Number.parseInt(first!, 10)),
        oneDay(y, monthOf(month!), Number.parseInt(last!, 10)),
      ),
    ),
};
const monthDaysForm: Form = {
  name: 'month-days',
  pattern: `(${MONTH}) (${DAY})(?: (?:and|to|until|till) | ?- ?)(?:the )?(${DAY})(?!\\p{L}|\\d)${OF_YEAR}(?!\\d)`,
  read: ([month, first, last, year], years) =>
    inYears(year, years, (y) =>
      span(
        oneDay(y, monthOf(month!), Number.parseInt(first!, 10)),
        oneDay(y, monthOf(month!), Number.parseInt(last!, 10)),
      ),
    ),
};
const monthForm: Form = {
  name: 'month',
  pattern: `(${PART})?(${MONTH})(?!\\p{L})${OF_YEAR}(?!\\d)`,
  read: ([part, month, year], years) => inYears(year, years, (y) => partOfMonth(part, y, monthOf(month!))),
};
const yearForm: Form = {
  name: 'year',
  pattern: `(${PART})?(?:the year )?(${YEAR})(?![\\d-])`,
  read: ([part, year]) => partOfYear(part, Number(year)),
};

/** By itself it may be a verb: "it may be", "they march". */
const VERB = /^(?:may|march)$/;

/** One stretch; the longer forms first. */
const FORMS: readonly Form[] = [
  isoForm,
  dottedForm,
  daysOfMonthForm,
  monthDaysForm,
  dayMonthForm,
  monthDayForm,
  monthForm,
  yearForm,
];
const PATTERNS = FORMS.map(({ pattern, read }) => ({
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])${pattern}`, 'gu'),
  read,
}));
const BEFORE = new RegExp(`(?<![\\p{L}\\p{N}])${PREPOSITION} (?:the )?$`, 'u');
const JOINED = /^(?: (?:and|to|until|till) | ?- ?)(?:the )?$/;

/**
 * All stretches of time that a text names, in the order of the text. Where it gives no year, that of the collection in
 * which it lies; of several the last.
 *
 * @param text in lower case
 */
export function findPeriods(text: string, bounds: Bounds): Period[] {
  const plain = text.replace(/[–—]/g, '-');
  return joined(stretchesIn(plain, yearsOf(bounds), bounds), plain)
    .filter(({ from }) => from !== '')
    .map((period) => withPreposition(period, plain))
    .filter((period) => period.preposition !== undefined || !VERB.test(plain.slice(period.start, period.end)));
}

/**
 * The first day that a text names, with the place of its words; a stretch of several days is none.
 *
 * @param year of days that the text gives without one; where it is left out those are none
 */
export function findFirstDay(text: string, year?: number): Pick<Period, 'from' | 'start' | 'end'> | undefined {
  // Lower case of the same length, so that places hold.
  const lower = text.replace(/\p{Lu}/gu, (c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c));
  const plain = lower.replace(/[–—]/g, '-');
  const stretches = stretchesIn(plain, year === undefined ? [] : [year], { from: '', to: '' });
  return stretches.find(({ from, unit }) => from !== '' && unit === 'day');
}

/** Each stretch by itself, in the order of the text; `from` is empty where no calendar has it. */
function stretchesIn(plain: string, years: readonly number[], bounds: Bounds): Period[] {
  const single: Period[] = [];
  for (const { pattern, read } of PATTERNS) {
    for (const match of plain.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (single.some((other) => start < other.end && other.start < end)) continue;
      const [chosen] = best(read(match.slice(1), years), bounds);
      // A day that is none still takes its words: "on 31 September" is not September.
      single.push({ ...(chosen ?? { from: '', to: '', unit: 'day' }), start, end });
    }
  }
  return single.sort((a, b) => a.start - b.start);
}

/** "between A and B", "from A to B", "A - B": one stretch. A year given at the end counts for the beginning, too. */
function joined(single: readonly Period[], text: string): Period[] {
  const periods: Period[] = [];
  for (let i = 0; i < single.length; i++) {
    const [first, second] = [single[i]!, single[i + 1]];
    const opens = /(?<![\p{L}])(?:between|from) (?:the )?$/u.test(text.slice(0, first.start));
    const between = second && text.slice(first.end, second.start);
    const joins = between !== undefined && JOINED.test(between) && (opens || / to | ?- ?|until|till/.test(between));
    if (!second || !joins) {
      periods.push(first);
      continue;
    }
    i++;
    const from = sameYear(first, second, text);
    periods.push(
      from && second.from && from <= second.to
        ? { from, to: second.to, unit: 'span', start: first.start, end: second.end }
        : { from: '', to: '', unit: 'span', start: first.start, end: second.end },
    );
  }
  return periods;
}

function sameYear(first: Period, second: Period, text: string): string {
  if (!first.from || /(?:19|20)\d\d/.test(text.slice(first.start, first.end))) return first.from;
  const year = second.from.slice(0, 4);
  const moved = `${year}${first.from.slice(4)}`;
  return moved <= second.to ? moved : `${Number(year) - 1}${first.from.slice(4)}`;
}

function withPreposition(period: Period, text: string): Period {
  const found = BEFORE.exec(text.slice(0, period.start));
  return found ? { ...period, start: found.index, preposition: found[1]! } : period;
}

/** What a period limits to: "before May" is all until 30 April. */
export function daysOfPeriod({ from, to, preposition, unit }: Period): Days {
  switch (preposition) {
    case 'before':
      return { to: shiftDay(from, -1) };
    case 'until':
    case 'till':
    case 'up to':
    case 'by':
      return { to };
    case 'after':
      return { from: shiftDay(to, 1) };
    case 'since':
      return { from };
    case 'from':
      return unit === 'day' ? { from } : { from, to };
    default:
      return { from, to };
  }
}

export const shiftDay = (day: string, by: number): string =>
  new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);

type Read = Omit<Period, 'start' | 'end'>;

/** The readings that lie in the collection come before others, and later ones before earlier ones. */
function best(readings: readonly Read[], { from, to }: Bounds): Read[] {
  const inside = readings.filter((r) => r.from <= to && r.to >= from);
  return (inside.length > 0 ? inside : readings).toSorted((a, b) => b.from.localeCompare(a.from));
}

function yearsOf({ from, to }: Bounds): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return Array.from({ length: Math.min(50, Math.max(1, last - first + 1)) }, (_, i) => first + i);
}

const inYears = (year: string | undefined, years: readonly number[], read: (year: number) => Read[]) =>
  (year ? [Number(year)] : years).flatMap(read);

const monthOf = (name: string) => MONTHS.findIndex((m) => m.startsWith(name.slice(0, 3))) + 1;
const pad = (n: number, width = 2) => String(n).padStart(width, '0');

function oneDay(year: number, month: number, day: number): Read[] {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return [];
  const iso = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  return [{ from: iso, to: iso, unit: 'day' }];
}

const span = ([first]: Read[], [last]: Read[]): Read[] =>
  first && last && first.from <= last.from ? [{ from: first.from, to: last.from, unit: 'span' }] : [];

const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

function partOfMonth(part: string | undefined, year: number, month: number): Read[] {
  const last = lastDay(year, month);
  const [first, end] = daysOfPart(part, last);
  const day = (n: number) => `${pad(year, 4)}-${pad(month)}-${pad(n)}`;
  return [{ from: day(first), to: day(end), unit: 'month' }];
}

function daysOfPart(part: string | undefined, last: number): [number, number] {
  if (!part) return [1, last];
  if (/week/.test(part)) return /last/.test(part) ? [last - 6, last] : [1, 7];
  if (/half/.test(part)) return /second/.test(part) ? [16, last] : [1, 15];
  if (/early|start|beginning/.test(part)) return [1, 10];
  if (/mid/.test(part)) return [11, 20];
  return [21, last];
}

function partOfYear(part: string | undefined, year: number): Read[] {
  const [first, last] = !part
    ? [1, 12]
    : /half/.test(part)
      ? /second/.test(part)
        ? [7, 12]
        : [1, 6]
      : /early|start|beginning|first week/.test(part)
        ? [1, 4]
        : /mid/.test(part)
          ? [5, 8]
          : [9, 12];
  return [{ from: `${year}-${pad(first)}-01`, to: `${year}-${pad(last)}-${lastDay(year, last)}`, unit: 'year' }];
}
