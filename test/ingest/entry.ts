import type { Review } from '../../ingest/attribute/review.ts';
import { convert, type TextSource } from '../../ingest/formats/formats.ts';
import { parseSource } from '../../ingest/parse.ts';
import { CatalogEntry, type Interview, type Source } from '../../ingest/schema.ts';
import { decodeSource } from '../../ingest/source.ts';

/** A catalog entry for a made-up transcript: Ada Berg, a mayor, talks to Radio Oak. */
export function entryOf(changes: Record<string, unknown> = {}): CatalogEntry {
  return CatalogEntry.parse({
    file: 'made-up.txt',
    title: 'Made up',
    interviewee: {
      name: 'Ada Berg',
      short: 'Berg',
      aliases: ['Mayor Ada Berg', 'Mayor'],
      address: ['Madam Mayor', 'Mayor'],
    },
    year: 2020,
    language: 'en',
    outlets: [{ id: 'radio-oak', name: 'Radio Oak' }],
    ...changes,
  });
}

export function sourceOf(text: string, file = 'made-up.txt'): Source {
  return decodeSource(file, new TextEncoder().encode(text));
}

export function parse(text: string, entry = entryOf(), review?: Review): Interview[] {
  return parseSource(converted(text, entry), entry, review);
}

/** The text that quotes are slices of. */
export function converted(text: string, entry = entryOf()): TextSource {
  return convert(sourceOf(text, entry.file), entry);
}

/** Each paragraph of an interview as "I: words", "A: words" or, for a third person, "Name: words". */
export function script({ turns }: Interview, text: string): string[] {
  return turns.flatMap(({ speaker, role, passages }) => {
    const who = { interviewee: 'A', interviewer: 'J', other: speaker }[role];
    return passages.map(({ start, end }) => `${who}: ${text.slice(start, end)}`);
  });
}

/** What each note holds, by kind. */
export function notesOf({ notes }: Interview, text: string): string[] {
  return notes.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
}
