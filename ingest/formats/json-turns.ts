/** Transcripts as JSON: who says what, in order. The schema is published as json-turns.schema.json. */
import { z } from 'zod';
import { fold } from '../attribute/names.ts';
import { castOf } from '../attribute/voices.ts';
import { IngestError } from '../errors.ts';
import { type CatalogEntry, Day, type Note, type OutletEntry, Role, type Source, type Span } from '../schema.ts';
import type { Layout, Spoken } from './layout.ts';

export const JsonTurns = z.strictObject({
  title: z.string().min(1).optional(),
  /** The day of the interview. */
  date: Day.optional(),
  turns: z
    .array(
      z.strictObject({
        speaker: z.string().min(1),
        /** Where the catalog does not say who the speaker is. */
        role: Role.optional(),
        /** The words; "\n" parts paragraphs, no other escape may stand in it. */
        text: z.string().regex(/\S/),
      }),
    )
    .min(1),
});
export type JsonTurns = z.infer<typeof JsonTurns>;

/** A string of the source that is a value, with the key it belongs to. The span leaves the quotation marks out. */
type Value = Span & { key: string };

/**
 * Parts a JSON transcript into notes and spoken paragraphs: the words of each `text` are spoken, the rest are notes.
 *
 * @throws IngestError if the file is not JSON, does not fit the schema, or a text holds an escape other than "\n", since
 * then its words would not stand in the source as they are.
 */
export function layOutJson(source: Source, entry: CatalogEntry, outlet: OutletEntry): Layout & { title?: Span } {
  const { turns } = readTurns(source);
  const values = valuesOf(source.text);
  const texts = values.filter(({ key }) => key === 'text');
  if (texts.length !== turns.length) {
    throw new IngestError(`${source.file} has a key twice in one turn. Keep one of each.`);
  }
  const cast = castOf(
    turns.filter(({ role }) => !role).map(({ speaker }) => ({ name: speaker, sure: true })),
    entry,
    outlet,
  );
  const spoken: Spoken[] = [];
  const told = values.filter(({ key }) => key === 'title' || key === 'date');
  const notes: Note[] = told.map(({ start, end }) => ({ kind: 'heading', start, end }));
  texts.forEach((text, i) => {
    const { speaker, role } = turns[i]!;
    const voice = role === 'interviewee' ? { role } : role ? { role, name: speaker } : cast.get(fold(speaker));
    for (const { start, end } of paragraphsOf(text, source, i)) {
      spoken.push({ start, end, line: lineAt(source, start), dash: true, voice, blanksBefore: 0, apart: true });
    }
  });
  const taken = [...notes, ...spoken].sort((a, b) => a.start - b.start);
  const markup = gaps(source.text, taken).map((gap): Note => ({ kind: 'label', ...gap }));
  const title = told.find(({ key }) => key === 'title');
  return { notes: [...notes, ...markup].sort((a, b) => a.start - b.start), spoken, title };
}

function readTurns(source: Source): JsonTurns {
  let value: unknown;
  try {
    value = JSON.parse(source.text.replace(/^\uFEFF/, ' '));
  } catch (cause) {
    const first = source.text.trim().split('\n', 1)[0]!.slice(0, 80);
    throw new IngestError(
      `${source.file} is not JSON (${(cause as Error).message}); it begins "${first}". Correct it, or set the right format in the catalog.`,
      { cause },
    );
  }
  const result = JsonTurns.safeParse(value);
  if (result.success) return result.data;
  const { path, message } = result.error.issues[0]!;
  throw new IngestError(
    `${source.file} does not fit the schema of JSON turns at ${path.join('.') || 'its top'}: ${message}. See json-turns.schema.json.`,
  );
}

/** All string values, in order; the schema lets no key occur where it could be taken for another. */
function valuesOf(text: string): Value[] {
  const values: Value[] = [];
  let key = '';
  for (const match of text.matchAll(/"((?:[^"\\]|\\.)*)"(\s*:)?/gsu)) {
    if (match[2]) key = match[1]!;
    else values.push({ key, start: match.index + 1, end: match.index + 1 + match[1]!.length });
  }
  return values;
}

function paragraphsOf({ start, end }: Span, source: Source, turn: number): Span[] {
  const raw = source.text.slice(start, end);
  const escaped = /\\[^nrt]/.exec(raw)?.[0];
  if (escaped) {
    throw new IngestError(
      `In ${source.file} the text of turn ${turn + 1} holds the escape ${escaped}, so that its words could not be quoted from the file as they stand. ` +
        'Write the character itself (“ ” for quotation marks), or use the dialogue format.',
    );
  }
  let from = start;
  return raw.split(/(\\[nrt])/).flatMap((part) => {
    const at = from + part.length - part.trimStart().length;
    from += part.length;
    return part.trim() === '' || /^\\[nrt]$/.test(part) ? [] : [{ start: at, end: at + part.trim().length }];
  });
}

/** What is not white space between spans that are in order. */
function gaps(text: string, taken: Span[]): Span[] {
  const bounds = [...taken, { start: text.length, end: text.length }];
  return bounds.flatMap(({ start }, i) => {
    const from = taken[i - 1]?.end ?? 0;
    const between = text.slice(from, start);
    const begin = from + between.length - between.trimStart().length;
    return between.trim() ? [{ start: begin, end: begin + between.trim().length }] : [];
  });
}

function lineAt(source: Source, offset: number): number {
  return source.text.slice(0, offset).split('\n').length;
}
