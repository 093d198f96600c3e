/** Attribution in words: who, to whom, when. */
import type { Role } from '../../../ingest/schema.ts';
import { dateInWords } from '../../../ingest/text/calendar.ts';
import type { Citation } from '../../contract/contract.ts';

/** "9 October 2020"; "3 to 9 October 2020". */
export function periodInWords(days: { from: string; to: string }): string {
  return days.from === days.to ? dateInWords(days) : dateInWords(days).replace(/^between (.+) and /, '$1 to ');
}

/** The name in prose of somebody who answers, by the interview's id and the name in full. */
export type ShortName = (interviewId: string, speaker: string) => string;

/** "Berg, to Radio Oak, 9 October 2020". */
export function attribution(citation: Pick<Citation, 'speaker' | 'role' | 'interview'>, shortName: ShortName): string {
  const { id, outlet, talk = outlet, date } = citation.interview;
  return `${who(citation.speaker, citation.role, talk, shortName(id, citation.speaker))}, ${dateInWords(date)}`;
}

/** "Coast TV with Ada Berg" as it is called where her name stands beside it. */
export const withoutGuest = (talk: string, guest: string): string => talk.replace(` with ${guest}`, '');

function who(speaker: string, role: Role, outlet: string, short: string): string {
  if (role === 'interviewee') return `${short}, to ${withoutGuest(outlet, speaker)}`;
  const named = speaker !== 'interviewer';
  if (role === 'interviewer') return named ? `${speaker}, interviewing for ${outlet}` : `The interviewer for ${outlet}`;
  return `${speaker}, in the ${outlet} programme`;
}

/** "one interview", "7 interviews". */
export const countOf = (n: number, one: string, many = `${one}s`): string => (n === 1 ? `one ${one}` : `${n} ${many}`);
