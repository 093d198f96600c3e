import { toFragment } from '../place/share-link.ts';
import { formatDate, isUnknown } from './dates.ts';
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

/** "Berg, Ada"; a name of one word stays as it is. */
const invertedName = (name: string): string => {
  const parts = familyFirst(name);
  return parts ? `${parts.family}, ${parts.given}` : name;
};

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
  const year = isUnknown({ from, to }) ? 'n.d.' : from.slice(0, 4);
  const day = from === to ? `, ${usDate({ from, to }).replace(/, \d{4}$/, '')}` : '';
  const title = q.interview.title;
  return `“${q.quote}”\n\n${apaName(q.speaker)} (${year}${day}). ${title} [Interview transcript]${sentenceEnd(title)} ${q.interview.outlet}. ${link}`;
}

const texEscapes: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};
const tex = (text: string): string =>
  text.replace(/[\\{}$&#%_~^]/g, (c) => texEscapes[c] ?? `\\${c}`).replace(/\s+/g, ' ');

const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\w]+/g, '')
    .toLowerCase();

function bibtex(q: Quotable, link: string): string {
  const { from, to, basis } = q.interview.date;
  const undated = isUnknown({ from, to });
  const key = `${slug(q.speaker.split(/\s+/).at(-1)!)}${undated ? '' : from.slice(0, 4)}${slug(q.interview.id)}${q.start}`;
  const fields: [string, string][] = [
    ['author', `{${tex(invertedName(q.speaker))}}`],
    ['title', `{{${tex(q.interview.title)}}}`],
    ['howpublished', `{Interview with ${tex(q.interview.outlet)}, transcript}`],
    ...(undated
      ? []
      : ([
          ['year', `{${from.slice(0, 4)}}`],
          ['date', from === to ? `{${from}}` : `{${from}/${to}}`],
        ] satisfies [string, string][])),
    [
      'note',
      `{${tex(`“${q.quote}” (${roleWord[q.role]}${basis === 'bounded' ? '; the source does not state the day' : ''})`)}}`,
    ],
    ['url', `{${link}}`],
  ];
  return `@misc{${key},\n${fields.map(([k, v]) => `  ${k} = ${v}`).join(',\n')}\n}`;
}

/** RIS has no type for interviews; reference managers map theirs to PCOMM, and read it back. */
function ris(q: Quotable, link: string): string {
  const { from, to } = q.interview.date;
  const line = (text: string) => text.replace(/\s+/g, ' ').trim();
  return [
    'TY  - PCOMM',
    `AU  - ${line(invertedName(q.speaker))}`,
    `TI  - ${line(q.interview.title)}`,
    `T2  - ${line(q.interview.outlet)}`,
    ...(isUnknown({ from, to })
      ? []
      : [
          `PY  - ${from.slice(0, 4)}`,
          `DA  - ${from === to ? from.replaceAll('-', '/') : `${from.slice(0, 4)}///${usDate({ from, to })}`}`,
        ]),
    'M3  - Interview transcript',
    `N1  - “${line(q.quote)}” (${roleWord[q.role]})`,
    `UR  - ${link}`,
    'ER  - ',
  ].join('\n');
}

const writers: Record<CiteFormat, (q: Quotable, link: string) => string> = {
  plain,
  chicago,
  apa,
  bibtex,
  ris,
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
