import { describe, expect, it } from 'vitest';
import { MOST_CLIPPINGS } from '../../web/clippings/clipping.ts';
import { findPinned, packClippings, unpackClippings } from '../../web/clippings/clipping-link.ts';
import { CLIPPING_FORMATS } from '../../web/clippings/export-clippings.ts';
import { quoteAt } from '../../web/quote/quote-at.ts';
import { corpus } from './fake-corpus.ts';

const transcript = corpus.entries[1]!;
const turn = transcript.turns.find((t) => t.role === 'interviewee')!;
const quote = quoteAt(transcript, turn.start, turn.start + 60)!;
const clipping = { quote, remark: 'first, of =two' };
const base = 'https://record.example';

/** A link with anything in it, packed as a link is. */
async function packed(rows: unknown): Promise<string> {
  const way = new CompressionStream('deflate-raw');
  const bytes = await new Response(new Blob([JSON.stringify(rows)]).stream().pipeThrough(way)).arrayBuffer();
  return `c=${Buffer.from(bytes).toString('base64url')}`;
}

describe('quoteAt', () => {
  it('should give the words at a place, and what they reply to', () => {
    expect(corpus.text.slice(quote.start, quote.end)).toBe(quote.quote);
    expect(quote.inReplyTo?.role).toBe('interviewer');
  });

  it('should join no two turns', () => {
    expect(quoteAt(transcript, turn.end - 5, turn.end + 40)).toBeUndefined();
    expect(quoteAt(transcript, 0, 5)).toBeUndefined();
  });
});

describe('clippings in a link', () => {
  it('should come out as they went in, with the words of the transcript', async () => {
    const [pinned, ...others] = (await unpackClippings(await packClippings([clipping])))!;
    expect(others).toEqual([]);
    expect(findPinned(pinned!, transcript)).toEqual({ quote: { ...quote }, remark: clipping.remark });
  });

  it('should find words that have moved, and never show words that are not there', async () => {
    const moved = { ...clipping, quote: { ...quote, start: 3, end: 63 } };
    const [pinned] = (await unpackClippings(await packClippings([moved])))!;
    expect(findPinned(pinned!, transcript)?.quote.start).toBe(quote.start);
    const forged = { ...clipping, quote: { ...quote, quote: 'I never wanted peace.' } };
    const [other] = (await unpackClippings(await packClippings([forged])))!;
    expect(findPinned(other!, transcript)).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['another fragment', 'q=1-2'],
    ['no base64', 'c=***'],
    ['no deflate', 'c=AAAAAAAA'],
    ['half a link', 'c=fZNNb9swDIb_SmFAPiWF'],
  ])('should read %s as none', async (_, fragment) => {
    expect(await unpackClippings(fragment)).toBeUndefined();
  });

  it('should take from a crafted link only what has the form of clippings, and not more than there may be', async () => {
    expect(await unpackClippings(await packed({ a: 1 }))).toBeUndefined();
    const rows = [
      null,
      7,
      [],
      [1, 'q=1-2', ''],
      ['x', 'nothing', ''],
      ['x', 'q=1-2', { a: 1 }],
      ['x'.repeat(500), 'q=1-2', ''],
    ];
    expect(await unpackClippings(await packed(rows))).toEqual([
      { interview: 'x', place: expect.objectContaining({ start: 1, end: 2 }), remark: '' },
    ]);
    const many = await unpackClippings(await packed(Array.from({ length: 5000 }, () => ['x', 'q=1-2', ''])));
    expect(many).toHaveLength(MOST_CLIPPINGS);
  });

  it('should not unpack without end', async () => {
    expect(await unpackClippings(await packed(['a'.repeat(50_000_000)]))).toBeUndefined();
  });
});

describe('clippings as files', () => {
  const written = (format: keyof typeof CLIPPING_FORMATS) => CLIPPING_FORMATS[format].write([clipping], base);
  const link = `${base}/interviews/sky-news#q=${quote.start}-${quote.end}`;

  it.each(['Markdown', 'CSV', 'CSL-JSON', 'BibTeX', 'RIS'] as const)(
    'should hold the words, the link and the note as %s',
    (format) => {
      const text = written(format);
      for (const part of ['Sky News', 'first, of', 'Ilham Aliyev', '2020'])
        expect(text.replaceAll('\\', '')).toContain(part);
      expect(text.replaceAll('\\', '')).toContain(link);
      expect(text).toContain(quote.quote.slice(0, 20));
    },
  );

  it('should stand as quotation in Markdown, after what was asked', () => {
    const [question, words] = written('Markdown').split('\n>\n');
    expect(question).toMatch(/> _Correspondent:_ /);
    expect(words).toMatch(/^> “/);
  });

  it('should be one source an interview in CSL-JSON', () => {
    const other = quoteAt(transcript, turn.start + 61, turn.start + 80)!;
    const items = JSON.parse(CLIPPING_FORMATS['CSL-JSON'].write([clipping, { quote: other, remark: '' }], base));
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ id: 'sky-news-2020', author: [{ literal: 'Ilham Aliyev' }] });
    expect(items[0].note).toContain('(Note: first, of =two)');
  });
});
