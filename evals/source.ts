/** The transcript as lines, read independently of ingest's parser, so that the evals can contradict it. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

export const SOURCE_FILE = 'ingest/collections/interviews-2020/interviews-2020.txt';

/** A non-empty line: the unit of relevance. Offsets are UTF-16 code units, half-open. */
export type Paragraph = { line: number; start: number; end: number };

export type SourceText = { text: string; sha256: string; paragraphs: Paragraph[] };

export async function readSource(file = SOURCE_FILE): Promise<SourceText> {
  const bytes = await readFile(file);
  return sourceFrom(bytes.toString('utf8'), createHash('sha256').update(bytes).digest('hex'));
}

export function sourceFrom(text: string, sha256 = createHash('sha256').update(text).digest('hex')): SourceText {
  const paragraphs: Paragraph[] = [];
  let start = 0;
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() !== '') paragraphs.push({ line: i + 1, start, end: start + line.length });
    start += line.length + 1;
  }
  return { text, sha256, paragraphs };
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
