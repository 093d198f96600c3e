/** Four made-up talks of one show and one other, over three years: what a collection of several people is like. */
import { completeCollection } from '../../ingest/complete-collection.ts';
import { parseSource } from '../../ingest/parse.ts';
import { CatalogEntry, type Source } from '../../ingest/schema.ts';
import { decodeSource } from '../../ingest/source.ts';
import { Library } from '../../server/qa/library.ts';

type Talk = { id: string; guest: string; host: string; show: string; title?: string; date?: string; said: string[] };

const TALKS: Talk[] = [
  {
    ...{ id: 'oak-1', guest: 'Nick Pace', host: 'Ole Dahl', show: 'Radio Oak', date: '2018-05-02' },
    title: 'How to keep bees in a city',
    said: ['City bees find more flowers than bees in the fields.', 'I sold the first honey in 2016.'],
  },
  {
    ...{ id: 'oak-2', guest: 'Rose Morrill', host: 'Ole Dahl', show: 'Radio Oak', date: '2019-11-16' },
    title: 'A press conference in Lindholm',
    said: ['The bridge at Lindholm will be toll free.', 'Nobody pays for the ferry either.'],
  },
  {
    ...{ id: 'oak-3', guest: 'Ada Berg', host: 'Ada Lund', show: 'Radio Oak', date: '2020-02-01' },
    said: ['We count the boats every spring.', 'City bees are no concern of the harbour.'],
  },
  {
    ...{ id: 'coast-1', guest: 'Rose Morrill', host: 'Tor Vik', show: 'Coast TV', date: '2020-09-30' },
    said: ['The bridge at Lindholm costs two million crowns.', 'I never promised a tunnel.'],
  },
];

function parsed({ id, guest, host, show, title, date, said }: Talk) {
  const turns = said.flatMap((text, i) => [
    `${host}: ${i === 0 ? `${guest}, welcome. What is new?` : 'And what else?'}`,
    `${guest}: ${text}`,
  ]);
  const heading = title && `${show}, ${guest}, ${title}`;
  const text = [date, heading, ...turns].filter(Boolean).join('\n\n');
  const entry = CatalogEntry.parse({
    ...{ file: `${id}.txt`, title: show, language: 'en', ...(date && { year: Number(date.slice(0, 4)) }) },
    interviewee: { name: guest, short: guest.split(' ').at(-1), aliases: [guest] },
    outlets: [{ id, name: show, interviewers: [host] }],
  });
  const source = decodeSource(entry.file, new TextEncoder().encode(text));
  return { source, entry, interviews: parseSource(source, entry) };
}

/** @param ids of some of them; @param dated whether their days are known, or of which they are */
export function manyTalks(ids = TALKS.map((talk) => talk.id), dated: boolean | readonly string[] = true): Library {
  const isDated = (id: string) => (typeof dated === 'boolean' ? dated : dated.includes(id));
  const talks = TALKS.filter((talk) => ids.includes(talk.id)).map(({ date, ...talk }) =>
    parsed({ ...talk, ...(isDated(talk.id) && date && { date }) }),
  );
  const sources = new Map<string, Source>(talks.map(({ source }) => [source.file, source]));
  const interviews = talks.flatMap((talk) => talk.interviews);
  const entries = talks.map(({ entry }) => entry);
  return new Library(
    interviews,
    sources,
    completeCollection({}, entries, interviews, (file) => sources.get(file)!.text),
  );
}
