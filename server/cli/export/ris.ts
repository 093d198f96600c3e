/** Sources as RIS, with lines that end as the format says. */
import { type Cited, noteOf } from './cited.ts';

const LINE_END = '\r\n';

/** A value is one line: what follows a line's end would be read as a tag. */
const oneLine = (text: string): string => text.replace(/[\s\u0085]+/g, ' ').trim();

export function toRis(sources: readonly Cited[]): string {
  return sources.map(record).join(LINE_END);
}

function record(cited: Cited): string {
  const { interviewee, title, outlet, date, language } = cited.interview;
  const sameDay = date.from === date.to;
  const lines: [string, string][] = [
    // Tools exchange interviews as personal communications; the format has no type of their own.
    ['TY', 'PCOMM'],
    ['ID', cited.key],
    ['AU', interviewee],
    ['TI', title],
    ['PB', outlet],
    ['PY', date.from.slice(0, 4)],
    ...(sameDay ? [['DA', `${date.from.replaceAll('-', '/')}/`] as [string, string]] : []),
    ['LA', language],
    ['UR', cited.quotes[0]!.url],
    ['N1', noteOf(cited)],
    ['ER', ''],
  ];
  return lines.map(([tag, value]) => `${tag}  - ${oneLine(value)}${LINE_END}`).join('');
}
