/** The formats of transcripts, one row each, and how a source is laid out by its own. */

import { IngestError } from '../errors.ts';
import { sha256 } from '../hash.ts';
import { commandLine } from '../place.ts';
import type { CatalogEntry, OutletEntry, Source, SourceFormat, Span } from '../schema.ts';
import { textOf } from './bytes.ts';
import { readCaptions } from './captions/captions.ts';
import { readSubstation } from './captions/substation.ts';
import { readTtml } from './captions/ttml.ts';
import { detectText, unreadable } from './detect.ts';
import { readCsv } from './documents/csv.ts';
import { type Document, toPlainText } from './documents/document.ts';
import { readDocx } from './documents/docx.ts';
import { readHtml } from './documents/html.ts';
import { withoutInlineStamps } from './inline-stamps.ts';
import { readJson } from './json/read-json.ts';
import { type Layout, layOut } from './layout.ts';
import { linesOf } from './lines.ts';
import { layOutMade } from './made-layout.ts';
import { splitSections } from './sections.ts';
import { type Made, type Rendered, toTextSource } from './text-source.ts';
import type { Original } from './utterance.ts';

/** One interview of a source, parted into notes and spoken paragraphs; `span` is all of it, `title` its heading. */
export type LaidOut = { outlet: OutletEntry; layout: Layout; span: Span; title?: Span };

/** A transcript as it is quoted from: its own text, or the text that was made of it, with how. */
export type TextSource = Source & { made?: Made; original?: { file: string; sha256: string } };

type Format = {
  /** As people know it. */
  name: string;
  /** Formats that its reader takes for its own though they are detected as another. */
  also?: readonly SourceFormat[];
} & (
  | { kind: 'text' }
  /** Its speakers stand in places of their own or in its words; turns are made of them. */
  | { kind: 'utterances'; read: (file: string, text: string) => Original }
  /** Lines of text, read as plain text is. */
  | { kind: 'page'; read: (file: string, text: string) => Document }
  | { kind: 'document'; read: (file: string, bytes: Uint8Array) => Promise<Document> }
);

export const FORMATS: Record<SourceFormat, Format> = {
  dialogue: { name: 'plain text', kind: 'text' },
  webvtt: { name: 'WebVTT', kind: 'utterances', read: (file, text) => readCaptions(file, text, 'webvtt') },
  subrip: { name: 'SubRip', kind: 'utterances', read: (file, text) => readCaptions(file, text, 'subrip') },
  sbv: { name: 'SBV', kind: 'utterances', read: (file, text) => readCaptions(file, text, 'sbv') },
  substation: { name: 'SubStation Alpha', kind: 'utterances', read: readSubstation },
  ttml: { name: 'TTML', kind: 'utterances', read: readTtml },
  'json-turns': {
    name: 'JSON turns',
    also: ['json'],
    kind: 'utterances',
    read: (file, text) => readJson(file, text, 'json-turns'),
  },
  json: { name: 'JSON', kind: 'utterances', read: (file, text) => readJson(file, text) },
  csv: { name: 'a table', kind: 'utterances', read: readCsv },
  html: { name: 'HTML', kind: 'page', read: readHtml },
  docx: { name: 'a Word document', kind: 'document', read: readDocx },
};

/**
 * A file's bytes as a text source: plain text as it is, anything else converted.
 *
 * @throws IngestError if the bytes do not fit the format
 */
export async function readSource(file: string, bytes: Uint8Array, entry: CatalogEntry): Promise<TextSource> {
  const format = FORMATS[entry.format];
  if (format.kind !== 'document') {
    const text = textOf(file, bytes, format.kind === 'text');
    return convert({ file, text, sha256: sha256(bytes) }, entry);
  }
  const document = await format.read(file, bytes);
  return madeFrom({ file, sha256: sha256(bytes) }, toPlainText(document));
}

/** The same for a text that is decoded. Plain text is returned as it is. @throws IngestError */
export function convert(source: Source, entry: CatalogEntry): TextSource {
  checkFormat(source, entry.format);
  const format = FORMATS[entry.format];
  if (format.kind === 'document') return source;
  if (format.kind === 'text') {
    const rendered = withoutInlineStamps(source, entry);
    return rendered ? madeFrom(source, rendered) : source;
  }
  if (format.kind === 'page') return madeFrom(source, toPlainText(format.read(source.file, source.text)));
  const [outlet, second] = entry.outlets;
  if (!outlet || second) {
    throw new IngestError(
      `${entry.file} has ${entry.outlets.length} outlets in the catalog, but this format holds one interview a file.`,
    );
  }
  const original = format.read(source.file, source.text);
  if (!original.utterances.some(({ kind }) => kind === undefined)) {
    throw new IngestError(
      `${source.file} holds no words. Put the transcript's text into it, or take it out of the catalog.`,
    );
  }
  return madeFrom(source, toTextSource(original, entry, outlet));
}

const madeFrom = ({ file, sha256: hash }: { file: string; sha256: string }, { text, made }: Rendered): TextSource => ({
  file,
  text,
  sha256: sha256(text),
  made,
  original: { file, sha256: hash },
});

/** @throws IngestError if the text is plainly of another format than the catalog says */
function checkFormat({ file, text }: Source, declared: SourceFormat): void {
  const unread = unreadable(text);
  if (unread) throw new IngestError(`${file} is ${unread.what}. ${unread.way}.`);
  const found = detectText(text);
  const fits = found === declared || found === 'dialogue' || FORMATS[declared].also?.includes(found);
  if (!fits) {
    throw new IngestError(
      `${file} reads as ${FORMATS[found].name}, but the catalog has it as ${FORMATS[declared].name}. Set "format": "${found}" in its entry, or take it in with "${commandLine('add')}".`,
    );
  }
}

/**
 * Lays out a source's interviews.
 *
 * @throws IngestError if no line of a dialogue has a mark, or a heading is missing
 */
export function layOutSource(source: TextSource, entry: CatalogEntry): LaidOut[] {
  const lines = linesOf(source.text);
  if (source.made && source.made.paragraphs.length > 0) {
    const outlet = entry.outlets[0]!;
    const layout = layOutMade(source.text, source.made, entry, outlet);
    return [{ outlet, layout, span: { start: lines[0]!.start, end: lines.at(-1)!.end }, title: layout.title }];
  }
  return splitSections(lines, entry).map((section) => ({
    outlet: section.outlet,
    layout: layOut(section, entry, source),
    span: { start: section.lines[0]!.start, end: section.lines.at(-1)!.end },
    title: section.lines[section.heading],
  }));
}

/** @throws IngestError if most paragraphs of an interview are labelled and none with the interviewee's name. */
export function checkInterviewee({ outlet, layout: { spoken } }: LaidOut, entry: CatalogEntry): void {
  const voices = spoken.flatMap(({ voice }) => (voice ? [voice] : []));
  if (voices.length * 2 < spoken.length || voices.some(({ role }) => role === 'interviewee')) return;
  const names = new Set(voices.map((voice) => voice.name ?? 'a role such as "Host"'));
  throw new IngestError(
    `No label in ${outlet.name} of ${entry.file} names ${entry.interviewee.name}; its labels name ${[...names].slice(0, 5).join(', ')}. ` +
      "Add the label's spelling to the interviewee's aliases in the catalog.",
  );
}
