/** Timed text: who speaks and when, however deep it is nested. */
import { describe, expect, it } from 'vitest';
import { readTtml } from '../../../ingest/formats/captions/ttml.ts';

const tt = (body: string, attributes = '') =>
  `<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ${attributes}>
<head><metadata><ttm:agent xml:id="k" type="person"><ttm:name type="full">Kim Lund</ttm:name></ttm:agent><ttm:agent xml:id="a" type="person"><ttm:name type="full">Ada Berg</ttm:name></ttm:agent></metadata></head>${body}</tt>`;
const read = (body: string, attributes = '') =>
  readTtml('a.ttml', tt(body, attributes)).utterances.map(({ text, speaker, time }) => [
    speaker,
    text,
    time?.from,
    time?.to,
  ]);

describe('agents', () => {
  it.each([
    [
      'paragraphs',
      '<body><div><p begin="1s" end="2s" ttm:agent="k">Why?</p><p begin="3s" end="4s" ttm:agent="a">It cracked.</p></div></body>',
    ],
    [
      'divisions',
      '<body><div ttm:agent="k"><p begin="1s" end="2s">Why?</p></div><div ttm:agent="a"><p begin="3s" end="4s">It cracked.</p></div></body>',
    ],
    [
      'spans',
      '<body><div><p begin="1s" end="2s"><span ttm:agent="k">Why?</span></p><p begin="3s" end="4s"><span ttm:agent="a">It cracked.</span></p></div></body>',
    ],
    [
      'a division and a span that differs',
      '<body><div ttm:agent="k"><p begin="1s" end="2s">Why?</p><p begin="3s" end="4s"><span ttm:agent="a">It cracked.</span></p></div></body>',
    ],
  ])('on %s', (_, body) => {
    expect(read(body)).toEqual([
      ['Kim Lund', 'Why?', 1, 2],
      ['Ada Berg', 'It cracked.', 3, 4],
    ]);
  });
});

describe('times', () => {
  it.each<[string, string, string, number, number]>([
    [
      'count from where the division begins',
      '<body><div begin="10s"><p begin="20s" dur="5s">Why?</p></div></body>',
      '',
      30,
      35,
    ],
    [
      'add up through body and division',
      '<body begin="00:01:00"><div begin="10s"><p begin="20s" end="25s">Why?</p></div></body>',
      '',
      90,
      95,
    ],
    [
      'count from the start where the division’s end says so',
      '<body><div begin="10s" end="40s"><p begin="20s" end="40s">Why?</p></div></body>',
      '',
      20,
      40,
    ],
    [
      'are frames',
      '<body><div><p begin="00:00:01:12" end="00:00:02:00">Why?</p></div></body>',
      'ttp:frameRate="24"',
      1.5,
      2,
    ],
    [
      'are frames of a rate with a multiplier',
      '<body><div><p begin="30f" end="60f">Why?</p></div></body>',
      'ttp:frameRate="30" ttp:frameRateMultiplier="1000 1001"',
      1.001,
      2.002,
    ],
    [
      'are ticks',
      '<body><div><p begin="15000000t" end="20000000t">Why?</p></div></body>',
      'ttp:tickRate="10000000"',
      1.5,
      2,
    ],
    ['have no hours, or no unit', '<body><div><p begin="00:01.5" end="2.25">Why?</p></div></body>', '', 1.5, 2.25],
    [
      'stand on spans',
      '<body><div><p><span begin="1s" end="2s">Why</span> <span begin="2s" end="3s">now?</span></p></div></body>',
      '',
      1,
      3,
    ],
  ])('%s', (_, body, attributes, from, to) => {
    const [[, , start, end]] = read(body, attributes) as [[string, string, number, number]];
    expect(start).toBeCloseTo(from, 5);
    expect(end).toBeCloseTo(to, 5);
  });
});
