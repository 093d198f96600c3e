import { toBibtex } from '../../server/contract/references/bibtex.ts';
import { isDated, toReferences } from '../../server/contract/references/reference.ts';
import { toRis } from '../../server/contract/references/ris.ts';
import { toFragment } from '../place/share-link.ts';
import { formatDate } from './dates.ts';
import type { Quotable } from './quotable.ts';
import { talkOf } from './talk.ts';

export const CITE_FORMATS = ['plain', 'chicago', 'apa', 'bibtex', 'ris', 'link'] as const;
export type CiteFormat = (typeof CITE_FORMATS)[number];

/** The link to a quote on the site at `base` (an origin). */
export const linkTo = (q: Quotable, base: string): string =>
  `${base}/interviews/${encodeURIComponent(q.interview.id)}#${toFragment(q)}`;

const usDate = (date: { from: string; to: string }): string => formatDate(date, 'en-US');

/** "October 9, 2020", or where the source does not state the day: "between October 9 and October 12, 2020". */
const when = (q: Quotable): string => formatDate(q.interview.date, 'en-US');

const roleWord = { interviewee: 'interviewee', interviewer: 'interviewer', other: 'other speaker' } as const;

/** The speaker with the role, once: where the transcript gives no name the role stands for it. */
const withRole = (q: Quotable): string =>
  q.speaker.toLowerCase() === q.role ? q.speaker : `${q.speaker} (${roleWord[q.role]})`;

function familyFirst(name: string): { family: string; given: string } | undefined {
  const words = name.trim().split(/\s+/);
  return words.length < 2 ? undefined : { family: words.at(-1)!, given: words.slice(0, -1).join(' ') };
}

/** "Berg, A." */
const apaName = (name: string): string => {
  const parts = familyFirst(name);
  if (!parts) return name;
  const initials = parts.given.split(/[\s-]+/).map((g) => `${g[0]!.toUpperCase()}.`);
  return `${parts.family}, ${initials.join(' ')}`;
};

const sentenceEnd = (title: string): string => (/[.?!]$/.test(title) ? '' : '.');

function plain(q: Quotable, link: string): string {
  return `“${q.quote}”\n— ${withRole(q)}, ${talkOf(q.interview)}, ${when(q)}\n${link}`;
}

/** A title with quotation marks of its own, to stand inside quotation marks. */
const nested = (title: string): string => title.replaceAll('“', '‘').replaceAll('”', '’');

/** Chicago Manual of Style, 17th ed., 14.211: published interviews; as a note. */
function chicago(q: Quotable, link: string): string {
  const speaker = q.role === 'interviewee' ? q.speaker : withRole(q);
  return `“${q.quote}” ${speaker}, “${nested(q.interview.title)},” interview with ${q.interview.outlet}, ${when(q)}, transcript, ${link}.`;
}

/** APA, 7th ed., section 10.16 (transcripts) and 8.36 (interviews in a work of reference). */
function apa(q: Quotable, link: string): string {
  const { from, to } = q.interview.date;
  const year = isDated({ from, to }) ? from.slice(0, 4) : 'n.d.';
  const day = from === to ? `, ${usDate({ from, to }).replace(/, \d{4}$/, '')}` : '';
  const title = q.interview.title;
  return `“${q.quote}”\n\n${apaName(q.speaker)} (${year}${day}). ${title} [Interview transcript]${sentenceEnd(title)} ${q.interview.outlet}. ${link}`;
}

/** For a reference manager: the interview as source, with the quote in its note. */
const reference = (q: Quotable, url: string) => toReferences([{ ...q, url }]);

const writers: Record<CiteFormat, (q: Quotable, link: string) => string> = {
  plain,
  chicago,
  apa,
  bibtex: (q, link) => toBibtex(reference(q, link)),
  ris: (q, link) => toRis(reference(q, link)),
  link: (_, link) => link,
};

/** A quote written out in one of the formats, for the clipboard. Always in English, as the transcripts are. */
export const cite = (q: Quotable, format: CiteFormat, base: string): string => writers[format](q, linkTo(q, base));

/** The text of a report that words are attributed to the wrong person, for the reader to send. */
export function attributionReport(q: Quotable, base: string): string {
  return [
    'A quote seems to be attributed to the wrong speaker.',
    '',
    `Interview: ${q.interview.title} (${q.interview.id}), ${when(q)}`,
    `Shown as said by: ${q.speaker}, ${roleWord[q.role]}`,
    `Offsets (UTF-16 code units): ${q.start}-${q.end}`,
    ...(q.source ? [`Source: ${q.source.file}, SHA-256 ${q.source.sha256}`] : []),
    `Words: “${q.quote}”`,
    `Link: ${linkTo(q, base)}`,
    '',
    'Who said it, and how you know:',
    '',
  ].join('\n');
}
