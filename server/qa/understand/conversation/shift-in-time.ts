/** "and two weeks earlier?": the question before, moved in time. Its own date counts first, then the answer's first. */
import { dayInWords } from '../../../../ingest/text/calendar.ts';
import { findPeriods, type Period, shiftDay } from '../../../../ingest/text/days.ts';
import { putAt, tidy } from './replace.ts';
import type { ConversationContext, Resolved, Spoken } from './turn.ts';

const SHIFT =
  /\b(an?|one|two|three|four|five|six|a few|\d{1,3}) (day|week|month|year)s? (earlier|before(?:hand)?|later|after(?:wards)?|on)\b/i;
const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  'a few': 3,
};
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365 };
/** Days on either side of a day that was only reckoned. */
const AROUND = 4;
/** More than this is no day of an interview. */
const MOST = 20_000;

export function shiftedInTime({ body, before, reply }: Spoken, { days }: ConversationContext): Resolved | undefined {
  const found = SHIFT.exec(body);
  if (!found || !days.from) return undefined;
  const [, amount, unit, direction] = found;
  const by = (NUMBERS[amount!.toLowerCase()] ?? Number(amount)) * DAYS[unit!.toLowerCase()]!;
  const inQuestion = firstPeriod(before.stem, days);
  const period = inQuestion ?? (reply === undefined ? undefined : firstPeriod(reply, days));
  if (!period || by > MOST) return undefined;
  const centre = shiftDay(period.to, /earlier|before/i.test(direction!) ? -by : by);
  const [from, to] = [shiftDay(centre, -AROUND), shiftDay(centre, AROUND)].map(dayInWords);
  const rest = inQuestion ? tidy(putAt(before.stem, inQuestion, '')) : before.stem;
  return { stem: `${rest}, between ${from} and ${to}`, carried: before.carried, rewritten: true };
}

const firstPeriod = (text: string, days: ConversationContext['days']): Period | undefined =>
  findPeriods(text.toLowerCase(), days).find(({ unit }) => unit !== 'year');
