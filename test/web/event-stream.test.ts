import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventParser } from '../../web/api/event-stream.ts';

const word = fc.string({
  unit: fc.constantFrom('a', 'é', '漢', '😀', ' ', ':', '[1]', '"'),
  minLength: 1,
  maxLength: 12,
});

describe('createEventParser', () => {
  it('should give the same events however the text is cut, whatever its line ends', () => {
    const events = fc.array(fc.record({ event: fc.constantFrom('status', 'delta', 'done'), data: word }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(events, fc.constantFrom('\n', '\r\n', '\r'), fc.array(fc.nat(40)), (sent, eol, cuts) => {
        const text = sent.map((e) => [`: beat`, `event: ${e.event}`, `data: ${e.data}`, '', ''].join(eol)).join('');
        const parse = createEventParser();
        const got = [];
        let at = 0;
        for (const cut of cuts) {
          got.push(...parse(text.slice(at, at + cut)));
          at += cut;
        }
        got.push(...parse(text.slice(at)), ...parse('\n'));
        expect(got).toEqual(sent.map((e) => ({ event: e.event, data: e.data })));
      }),
    );
  });

  it('should join the data lines of one event', () => {
    expect(createEventParser()('event: done\ndata: {\ndata: }\n\n')).toEqual([{ event: 'done', data: '{\n}' }]);
  });
});
