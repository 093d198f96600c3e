import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, toBlocks } from '../../web/quote/answer-blocks.ts';
import { toParagraphs, toSegments } from '../../web/quote/segments.ts';

const long = `We said it at the time, and we say it again today: ${'there is no other way, '.repeat(4)}and that is all.`;
const textOf = (blocks: Block[]) =>
  blocks.map((b) => b.inlines.map((i) => (i.kind === 'mark' ? `[${i.marker}]` : i.text)).join('')).join('\n');

describe('toBlocks', () => {
  it('should set a long quote apart with its quotation marks and marker', () => {
    const blocks = toBlocks(`He told them: “${long}” [1] Later he said “no” [2].`, [
      { marker: 1, quote: long },
      { marker: 2, quote: 'no' },
    ]);
    expect(blocks.map((b) => b.kind)).toEqual(['paragraph', 'quote', 'paragraph']);
    expect(textOf(blocks)).toBe(`He told them: \n“${long}” [1]\nLater he said “no” [2].`);
  });

  it('should set a short quote apart too where a colon leads in to it', () => {
    const blocks = toBlocks('He, to them: “No.” [1] He said “no” [1] as well.', [
      { marker: 1, quote: 'No.' },
      { marker: 2, quote: 'no' },
    ]);
    expect(blocks.map((b) => b.kind)).toEqual(['paragraph', 'quote', 'paragraph']);
  });

  it('should not take a number in brackets inside a quote, or without a citation, for a marker', () => {
    const quote = 'as in note [1] of the report';
    const [block] = toBlocks(`“${quote}” [1] and [7]`, [{ marker: 1, quote }]);
    expect(block!.inlines.filter((i) => i.kind === 'mark')).toEqual([{ kind: 'mark', marker: 1 }]);
    expect(textOf([block!])).toBe(`“${quote}” [1] and [7]`);
  });

  it('should already set the beginning of a quote as one while it streams', () => {
    const part = long.slice(0, 40);
    const blocks = toBlocks(`He said: “${part}`, [{ marker: 1, quote: long }], true);
    expect(blocks.at(-1)!.inlines.at(-1)).toEqual({ kind: 'quote', text: part, marker: 1 });
  });

  it('should lose no word of any answer', () => {
    const piece = fc.constantFrom(
      'He said ',
      '“',
      '”',
      ' [1]',
      ' [2]',
      ' [9]',
      '\n',
      '\n\n',
      '- ',
      long,
      'no',
      ' ',
      '.',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const answer = pieces.join('');
        const blocks = toBlocks(answer, [
          { marker: 1, quote: long },
          { marker: 2, quote: 'no' },
        ]);
        const words = (text: string) => text.replace(/[\s-]/g, '');
        expect(words(textOf(blocks))).toBe(words(answer));
      }),
    );
  });
});

describe('toSegments', () => {
  it('should give back the text, with every character marked as the marks say', () => {
    const mark = fc.record({ start: fc.nat(60), end: fc.nat(60), kind: fc.constantFrom('quote', 'found') });
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.nat(20), fc.array(mark, { maxLength: 5 }), (text, start, marks) => {
        const segments = toSegments(text, start, marks);
        expect(segments.map((s) => s.text).join('')).toBe(text);
        for (const s of segments)
          for (let at = s.start; at < s.start + s.text.length; at++) {
            const covering = marks.filter((m) => m.start <= at && at < m.end).map((m) => m.kind);
            expect(new Set(s.kinds)).toEqual(new Set(covering));
          }
      }),
    );
  });
});

describe('toParagraphs', () => {
  it('should keep offsets', () => {
    const text = 'One.\r\n\r\n  Two.\nThree.';
    for (const p of toParagraphs(text, 100)) expect(text.slice(p.start - 100, p.end - 100)).toBe(p.text);
    expect(toParagraphs(text, 100).map((p) => p.text.trim())).toEqual(['One.', 'Two.', 'Three.']);
  });
});
