/** Texts that no person writes, in time that grows no faster than they do. */
import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../ingest/attribute/label-forms.ts';
import { splitSentences } from '../../ingest/text/sentences.ts';
import { growth, MOST_GROWTH } from '../growth.ts';
import { converted, entryOf, parse, script } from './entry.ts';

const linear = (work: (text: string) => unknown, words: string, n: number) =>
  expect(growth(work, words, n)).toBeLessThan(MOST_GROWTH);
const said = (before: string, after: string) => (text: string) =>
  parse(`Host: Why?\n\nAda Berg: ${before}${text}${after}`);

describe('a transcript with', () => {
  it.each([
    ['blanks in a line', said('So', 'it is.'), ' ', 30_000],
    ['blanks before a bracket', said('So.', '(more'), ' ', 30_000],
    ['"Mr. " again and again', said('', 'Lund.'), 'Mr. ', 30_000],
    ['exclamation marks', said('No', 'x'), '!', 25_000],
    ['asterisks', said('', 'x'), '*', 25_000],
    ['labels on one line', said('', 'x'), 'Host: ', 45_000],
    ['labels after sentences on one line', said('', 'x'), 'So. Ada Berg: No. ', 3_000],
    [
      'times within sentences',
      (text: string) => converted(`Host: Why?\n\nAda Berg: So ${text}it is.`),
      'we [00:01:02] go ',
      3_000,
    ],
    ['numbered questions', said('', 'x'), 'Q101 ', 30_000],
    ['dashes without blanks', said('', 'x'), 'A\u2014', 30_000],
  ] as const)('many %s is read in time that grows as they do', (_, read, words, n) => linear(read, words, n));

  it('a cue for each word is joined to whole sentences', () => {
    const entry = entryOf({ file: 'made-up.vtt', format: 'webvtt' });
    const stamp = (i: number) =>
      `${String(Math.floor(i / 60)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}.000`;
    const cue = (word: string, i: number) => `${stamp(i % 3_000)} --> ${stamp((i % 3_000) + 1)}\n${word}`;
    const sentences = 'Host: Why did you go ? Ada Berg: Because the bridge was closed and nobody had told us . ';
    linear((text) => converted(`WEBVTT\n\n${text.split(' ').map(cue).join('\n\n')}\n`, entry), sentences, 3_000);
  });
});

describe('the reader of', () => {
  it.each([
    ['labels', (text: string) => candidatesOf(`${text}: x`), 'A'],
    ['sentences', splitSentences, 'a."'],
  ] as const)('%s looks no further than it must', (_, read, words) => linear(read, words, 15_000));

  it('dashes keeps its words', () => {
    expect(script(parse('– Why?\n\n– Because.')[0]!, '– Why?\n\n– Because.')).toEqual(['J: Why?', 'A: Because.']);
  });
});
