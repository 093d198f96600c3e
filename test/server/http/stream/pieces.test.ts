import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../../server/contract/blocks.ts';
import { toPieces } from '../../../../server/http/stream/pieces.ts';
import { renderText } from '../../../../server/qa/answer/render-text.ts';
import { cite } from './stand-in-engine.ts';

const claim = (text: string, marker: number): Block => ({
  kind: 'claim',
  by: 'model',
  text: `${text} [${marker}].`,
  marks: [{ marker, start: text.length + 1, end: text.length + 2 + String(marker).length + 1 }],
});

describe('pieces of an answer', () => {
  it('end with a marker, and bring the citations that they first point to', () => {
    const citations = [cite('Only 12 captains', 1), cite('Nobody sold', 2)];
    const blocks = [claim('He said no', 1), claim('and twice', 2), claim('Again', 1)];
    const pieces = toPieces({ answer: renderText(blocks, citations), blocks, citations });
    expect(pieces.map((p) => p.text)).toEqual(['He said no [1]', '.\n\nand twice [2]', '.\n\nAgain [1]', '.']);
    expect(pieces.map((p) => p.citations.map((c) => c.marker))).toEqual([[1], [2], [], []]);
  });

  it('joined are exactly the answer, with every citation once, whatever the words', () => {
    const words = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('[1]', '[2] [99]', '\n[1]\n', '😀 ['));
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), (quotes) => {
        const citations = quotes.map((quote, i) => ({ ...cite('Only 12 captains', i + 1), quote }));
        const blocks: Block[] = [
          {
            kind: 'exchange',
            interview: 'x',
            lead: words.toString(),
            markers: citations.map((c) => c.marker),
            gapBefore: [],
          },
        ];
        const answer = renderText(blocks, citations);
        const pieces = toPieces({ answer, blocks, citations });
        expect(pieces.map((p) => p.text).join('')).toBe(answer);
        expect(pieces.flatMap((p) => p.citations)).toEqual(citations);
      }),
    );
  });

  it('an answer about the collection is one piece', () =>
    expect(toPieces({ answer: 'It holds [1] interview.', citations: [] })).toEqual([
      { text: 'It holds [1] interview.', citations: [] },
    ]));
});
