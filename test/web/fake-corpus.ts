import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { CollectionFile } from '../../ingest/collection.ts';
import type { CollectionResponse } from '../../server/contract/collection.ts';
import type { Interview, Note, Turn } from '../../server/contract/contract.ts';

const file = 'interviews-2020.txt';
const bytes = readFileSync(new URL(`../../ingest/collections/interviews-2020/${file}`, import.meta.url));
const text = bytes.toString('utf8');
const source = { file, sha256: createHash('sha256').update(bytes).digest('hex') };

type Entry = { interview: Interview; turns: Turn[]; notes: Note[] };

const chosen = [
  {
    id: 'al-jazeera',
    outlet: 'Al Jazeera',
    heading: 'Ilham Aliyev was interviewed by Al Jazeera',
    from: '2020-10-02',
    country: 'Qatar',
  },
  {
    id: 'sky-news',
    outlet: 'Sky News',
    heading: 'Sky News TV channel broadcast',
    from: '2020-10-09',
    to: '2020-10-12',
    country: 'United Kingdom',
  },
  {
    id: 'bbc-news',
    outlet: 'BBC News',
    heading: 'Ilham Aliyev was interviewed by BBC News',
    from: '2020-11-06',
    country: 'United Kingdom',
  },
];

/** Real words, read crudely: labels where they stand, otherwise every line starting with a dash changes the speaker. */
function read({ id, outlet, heading, from, to = from, country }: (typeof chosen)[number]): Entry {
  const start = text.indexOf(heading);
  const turns: Turn[] = [];
  const notes: Note[] = [];
  let end = start;
  for (const m of text.slice(start).matchAll(/[^\r\n]+/g)) {
    if (turns.length > 40 || (notes.length > 1 && /^Ilham Aliyev (was|gave)/.test(m[0]))) break;
    const at = start + m.index;
    const label = /^(-|President Ilham Aliyev: |Corr?es?pondent: )/.exec(m[0])?.[0];
    end = at + m[0].length;
    if (label) {
      const asked = label === '-' ? turns.length % 2 === 0 : label.startsWith('Corr');
      const spoken = at + label.length;
      notes.push({ kind: 'label', text: label.trim(), start: at, end: at + label.trim().length });
      turns.push({
        id: `${id}.t${turns.length}`,
        index: turns.length,
        speaker: asked ? 'Correspondent' : 'Ilham Aliyev',
        role: asked ? 'interviewer' : 'interviewee',
        basis: label === '-' ? 'rule' : 'label',
        note: label === '-' ? 'dash alternates' : undefined,
        text: text.slice(spoken, end),
        start: spoken,
        end,
      });
    } else if (turns.length === 0) {
      notes.push({ kind: notes.length === 0 ? 'heading' : 'narration', text: m[0], start: at, end });
    } else {
      const last = turns.at(-1)!;
      last.text = text.slice(last.start, end);
      last.end = end;
    }
  }
  return {
    interview: {
      id,
      title: text.slice(start, text.indexOf('\n', start)).trim(),
      outlet,
      country,
      outletLanguage: 'en',
      language: 'en',
      date: { from, to, basis: from === to ? 'stated' : 'bounded' },
      interviewee: 'Ilham Aliyev',
      interviewers: id === 'al-jazeera' ? ['Correspondent'] : [],
      source,
      start,
      end,
      turns: turns.length,
      outletVariants: [],
    },
    turns,
    notes,
  };
}

/** A few interviews in the contract's shape, with true offsets into the shipped source. */
export const corpus = { text, entries: chosen.map(read) };

const { title, description, about, words, examples, themes, phrases } = CollectionFile.parse(
  JSON.parse(
    readFileSync(new URL('../../ingest/collections/interviews-2020/collection.json', import.meta.url), 'utf8'),
  ),
) as Required<CollectionFile>;

/** What the collection says of itself, counted over the interviews here. */
export const collection: CollectionResponse = {
  ...{ title, description, about, words, examples, themes, phrases },
  people: [
    { name: 'Ilham Aliyev', short: 'Aliyev', interviews: { interviewee: chosen.length, interviewer: 0, other: 0 } },
  ],
  outlets: chosen.map(({ outlet }) => ({ name: outlet, interviews: 1 })),
  counts: { interviews: chosen.length, interviewees: 1, outlets: chosen.length, turns: 0, passages: 0 },
  period: { from: '2020-10-02', to: '2020-11-06' },
  languages: ['en'],
};
