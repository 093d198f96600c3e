import { toBibtex } from '../../server/contract/references/bibtex.ts';
import { toCslJson } from '../../server/contract/references/csl-json.ts';
import { toReferences } from '../../server/contract/references/reference.ts';
import { toRis } from '../../server/contract/references/ris.ts';
import { linkTo } from '../quote/cite.ts';
import { toCsv } from '../quote/csv.ts';
import { formatDate } from '../quote/dates.ts';
import { inline, quoted } from '../quote/markdown.ts';
import { talkOf } from '../quote/talk.ts';
import type { Clipping } from './clipping.ts';

type Kept = readonly Clipping[];

function markdown(clippings: Kept, base: string): string {
  const parts = clippings.map(({ quote: q, remark }) =>
    [
      ...(q.inReplyTo ? [quoted(`_${inline(q.inReplyTo.speaker)}:_ ${inline(q.inReplyTo.quote)}`), '>'] : []),
      quoted(`“${inline(q.quote)}”`),
      `\n— ${inline(q.speaker)} (${q.role}), ${inline(talkOf(q.interview))}, ${formatDate(q.interview.date, 'en')}. <${linkTo(q, base)}>`,
      ...(remark.trim() ? [`\n${inline(remark)}`] : []),
    ].join('\n'),
  );
  return `${['# Clippings', 'Quotes are verbatim from the published transcripts; they are somebody’s words, not established facts.', ...parts].join('\n\n')}\n`;
}

function csv(clippings: Kept, base: string): string {
  const header = ['quote', 'speaker', 'role', 'outlet', 'title', 'date_from', 'date_to', 'date_basis', 'in_reply_to'];
  const rows = clippings.map(({ quote: q, remark }) => [
    q.quote,
    q.speaker,
    q.role,
    q.interview.outlet,
    q.interview.title,
    q.interview.date.from,
    q.interview.date.to,
    q.interview.date.basis,
    q.inReplyTo?.quote ?? '',
    q.interview.id,
    q.start,
    q.end,
    linkTo(q, base),
    remark,
  ]);
  return toCsv([...header, 'interview', 'start', 'end', 'link', 'note'], rows);
}

const references = (clippings: Kept, base: string) =>
  toReferences(clippings.map(({ quote, remark }) => ({ ...quote, url: linkTo(quote, base), remark: remark.trim() })));

type Format = { ending: string; type: string; write: (clippings: Kept, base: string) => string };

export const CLIPPING_FORMATS = {
  Markdown: { ending: 'md', type: 'text/markdown', write: markdown },
  CSV: { ending: 'csv', type: 'text/csv', write: csv },
  'CSL-JSON': {
    ending: 'json',
    type: 'application/json',
    write: (...given) => `${toCslJson(references(...given))}\n`,
  },
  BibTeX: { ending: 'bib', type: 'application/x-bibtex', write: (...given) => `${toBibtex(references(...given))}\n` },
  RIS: { ending: 'ris', type: 'application/x-research-info-systems', write: (...given) => toRis(references(...given)) },
} satisfies Record<string, Format>;

export type ClippingFormat = keyof typeof CLIPPING_FORMATS;
