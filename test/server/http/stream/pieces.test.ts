import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Citation } from '../../../../server/contract/contract.ts';
import { toPieces } from '../../../../server/http/stream/pieces.ts';
import { cite } from './stand-in-engine.ts';

const cited = (markers: number[]): Citation[] => markers.map((marker) => cite('Only 12 captains', marker));

describe('pieces of an answer', () => {
  it('end after a marker or a line, and bring the citations that they first point to', () => {
    const answer = 'He said “no” [1], twice [2].\n\nAgain [1].';
    const pieces = toPieces({ answer, citations: cited([1, 2]) });
    expect(pieces.map((p) => p.text)).toEqual(['He said “no” [1], ', 'twice [2].\n\n', 'Again [1].']);
    expect(pieces.map((p) => p.citations.map((c) => c.marker))).toEqual([[1], [2], []]);
  });

  it('joined are exactly the answer, with every citation once, whatever the text', () => {
    const text = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('[1]', '[2]', '[3] ', '[', ']', '\n', '\r\n', '[99]', '😀'),
      ),
    );
    fc.assert(
      fc.property(text, (parts) => {
        const answer = parts.join('');
        const pieces = toPieces({ answer, citations: cited([1, 2, 3]) });
        expect(pieces.map((p) => p.text).join('')).toBe(answer);
        expect(pieces.flatMap((p) => p.citations.map((c) => c.marker)).sort()).toEqual([1, 2, 3]);
      }),
    );
  });
});
