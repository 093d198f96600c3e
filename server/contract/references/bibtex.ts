/** Sources as BibTeX. */
import { isDated, noteOf, type Reference } from './reference.ts';

const SPECIAL: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};
/** Words as words: nothing in them is a command or a brace. */
const escaped = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\{}~^#$%&_]/g, (sign) => SPECIAL[sign] ?? `\\${sign}`);

/** Braced where BibTeX would read several names or another order. */
const name = (text: string): string => (/,|\sand\s/i.test(text) ? `{${escaped(text)}}` : escaped(text));

export const toBibtex = (references: readonly Reference[]): string => references.map(entry).join('\n\n');

function entry(reference: Reference): string {
  const { title, outlet, date } = reference.interview;
  const { from, to } = date;
  const fields = [
    ...(reference.author ? [`author = {${name(reference.author)}}`] : []),
    // Doubled braces keep a title's capitals.
    `title = {{${escaped(title)}}}`,
    `howpublished = {Interview with ${escaped(outlet)}, transcript}`,
    ...(isDated(date) ? [`year = {${from.slice(0, 4)}}`, `date = {${from === to ? from : `${from}/${to}`}}`] : []),
    `url = {${reference.quotes[0]!.url.replace(/[{}\\]/g, encodeURIComponent)}}`,
    `note = {${escaped(noteOf(reference))}}`,
  ];
  return `@misc{${reference.key},\n${fields.map((field) => `  ${field},\n`).join('')}}`;
}
