/** The days of interviews that a question limits itself to. Years come from the collection. */
import { MONTHS } from '../../../ingest/text/calendar.ts';

export type DateRange = { from?: string; to?: string };

const MONTH = `(${MONTHS.map((m) => (m.length > 4 ? `${m}|${m.slice(0, m === 'september' ? 4 : 3)}` : m)).join('|')})\\.?`;
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const DATE = `(?:(?:the )?${DAY}(?: of)? ${MONTH}|${MONTH} (?:the )?${DAY})(?:,? (?:20\\d\\d))?`;
const ISO = '(20\\d\\d-\\d\\d-\\d\\d)';
/** Words of saying: a date beside them is when it was said, otherwise it may be when something happened. */
const SAYING =
  /\b(sa(?:y|id|ys|ying)|tell|tells|told|telling|talk|talks|talked|sp(?:eak|oke|eaking)|ask(?:ed|s)?|answer(?:ed)?|claim(?:ed|s)?|interviews?|stat(?:e|ed)|repl(?:y|ied)|quot(?:e|ed)|describ(?:e|ed)|mention(?:ed)?|report(?:ed)?|admit(?:ted)?|den(?:y|ied)|demand(?:ed)?|disclose[ds]?|voice[ds]?|as of|by his account|did he|did aliyev|does he)\b/;
/** Without the auxiliaries: "for opening fire in late September" is about September, not said in it. */
const STRICTLY_SAYING =
  /\b(sa(?:y|id|ys|ying)|tell|tells|told|telling|sp(?:eak|oke|eaking)|ask(?:ed|s)?|answer(?:ed)?|claim(?:ed|s)?|interviews?|stat(?:e|ed)|repl(?:y|ied)|as of|by his account)\b/;

/**
 * @param bounds first and last day of the collection
 * @returns nothing where the question names no days of its interviews
 */
export function findDates(question: string, bounds: { from: string; to: string }): DateRange {
  const text = question.toLowerCase().replace(/[’‘]/g, "'").replace(/[–—]/g, ' - ');
  const year = Number(bounds.from.slice(0, 4));
  return (
    betweenDates(text, year) ??
    aroundDate(text, year, bounds) ??
    partOfMonth(text, year) ??
    partOfWar(text, bounds) ??
    {}
  );
}

const pad = (n: number) => String(n).padStart(2, '0');
const iso = (year: number, month: number, day: number): string | undefined => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? `${year}-${pad(month)}-${pad(day)}`
    : undefined;
};
/** @returns the day itself; undefined for one that no calendar has, such as 2020-10-45 */
const readIso = (day: string): string | undefined => {
  const [year, month, date] = day.split('-').map(Number);
  return iso(year!, month!, date!);
};
const monthNumber = (name: string) => MONTHS.findIndex((m) => m.startsWith(name.slice(0, 3))) + 1;

function readDate(groups: readonly (string | undefined)[], year: number): string | undefined {
  const [dayFirst, monthAfter, monthFirst, dayAfter] = groups;
  const day = dayFirst ?? dayAfter;
  const month = monthAfter ?? monthFirst;
  return day && month ? iso(year, monthNumber(month), Number(day)) : undefined;
}

const AND = '(?: (?:and|to|until|till) |\\s*-\\s*)';
const TWO_DATES = new RegExp(`\\b(?:between|from) ${DATE}${AND}${DATE}`);
const DAYS_OF_MONTH = new RegExp(`\\b(?:(?:between|from|on) )?${DAY}${AND}${DAY}(?: of)? ${MONTH}`);
const MONTH_AND_DAYS = new RegExp(`\\b(?:(?:between|from|on) )?${MONTH} ${DAY}${AND}${DAY}\\b`);

/** "between 3 October and 7 October", "3-7 October", "October 3-7". */
function betweenDates(text: string, year: number): DateRange | undefined {
  const [both, short, american] = [text.match(TWO_DATES), text.match(DAYS_OF_MONTH), text.match(MONTH_AND_DAYS)];
  const match = both ?? short ?? american;
  // "Who attacked Ganja between 4 and 8 October?" asks about those days, whenever it was said.
  if (!match || !(SAYING.test(text) || isWhole(text, match) || text[match.index! - 2] === ',')) return undefined;
  if (both) return range(readDate(both.slice(1, 5), year), readDate(both.slice(5, 9), year)) ?? {};
  const [first, last, name] = short ? short.slice(1) : [american![2], american![3], american![1]];
  const month = monthNumber(name!);
  return range(iso(year, month, Number(first)), iso(year, month, Number(last))) ?? {};
}

/** Whether nothing else is asked: "and in November?"; the subject of a follow-up stands behind it in brackets. */
function isWhole(text: string, match: RegExpMatchArray): boolean {
  return isLeading(text, match) && /^[\s?.!,]*(?:\(.*\)\s*)?$/.test(text.slice(match.index! + match[0].length));
}

const isLeading = (text: string, match: RegExpMatchArray) =>
  /^\W*(?:(?:and|but|so|or|what about|how about)\b\W*)*$/.test(text.slice(0, match.index));

/** "said before 10 October about Turkey": a verb of saying right before a date. */
const isOfSaying = (text: string, match: RegExpMatchArray) =>
  /\b(?:sa(?:y|id|ys|ying)|tell|told|talk|talked|sp(?:eak|oke)|asked|answered|claimed|stated|replied)(?: (?:him|anything))?\s*$/.test(
    text.slice(0, match.index),
  );

const range = (from?: string, to?: string): DateRange | undefined =>
  from && to && from <= to ? { from, to } : undefined;

const ONE_DATE = new RegExp(
  `\\b(before|after|since|until|till|up to|by|on|of|from|as of|dated)?\\s*(?:${ISO}|${DATE})`,
);

function aroundDate(text: string, year: number, bounds: { from: string; to: string }): DateRange | undefined {
  const match = text.match(ONE_DATE);
  if (!match) return undefined;
  const day = match[2] ? readIso(match[2]) : readDate(match.slice(3, 7), year);
  if (!day || day < shift(bounds.from, -3) || day > shift(bounds.to, 3)) return undefined;
  const trailing = /^[\s?.!,]*(?:interviews?[\s?.!]*)?$/.test(text.slice(match.index! + match[0].length));
  // "the truce of 10 October" is an event, whenever it was spoken of; "the interview of 10 October" is not.
  if (match[1] === 'of' && !/\b(?:interviews?|talks?|conversation|broadcast)\s*$/.test(text.slice(0, match.index))) {
    return undefined;
  }
  // In the middle of a question a date is more likely the day of what it asks about.
  const said = isLeading(text, match) || isOfSaying(text, match) || (trailing && SAYING.test(text));
  if (!said && !/\binterviews?\b/.test(text)) return undefined;
  switch (match[1]) {
    case 'before':
      return { to: shift(day, -1) };
    case 'until':
    case 'till':
    case 'up to':
    case 'by':
      return { to: day };
    case 'after':
      return { from: shift(day, 1) };
    case 'since':
    case 'from':
      return { from: day };
    default:
      return { from: day, to: day };
  }
}

const shift = (day: string, by: number) => new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);

const PART =
  '(early|(?:at )?the (?:start|beginning) of|the first (?:week|half) of|mid[- ]?|the middle of|late|the end of|the last week of|the second half of)';

const PART_OF_MONTH = new RegExp(
  `\\b(before|after|since|until|by|in|during|at|from|of|the)\\s+(?:${PART}\\s*)?${MONTH}(?![\\s,]*\\d|\\p{L})( interviews?)?`,
  'u',
);

function partOfMonth(text: string, year: number): DateRange | undefined {
  const match = text.match(PART_OF_MONTH);
  if (!match) return undefined;
  const [whole, preposition, part, name, talk] = match;
  const trailing = /^[\s?.!,]*$/.test(text.slice(match.index! + whole.length));
  const said =
    (isLeading(text, match) && SAYING.test(text)) ||
    (trailing && STRICTLY_SAYING.test(text)) ||
    isOfSaying(text, match) ||
    isWhole(text, match);
  if (!talk && !said) return undefined;
  const month = monthNumber(name!);
  const [first, last] = daysOf(part, new Date(Date.UTC(year, month, 0)).getUTCDate());
  const from = iso(year, month, first)!;
  const to = iso(year, month, last)!;
  if (preposition === 'before') return { to: shift(from, -1) };
  if (preposition === 'after') return { from: shift(to, 1) };
  if (preposition === 'since') return { from };
  if (preposition === 'until' || preposition === 'by') return { to };
  return { from, to };
}

function daysOf(part: string | undefined, last: number): [number, number] {
  if (!part) return [1, last];
  if (/week/.test(part)) return /last/.test(part) ? [last - 6, last] : [1, 7];
  if (/half/.test(part)) return /second/.test(part) ? [16, last] : [1, 15];
  if (/early|start|beginning/.test(part)) return [1, 10];
  if (/mid/.test(part)) return [11, 20];
  return [21, last];
}

function partOfWar(text: string, { from, to }: { from: string; to: string }): DateRange | undefined {
  if (/\bin (his|the) (first|earliest) interviews?\b/.test(text)) return { from, to: shift(from, 4) };
  if (/\bin (his|the) (last|latest|final) interviews?\b/.test(text)) return { from: shift(to, -4), to };
  return undefined;
}
