/** Figures that are said, as values: "1-2 billion" holds 1 billion and 2 billion. */
import { capitalised, MONTHS } from '../../../ingest/text/calendar.ts';

/** As it stands in the text, with what it is worth. */
export type Figure = { text: string; values: string[] };

const NUMBER = String.raw`\d+(?:[.,]\d+)*`;
/** Neither part of a name ("A-12") nor of a time, a fraction or an ordinal. */
const FIGURE = new RegExp(
  String.raw`(?<![\p{L}\d.,:/][-–]?)(${NUMBER})(?:(?:\s?[-–—]\s?|\s(?:to|or)\s)(${NUMBER}))?(?![.,:/]?\d|\p{L})(?:[\s-]?(%|per ?cent\b|thousand\b|million\b|billion\b|trillion\b))?`,
  'giu',
);
const MONTH = `(?:${MONTHS.map(capitalised).join('|')})`;
const DAY_AFTER_MONTH = new RegExp(`\\b${MONTH}\\s(?:the\\s)?$`, 'u');
const DAY_BEFORE_MONTH = new RegExp(`^(?:\\sand\\s\\d{1,2})?\\s(?:of\\s)?${MONTH}\\b`, 'u');
const HOUR = /^\s?(?:[ap]\.?m\b|o['’]clock\b)/iu;
/** "1. The pier", "2) the road", "(3) the school". */
const LIST_BEFORE = /(?:^|[\n.:;?!(]\s?)$/u;
const LIST_AFTER = /^(?:\.\s|\))/u;
const YEAR = /^(?:1\d{3}|20\d\d|2100)$/u;
const GROUPED = /^\d{1,3}(?:[.,]\d{3})+$/u;
const SCALE: Record<string, number> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };
/** Code units beside a figure that tell what it is. */
const BESIDE = 24;

/** Times of day, dates, years, ordinals and the numbers of a list are none. */
export function figuresIn(text: string): Figure[] {
  return [...text.matchAll(FIGURE)].flatMap((match) => {
    const [said, first, second, unit = ''] = match;
    const numbers = [first!, ...(second ? [second] : [])];
    const [before, after] = [
      text.slice(Math.max(0, match.index - BESIDE), match.index),
      text.slice(match.index + said.length, match.index + said.length + BESIDE),
    ];
    const isDay = DAY_AFTER_MONTH.test(before) || DAY_BEFORE_MONTH.test(after);
    const isListed = LIST_BEFORE.test(before) && LIST_AFTER.test(after);
    if (unit === '' && (isDay || isListed || HOUR.test(after) || numbers.every((n) => YEAR.test(n)))) return [];
    const values = numbers.map((n) => Number((numberOf(n) * (SCALE[unit.toLowerCase()] ?? 1)).toPrecision(12)));
    if (values.some(Number.isNaN)) return [];
    return [{ text: said, values: values.map((v) => `${v}${/^(?:%|per)/iu.test(unit) ? '%' : ''}`) }];
  });
}

/** NaN of "27.09.2020". */
const numberOf = (number: string): number =>
  Number(GROUPED.test(number) ? number.replace(/[.,]/g, '') : number.replace(',', '.'));
