/**
 * The transcripts as lines, read independently of ingest's parser, so that the evals can contradict it. A collection of
 * several files is measured as one text: its files end to end, lines counted through.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';

export const SOURCE_FILE = 'ingest/collections/interviews-2020/interviews-2020.txt';

/** A non-empty line: the unit of relevance. Offsets are UTF-16 code units, half-open. */
export type Paragraph = { line: number; start: number; end: number };

/** One file in the text: its code units `start` to `end`, and how many lines stand before it. */
export type SourcePart = { file: string; sha256: string; start: number; end: number; linesBefore: number };

export type SourceText = { text: string; paragraphs: Paragraph[]; parts: SourcePart[] };

export async function readSource(file = SOURCE_FILE): Promise<SourceText> {
  return joined([{ file: basename(file), bytes: await readFile(file) }]);
}

const CatalogFiles = z.object({ sources: z.array(z.object({ file: z.string() })).min(1) });

/** All files of a collection, in the order of its catalog. @throws Error that names the file which cannot be read */
export async function readCollectionSources(folder: string): Promise<SourceText> {
  const read = (file: string) =>
    readFile(join(folder, file)).catch((cause) => {
      throw new Error(`Cannot read ${join(folder, file)}: ${(cause as Error).message}`, { cause });
    });
  const catalog = CatalogFiles.safeParse(JSON.parse((await read('catalog.json')).toString('utf8')));
  if (!catalog.success) throw new Error(`${join(folder, 'catalog.json')} names no sources.`);
  return joined(await Promise.all(catalog.data.sources.map(async ({ file }) => ({ file, bytes: await read(file) }))));
}

/** Files end to end, a line end between them. */
function joined(files: readonly { file: string; bytes: Buffer }[]): SourceText {
  const parts: SourcePart[] = [];
  let text = '';
  for (const { file, bytes } of files) {
    const own = bytes.toString('utf8');
    const linesBefore = text.split('\n').length - 1;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    parts.push({ file, sha256, start: text.length, end: text.length + own.length, linesBefore });
    text += files.length > 1 ? `${own}\n` : own;
  }
  return { ...sourceFrom(text), parts };
}

export function sourceFrom(text: string, sha256 = createHash('sha256').update(text).digest('hex')): SourceText {
  const parts = [{ file: '', sha256, start: 0, end: text.length, linesBefore: 0 }];
  const paragraphs: Paragraph[] = [];
  let start = 0;
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() !== '') paragraphs.push({ line: i + 1, start, end: start + line.length });
    start += line.length + 1;
  }
  return { text, paragraphs, parts };
}

/** Lines of the paragraphs that a span touches, in order. */
export function linesTouched(source: SourceText, span: { start: number; end: number }): number[] {
  const { paragraphs } = source;
  const lines: number[] = [];
  for (let i = firstEndingAfter(paragraphs, span.start); i < paragraphs.length; i++) {
    const paragraph = paragraphs[i]!;
    if (paragraph.start >= span.end) break;
    lines.push(paragraph.line);
  }
  return lines;
}

/** The file that an offset lies in. */
export const partAt = ({ parts }: SourceText, offset: number): SourcePart =>
  parts.find(({ end }) => offset < end) ?? parts.at(-1)!;

/** The line of the paragraph at an offset. */
export const lineAt = (source: SourceText, offset: number): number =>
  linesTouched(source, { start: offset, end: offset + 1 })[0] ?? 0;

export function paragraphAt(source: SourceText, line: number): Paragraph | undefined {
  return source.paragraphs.find((p) => p.line === line);
}

export function textOfLine(source: SourceText, line: number): string {
  const paragraph = paragraphAt(source, line);
  return paragraph ? source.text.slice(paragraph.start, paragraph.end) : '';
}

function firstEndingAfter(paragraphs: Paragraph[], offset: number): number {
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (paragraphs[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
