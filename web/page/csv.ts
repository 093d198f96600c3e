import type { PhraseResponse } from '../../server/contract/contract.ts';
import { linkTo } from '../quote/cite.ts';

type Hit = PhraseResponse['hits'][number];

/** RFC 4180; text that a spreadsheet would run as a formula gets an apostrophe in front. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Every hit of a phrase as CSV with a byte order mark, so that spreadsheets read it as UTF-8. */
export function toCsv(hits: Hit[], base: string): string {
  const header = ['outlet', 'date_from', 'date_to', 'date_basis', 'speaker', 'role', 'before', 'phrase', 'after'];
  const rows = hits.map((h) => [
    h.interview.outlet,
    h.interview.date.from,
    h.interview.date.to,
    h.interview.date.basis,
    h.speaker,
    h.role,
    h.before,
    h.quote,
    h.after,
    h.start,
    h.end,
    h.passageId,
    linkTo(h, base),
  ]);
  const lines = [[...header, 'start', 'end', 'passage', 'link'], ...rows].map((row) => row.map(cell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
