import type { Span } from '../schema.ts';

/** One non-empty line of a transcript, without the white space around it. */
export type Line = Span & {
  /** Counted from 1. */
  number: number;
  text: string;
  /** Empty lines between this one and the non-empty line before it. */
  blanksBefore: number;
  /** White space before it on its line. */
  indent: number;
};

/** The non-empty lines of a text, in order; lines end in LF, CR LF or CR. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let offset = 0;
  let number = 0;
  let blanks = 0;
  for (const raw of text.split(/(?<=\r\n|\n|\r(?!\n))/)) {
    number += 1;
    const trimmed = raw.trim();
    if (trimmed === '') blanks += 1;
    else {
      const start = offset + raw.length - raw.trimStart().length;
      const indent = raw.length - raw.trimStart().length;
      lines.push({ number, text: trimmed, start, end: start + trimmed.length, blanksBefore: blanks, indent });
      blanks = 0;
    }
    offset += raw.length;
  }
  return lines;
}

/** The middle value, the upper of two; 0 for none. */
export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
