/** Sources as RIS, with lines that end as the format says. */
import { isDated, noteOf, type Reference } from './reference.ts';

const LINE_END = '\r\n';

/** A value is one line: what follows a line's end would be read as a tag. */
const oneLine = (text: string): string => text.replace(/[\s\u0085]+/g, ' ').trim();

export const toRis = (references: readonly Reference[]): string => references.map(record).join(LINE_END);

function record(reference: Reference): string {
  const { title, outlet, date, language } = reference.interview;
  const lines: [string, string | undefined][] = [
    // Tools exchange interviews as personal communications; the format has no type of their own.
    ['TY', 'PCOMM'],
    ['ID', reference.key],
    ['AU', reference.author],
    ['TI', title],
    ['PB', outlet],
    ['PY', isDated(date) ? date.from.slice(0, 4) : undefined],
    ['DA', date.from === date.to ? `${date.from.replaceAll('-', '/')}/` : undefined],
    ['LA', language],
    ['M3', 'Interview transcript'],
    ['UR', reference.quotes[0]!.url],
    ['N1', noteOf(reference)],
    ['ER', ''],
  ];
  return lines
    .filter(([, value]) => value !== undefined)
    .map(([tag, value]) => `${tag}  - ${oneLine(value!)}${LINE_END}`)
    .join('');
}
