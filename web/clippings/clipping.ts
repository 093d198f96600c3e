import type { Quotable } from '../quote/quotable.ts';

/** A quote that the reader keeps, with their own words about it. */
export type Clipping = { quote: Quotable; remark: string };

/** More are not taken in, from a link or otherwise. */
export const MOST_CLIPPINGS = 200;
/** Characters of a remark. */
export const MOST_REMARK = 2_000;

/** The same words at the same place. */
export const isSame = (a: Quotable, b: Quotable): boolean =>
  a.interview.id === b.interview.id && a.start === b.start && a.end === b.end;

type Unknown = Record<string, unknown>;
const isObject = (value: unknown): value is Unknown => typeof value === 'object' && value !== null;
const areStrings = (object: Unknown, ...names: string[]): boolean => names.every((n) => typeof object[n] === 'string');

const ROLES: readonly unknown[] = ['interviewee', 'interviewer', 'other'];
const DAY = /^\d{4}-\d\d-\d\d$/;

/** What a browser has kept may be of an older version, or written by another program. */
export function isClipping(value: unknown): value is Clipping {
  if (!isObject(value) || !isObject(value.quote) || typeof value.remark !== 'string') return false;
  const { quote } = value;
  const { interview } = quote;
  if (!isObject(interview) || !areStrings(interview, 'id', 'title', 'outlet') || !isObject(interview.date))
    return false;
  const { date } = interview;
  return (
    areStrings(quote, 'quote', 'speaker') &&
    ROLES.includes(quote.role) &&
    Number.isInteger(quote.start) &&
    Number.isInteger(quote.end) &&
    (interview.interviewers === undefined || Array.isArray(interview.interviewers)) &&
    [date.from, date.to].every((day) => typeof day === 'string' && DAY.test(day)) &&
    (quote.inReplyTo === undefined || (isObject(quote.inReplyTo) && areStrings(quote.inReplyTo, 'quote', 'speaker')))
  );
}
