import { mentions } from '../attribute/names.ts';
import { IngestError } from '../errors.ts';
import type { CatalogEntry, OutletEntry } from '../schema.ts';
import type { Line } from './lines.ts';

/** The lines of one interview; its heading is `lines[heading]`, or there is none. */
export type Section = { outlet: OutletEntry; lines: Line[]; heading: number };

/**
 * Cuts a transcript into interviews, one for each outlet of the catalog entry, in its order. An interview begins at its
 * heading: a line without dash, label or full stop that names the outlet (by name or variant) and the interviewee. With
 * one outlet in the entry the whole file is its interview, heading or not. Lines before the first heading go to the first.
 *
 * @throws IngestError if a heading is not found; the message shows the lines that could be it.
 */
export function splitSections(lines: Line[], entry: CatalogEntry): Section[] {
  const headings: number[] = [];
  for (const outlet of entry.outlets) {
    const from = (headings.at(-1) ?? -1) + 1;
    const at = lines.findIndex((line, i) => i >= from && isHeading(line, entry, outlet));
    if (at < 0 && entry.outlets.length > 1) throw noHeading(lines.slice(from), entry, outlet);
    headings.push(at);
  }
  return entry.outlets.map((outlet, i) => {
    const start = i === 0 ? 0 : headings[i]!;
    return {
      outlet,
      lines: lines.slice(start, headings[i + 1] ?? lines.length),
      heading: headings[i]! < 0 ? -1 : headings[i]! - start,
    };
  });
}

const MARKED = /^(?:[-\u2010-\u2015\u2212]|[^:]{1,40}:\s)/u;

function isHeading(line: Line, entry: CatalogEntry, outlet: OutletEntry): boolean {
  const { name, short, aliases } = entry.interviewee;
  return (
    looksLikeHeading(line) &&
    [outlet.name, ...outlet.variants].some((form) => mentions(line.text, form)) &&
    [name, short, ...aliases].some((form) => mentions(line.text, form))
  );
}

function looksLikeHeading(line: Line): boolean {
  return line.text.length <= 250 && !MARKED.test(line.text) && !/[.!?\u2026:;,]["'\u201d\u2019)]*$/u.test(line.text);
}

function noHeading(rest: Line[], entry: CatalogEntry, outlet: OutletEntry): IngestError {
  const shown = rest
    .filter(looksLikeHeading)
    .slice(0, 3)
    .map((line) => `line ${line.number} "${line.text.slice(0, 80)}"`);
  return new IngestError(
    `No heading for ${outlet.name} in ${entry.file}. A heading is a line of its own without a full stop that names the outlet and ${entry.interviewee.short}. ` +
      `${shown.length ? `Lines that come near: ${shown.join('; ')}. ` : ''}Add the spelling to the outlet's variants in the catalog, or put the outlets in the file's order.`,
  );
}
