/** Finds the words that a model says it quotes in the passage that it names. */

import type { Span } from '../../../ingest/schema.ts';
import { fold } from '../../../ingest/text/analyze.ts';
import { typographic } from '../../../ingest/text/pattern.ts';

/** A quote that is not there as a whole is cut to its longest run of words that is, if that is not too little of it. */
const LEAST_WORDS = 5;
const LEAST_SHARE = 0.5;

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

/** The place of a quote, or of the longest run of its words that is there. Offsets into `text`. */
export function findQuote(text: string, quote: string): Span | undefined {
  return locate(text, quote) ?? longestRun(text, quote);
}

function longestRun(text: string, quote: string): Span | undefined {
  const there = tokens(text);
  const said = tokens(quote);
  let best = { length: 0, end: 0 };
  let before = new Uint16Array(there.length + 1);
  for (const { word } of said) {
    const row = new Uint16Array(there.length + 1);
    for (const [i, token] of there.entries()) {
      if (token.word !== word) continue;
      const length = before[i]! + 1;
      row[i + 1] = length;
      if (length > best.length) best = { length, end: i };
    }
    before = row;
  }
  if (best.length < LEAST_WORDS || best.length < said.length * LEAST_SHARE) return undefined;
  return { start: there[best.end - best.length + 1]!.start, end: there[best.end]!.end };
}

function tokens(text: string): (Span & { word: string })[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)].map((m) => ({
    word: fold(m[0]),
    start: m.index,
    end: m.index + m[0].length,
  }));
}
