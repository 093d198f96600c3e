/** Texts that no person writes, in time that grows no faster than they do. */
import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../ingest/attribute/label-forms.ts';
import { splitSentences } from '../../ingest/text/sentences.ts';
import { converted, entryOf, parse, script } from './entry.ts';

const within = (ms: number, work: () => unknown) => {
  work();
  const from = performance.now();
  work();
  expect(performance.now() - from).toBeLessThan(ms);
};

describe('a transcript with', () => {
  it.each([
    ['120,000 blanks in a line', `Host: Why?\n\nAda Berg: So${' '.repeat(120_000)}it is.`],
    ['120,000 blanks before a bracket', `Host: Why?\n\nAda Berg: So.${' '.repeat(120_000)}(more`],
    ['30,000 times "Mr. "', `Host: Why?\n\nAda Berg: ${'Mr. '.repeat(30_000)}Lund.`],
    ['100,000 exclamation marks', `Host: Why?\n\nAda Berg: No${'!'.repeat(100_000)}x`],
    ['100,000 asterisks', `Host: Why?\n\nAda Berg: ${'*'.repeat(100_000)}x`],
    ['30,000 labels on one line', `Host: Why?\n\nAda Berg: ${'Host: '.repeat(30_000)}x`],
  ])('%s is read in no time', (_, text) => within(2_000, () => parse(text)));

  it('a cue for each word is joined to whole sentences', () => {
    const words = 'Host: Why did you go ? Ada Berg: Because the bridge was closed and nobody had told us .'.split(' ');
    const cues = Array.from({ length: 400 }, () => words).flat();
    const stamp = (i: number) =>
      `${String(Math.floor(i / 60)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}.000`;
    const text = `WEBVTT\n\n${cues.map((word, i) => `${stamp(i % 3_000)} --> ${stamp((i % 3_000) + 1)}\n${word}`).join('\n\n')}\n`;
    const entry = entryOf({ file: 'made-up.vtt', format: 'webvtt' });
    within(8_000, () => converted(text, entry));
  });
});

describe('the reader of', () => {
  it.each([
    ['labels', () => candidatesOf(`${'A'.repeat(50_000)}: x`)],
    ['sentences', () => splitSentences('a."'.repeat(50_000))],
  ])('%s looks no further than it must', (_, work) => within(1_500, work));

  it('dashes keeps its words', () => {
    expect(script(parse('– Why?\n\n– Because.')[0]!, '– Why?\n\n– Because.')).toEqual(['J: Why?', 'A: Because.']);
  });
});
