/** Finds the words that a model says it quotes in what it cites. */
import type { Span } from '../../../ingest/schema.ts';
import { typographic } from '../../../ingest/text/pattern.ts';

/** The place of words in a text, whatever the kinds of quotation marks, dashes and white space; case counts. */
export function locate(text: string, words: string): Span | undefined {
  const sought = words.trim();
  if (!sought) return undefined;
  const at = text.indexOf(sought);
  if (at >= 0) return { start: at, end: at + sought.length };
  const pattern = typographic(sought).replace(/…|(?:\\\.){3}/g, '(?:…|\\.{3})');
  const match = new RegExp(pattern, 'u').exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}
