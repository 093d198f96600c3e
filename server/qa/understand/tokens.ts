/** The words of a text with their places in it. */
import { fold } from '../../../ingest/text/analyze.ts';

export type Token = {
  text: string;
  /** Folded. */
  word: string;
  /** UTF-16 code units. */
  start: number;
  end: number;
};

export function tokensOf(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)].map((m) => ({
    text: m[0],
    word: fold(m[0]),
    start: m.index,
    end: m.index + m[0].length,
  }));
}
