/** A library of made-up interviews of one question and one reply each. */
import { parseSource } from '../../ingest/parse.ts';
import { CatalogEntry } from '../../ingest/schema.ts';
import { decodeSource } from '../../ingest/source.ts';
import { Library } from '../../server/qa/library.ts';

const OUTLETS = ['Radio Oak', 'Coast TV', 'Tern Weekly', 'Gull Post'];

/** @param exchanges question and reply, each of an interview of its own */
export function libraryOf(exchanges: readonly (readonly [question: string, reply: string])[]): Library {
  const interviews = exchanges.map(
    ([question, reply], i) =>
      `Ada Berg gave an interview to ${OUTLETS[i]} on ${i + 3} October\n\nHost: ${question}\n\nMayor Ada Berg: ${reply}\n`,
  );
  const source = decodeSource('made-up.txt', new TextEncoder().encode(interviews.join('\n')));
  const entry = CatalogEntry.parse({
    file: source.file,
    title: 'Made up',
    interviewee: { name: 'Ada Berg', short: 'Berg', aliases: ['Mayor Ada Berg'], address: ['Mayor'] },
    year: 2020,
    language: 'en',
    outlets: OUTLETS.slice(0, exchanges.length).map((name) => ({ id: name.toLowerCase().replace(' ', '-'), name })),
  });
  return new Library(parseSource(source, entry), new Map([[source.file, source]]));
}
