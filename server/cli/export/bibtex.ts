/** Sources as BibTeX. */
import { type Cited, noteOf } from './cited.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const SPECIAL: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};
/** Words as words: nothing in them is a command or a brace. */
const escaped = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\{}~^#$%&_]/g, (sign) => SPECIAL[sign] ?? `\\${sign}`);

export function toBibtex(sources: readonly Cited[]): string {
  return sources.map(entry).join('\n\n');
}

function entry(cited: Cited): string {
  const { interviewee, title, outlet, date } = cited.interview;
  const [year, month, day] = date.from.split('-') as [string, string, string];
  const sameDay = date.from === date.to;
  const fields = [
    // Doubled braces keep a name and a title whole.
    `author = {{${escaped(interviewee)}}}`,
    `title = {{${escaped(title)}}}`,
    `howpublished = {Interview with ${escaped(outlet)}}`,
    `year = {${year}}`,
    ...(date.from.slice(0, 7) === date.to.slice(0, 7) ? [`month = ${MONTHS[Number(month) - 1]}`] : []),
    ...(sameDay ? [`day = {${Number(day)}}`] : []),
    `url = {${cited.quotes[0]!.url.replace(/[{}\\]/g, encodeURIComponent)}}`,
    `note = {${escaped(noteOf(cited))}}`,
  ];
  return `@misc{${cited.key},\n${fields.map((field) => `  ${field},\n`).join('')}}`;
}
