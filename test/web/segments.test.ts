import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toParagraphs, toSegments } from '../../web/quote/segments.ts';

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
