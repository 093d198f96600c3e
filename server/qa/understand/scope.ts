/** Questions that suppose an interview or a time that the collection does not have. */
import { fold } from '../../../ingest/text/analyze.ts';
import { dayInWords, daysOf, isUnknown } from '../../../ingest/text/calendar.ts';
import { findPeriods, type Period } from '../../../ingest/text/days.ts';
import { literal } from '../../../ingest/text/pattern.ts';
import type { Filters } from '../../contract/contract.ts';
import type { Refusal } from '../../contract/refusals.ts';
import { interviewsOf } from '../filters.ts';
import type { Library } from '../library.ts';

const SPOKE_TO =
  '(?:(?:tell|tells|told|telling|gave|give|given|spoke to|speak to|speaking to|talk to|talked to|talking to|said to|say to|interview(?:s|ed)? (?:with|by|for|to|on|in)|in (?:his|her|the|an|that) interview (?:with|to|for)|on|asked by|speaking on) (?:the )?(?:channel |newspaper |agency |broadcaster |reporters? of |journalists? of )?)';

export type CheckScope = (question: string, inferred: Filters) => Refusal | undefined;

/**
 * @param words of the transcripts, folded: a year that they speak of is no reason to refuse
 * @param isEnglish whether a folded word is an ordinary one: as a name it counts only as it is written
 */
export function makeCheckScope(
  library: Library,
  words: ReadonlySet<string>,
  isEnglish: (word: string) => boolean,
): CheckScope {
  const { interviews, collection } = library;
  const own = new Set(interviews.flatMap(({ outlet }) => [outlet.name, ...outlet.variants].map(fold)));
  const outlets = collection.absentOutlets.filter((name) => !own.has(fold(name)));
  const patterns = outlets.map((name) => ({ name, pattern: supposedInterview(fold(name), name, isEnglish) }));
  const days = daysOf(interviews);
  return (question, inferred): Refusal | undefined => {
    const text = fold(question);
    const raw = question.replace(/[’‘]/g, "'");
    const outlet = patterns.find(({ pattern }) => pattern(text, raw));
    if (outlet) return { code: 'no_such_outlet', params: { outlet: outlet.name } };
    if (!days.from) return undefined;
    const asked = supposedTime(question, days, words);
    if (asked) return { code: 'outside_period', params: { asked, ...days } };
    const { outlets: named, from, to } = inferred;
    if (!from && !to) return undefined;
    const then = interviewsOf(library, { ...(from && { from }), ...(to && { to }) });
    if (then.every(({ date }) => isUnknown(date))) {
      return {
        code: 'outside_period',
        params: { asked: daysAsked(from, to), ...days },
      };
    }
    return named && interviewsOf(library, { outlets: named, ...(from && { from }), ...(to && { to }) }).length === 0
      ? { code: 'nothing_in_filters', params: { outlets: named, ...days } }
      : undefined;
  };
}

/** "told the Herald", "on Channel 9", "the Herald interview", "Herald: …"; not a report of the outlet that somebody quotes. */
function supposedInterview(
  name: string,
  written: string,
  isEnglish: (word: string) => boolean,
): (folded: string, raw: string) => boolean {
  const exact = literal(name);
  const pattern = new RegExp(
    `(?:\\b${SPOKE_TO}${exact}\\b(?! (?:reports?|stor(?:y|ies)|articles?|claims?)))|\\b${exact} (?:interview|talk)\\b|^${exact}\\s*[:–-]|\\b${exact} (?:reporter|journalist|correspondent|interviewer)\\b|when ${exact} interviewed|when they interviewed`,
  );
  const needsCase = () => written.length <= 2 || name.replace(/^the /, '').split(' ').every(isEnglish);
  return (folded, raw) => folded.includes(name) && pattern.test(folded) && (raw.includes(written) || !needsCase());
}

/** "2019", "May 2019", "3 May 2019", "3 May to 9 June 2019". */
function daysAsked(from: string | undefined, to: string | undefined): string {
  if (!from || !to) return `${from ? 'after' : 'before'} ${dayInWords((from ?? to)!)}`;
  if (from === to) return dayInWords(from);
  const year = from.slice(0, 4);
  if (from.endsWith('-01-01') && to === `${year}-12-31`) return year;
  const next = new Date(Date.parse(to) + 86_400_000).toISOString();
  if (from.endsWith('-01') && next.slice(8, 10) === '01' && from.slice(0, 7) === to.slice(0, 7))
    return dayInWords(from).replace(/^\d+ /, '');
  return `${dayInWords(from)} to ${dayInWords(to)}`;
}

const MONTH_LENGTH = 31 * 86_400_000;

/** A year after the last interview that the transcripts never speak of, or a day soon after it. */
function supposedTime(
  question: string,
  days: { from: string; to: string },
  words: ReadonlySet<string>,
): string | undefined {
  const lower = question.toLowerCase();
  for (const period of findPeriods(lower, days)) {
    const stated = question
      .slice(period.start, period.end)
      .replace(
        /^(?:before|after|since|until|till|up to|by|on|of|from|as of|dated|in|during|at|between|around|about|the) (?:the )?/i,
        '',
      );
    const year = period.from.slice(0, 4);
    const says = /\d{4}/.test(stated);
    if (period.from <= days.to) continue;
    if (period.preposition === 'before' || period.preposition === 'until' || period.preposition === 'by') continue;
    if (says && Number(year) > Number(days.to.slice(0, 4)) && !words.has(year)) return stated;
    if (period.unit === 'day' && isSoonAfter(period, days.to)) return stated;
  }
  return undefined;
}

const isSoonAfter = ({ from }: Period, last: string) =>
  from > last && Date.parse(from) - Date.parse(last) <= MONTH_LENGTH + 15 * 86_400_000;
