/**
 * Interviews as sources for a reference manager, with what is quoted from them: the same for the page and the command line.
 * A reference is an interview, whose author is who was interviewed; who says a quote stands in the note.
 */
import { isUnknown } from '../../../ingest/text/calendar.ts';
import type { Citation, Interview } from '../contract.ts';

type Known = Pick<Interview, 'id' | 'title' | 'outlet' | 'date'>;

/** Where only a quote is at hand, its interview may come without who was interviewed and by whom. */
export type Cited = Known & Partial<Pick<Interview, 'interviewee' | 'interviewers' | 'language'>>;

export type Quoted = Pick<Citation, 'quote' | 'speaker' | 'role'> & {
  interview: Cited;
  url: string;
  /** Its number in an answer. */
  marker?: number;
  /** The reader's own words about it. */
  remark?: string | undefined;
};

export type Reference = {
  /** The same wherever this interview is cited: letters, digits, underscores and hyphens. */
  key: string;
  interview: Cited;
  /** As a name stands in the transcript: where a family name begins is not known of every name. */
  author: string | undefined;
  quotes: Quoted[];
};

/** One for each interview, in order of first quote. */
export function toReferences(quotes: readonly Quoted[]): Reference[] {
  const found = new Map<string, Reference>();
  for (const quoted of quotes) {
    const { interview } = quoted;
    const reference = found.get(interview.id) ?? { key: keyOf(interview), interview, author: undefined, quotes: [] };
    reference.author ??= interview.interviewee ?? (quoted.role === 'interviewee' ? quoted.speaker : undefined);
    reference.quotes.push(quoted);
    found.set(interview.id, reference);
  }
  return [...found.values()];
}

const keyOf = ({ id, date }: Cited): string =>
  [id, ...(isDated(date) ? [date.from.slice(0, 4)] : [])].join('-').replace(/[^\w-]+/g, '-');

export const isDated = (date: { from: string; to: string }): boolean => !isUnknown(date);

/** "2020-10-09"; "2020-10-06 to 2020-10-10" where the day is only bounded. */
export function isoDays(date: { from: string; to: string }, to = ' to '): string {
  if (!isDated(date)) return 'day unknown';
  return date.from === date.to ? date.from : `${date.from}${to}${date.to}`;
}

/** What some tool loses of its own field, who asked and the day; and what is quoted. */
export function noteOf({ interview: { interviewers = [], date }, quotes }: Reference): string {
  const asked = interviewers.length > 0 ? [`Interviewer: ${interviewers.join(', ')}.`] : [];
  const given = date.from === date.to ? `Given on ${date.from}.` : `Given between ${date.from} and ${date.to}.`;
  const said = quotes.map(({ marker, speaker, role, quote, url, remark }) =>
    [
      ...(marker ? [`[${marker}]`] : []),
      `${speaker}${role === 'interviewee' || speaker === role ? '' : ` (${role})`}: “${quote}”`,
      url,
      ...(remark ? [`(Note: ${remark})`] : []),
    ].join(' '),
  );
  return [...asked, ...(isDated(date) ? [given] : []), ...said].join(' ').replace(/\s+/g, ' ');
}
