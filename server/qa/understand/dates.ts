/** The days of interviews that a question limits itself to. */
import { type Bounds, type Days, daysOfPeriod, findPeriods, type Period, shiftDay } from '../../../ingest/text/days.ts';

/** Words of saying: a date beside them is when it was said, otherwise it may be when something happened. */
const SAYING =
  /\b(sa(?:y|id|ys|ying)|tell|tells|told|telling|talk|talks|talked|sp(?:eak|oke|eaking)|ask(?:ed|s)?|answer(?:ed)?|claim(?:ed|s)?|interviews?|stat(?:e|ed)|repl(?:y|ied)|quot(?:e|ed)|describ(?:e|ed)|mention(?:ed)?|report(?:ed)?|admit(?:ted)?|den(?:y|ied)|demand(?:ed)?|disclose[ds]?|voice[ds]?|as of|by (?:his|her|their) account|(?:did|does) (?:he|she|they))\b/;
/** Without the auxiliaries: "for opening fire in late September" is about September, not said in it. */
const STRICTLY_SAYING =
  /\b(sa(?:y|id|ys|ying)|tell|tells|told|telling|sp(?:eak|oke|eaking)|ask(?:ed|s)?|answer(?:ed)?|claim(?:ed|s)?|mention(?:ed|s)?|interviews?|stat(?:e|ed)|repl(?:y|ied)|as of|by (?:his|her|their) account)\b/;
const OF_SAYING =
  /\b(?:sa(?:y|id|ys|ying)|tell|told|talk|talked|sp(?:eak|oke)|asked|answered|claimed|stated|replied)(?: (?:him|her|them|anything))?\s*$/;
const TALK = /\b(?:interviews?|talks?|conversation|broadcast|episode|briefing|podcast|hearing|session)\b/;
const TALK_BEFORE = /\b(?:interviews?|talks?|conversation|broadcast|episode|briefing|podcast|hearing|session)\s*$/;
const LEADING = /^\W*(?:(?:and|but|so|or|what about|how about)\b\W*)*$/;
/** Nothing follows but the subject of a follow-up, in brackets. */
const NOTHING_AFTER = /^[\s?.!,]*(?:\(.*\)\s*)?$/;
const TRAILING = /^[\s?.!,]*(?:interviews?[\s?.!]*)?$/;
/** Somebody's name and a time before a colon or a comma: "Berg, June 2021: …". */
const HEADING_AFTER = /^\s*[:,–-]/;

/** Whether a stretch of time is the days on which something was said. `spoken`: names of people and words for them. */
type Said = { name: string; test: (around: Around) => boolean };
type Around = { text: string; before: string; after: string; period: Period; inside: boolean; manyYears: boolean };

export const SAID: readonly Said[] = [
  { name: 'whole-question', test: ({ before, after }) => LEADING.test(before) && NOTHING_AFTER.test(after) },
  {
    name: 'of-the-interview',
    test: ({ before, after }) => TALK_BEFORE.test(before) || /^ (?:interviews?|talk|episode|briefing)\b/.test(after),
  },
  { name: 'said-on', test: ({ before }) => OF_SAYING.test(before) },
  {
    name: 'opens-before-saying',
    test: ({ before, period, text }) =>
      LEADING.test(before) && period.preposition !== undefined && (period.unit === 'day' || SAYING.test(text)),
  },
  {
    name: 'closes-after-saying',
    test: ({ before, after, text, period }) =>
      (TRAILING.test(after) || before.endsWith(', ')) &&
      period.preposition !== 'of' &&
      (period.unit === 'month' || period.unit === 'year' ? STRICTLY_SAYING : SAYING).test(text),
  },
  {
    name: 'after-a-comma',
    test: ({ before, after, period }) => period.unit === 'span' && before.endsWith(', ') && TRAILING.test(after),
  },
  {
    name: 'heading',
    test: ({ before, after }) =>
      HEADING_AFTER.test(after) && before.length < 60 && !/\b(?:what|which|who|when|where|why|how)\b/.test(before),
  },
  {
    name: 'day-and-talk',
    test: ({ period, text }) => period.unit === 'day' && period.preposition !== 'of' && TALK.test(text),
  },
  // Where a collection spans years, a year among them is more likely when it was said than what is asked about.
  {
    name: 'year-of-many',
    test: ({ period, manyYears, inside }) =>
      manyYears && inside && period.preposition !== undefined && period.preposition !== 'of' && period.unit !== 'day',
  },
];

/** "the truce of 10 October" is an event, whenever it was spoken of. */
const isEvent = ({ period, before }: Around) => period.preposition === 'of' && !TALK_BEFORE.test(before);

/** How far outside the collection a day may lie and still be meant as one of it. */
const NEAR = 3;

/**
 * @param days of the collection
 * @returns nothing where the question names no days of its interviews
 */
export const findDates = (question: string, days: Bounds): Days => findSaid(question, days).days;

/** As `findDates`, with the question's words for them. */
export function findSaid(question: string, days: Bounds): { days: Days; matched?: string } {
  if (!days.from) return { days: {} };
  const text = question.toLowerCase().replace(/[’‘]/g, "'").replace(/[–—]/g, '-');
  for (const period of findPeriods(text, days)) {
    const inside = period.from <= shiftDay(days.to, NEAR) && period.to >= shiftDay(days.from, -NEAR);
    const around = {
      text,
      before: text.slice(0, period.start),
      after: text.slice(period.end),
      period,
      inside,
      manyYears: days.from.slice(0, 4) !== days.to.slice(0, 4),
    };
    if (!inside || isEvent(around) || !SAID.some(({ test }) => test(around))) continue;
    return { days: daysOfPeriod(period), matched: text.slice(period.start, period.end) };
  }
  return { days: {} };
}
