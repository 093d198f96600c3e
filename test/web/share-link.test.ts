import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromFragment, resolvePlace, toFragment } from '../../web/place/share-link.ts';
import { corpus } from './fake-corpus.ts';

const sky = corpus.entries[1]!.interview;
const start = sky.start;
const text = corpus.text.slice(sky.start, sky.end);

const quoteAt = (from: number, to: number) => ({
  quote: text.slice(from, to),
  start: start + from,
  end: start + to,
  prefix: text.slice(Math.max(0, from - 32), from),
  suffix: text.slice(to, to + 32),
});

const anyQuote = fc
  .tuple(fc.nat(text.length - 600), fc.integer({ min: 1, max: 500 }))
  .map(([from, length]) => quoteAt(from, from + length));

describe('links to a quote', () => {
  it('should lead back to exactly the quoted words', () => {
    fc.assert(
      fc.property(anyQuote, (q) => {
        expect(resolvePlace(fromFragment(toFragment(q))!, text, start)).toEqual({ start: q.start, end: q.end });
      }),
    );
  });

  it('should survive a re-ingest that moves the words and changes quotation marks, dashes and case', () => {
    const added = 'A new editorial line.\n\n';
    const edited = added + text.replace(/[“”]/g, '"').replace(/’/g, "'").replace(/–/g, '-').toLowerCase();
    fc.assert(
      fc.property(anyQuote, (q) => {
        const found = resolvePlace(fromFragment(toFragment(q))!, edited, start);
        expect(found).toEqual({ start: q.start + added.length, end: q.end + added.length });
      }),
    );
  });

  it('should choose among the same words by what stands around them', () => {
    const repeated = 'He said no. Then he said no again. Then he said no.';
    const at = repeated.indexOf('said no again');
    const q = { quote: 'said no', start: 3, end: 10, prefix: repeated.slice(0, at), suffix: ' again' };
    expect(resolvePlace(fromFragment(toFragment(q))!, repeated, 0)).toEqual({ start: at, end: at + 7 });
  });

  it('should find nothing, rather than other words, when the words are gone', () => {
    const q = { ...quoteAt(100, 140), quote: 'words that nobody in these interviews ever said' };
    expect(resolvePlace(fromFragment(toFragment(q))!, text, start)).toBeUndefined();
  });

  it('should read a link that holds only the beginning of the words', () => {
    const q = quoteAt(500, 700);
    const fragment = `q=${q.start}-${q.end}&t=${encodeURIComponent(q.quote.slice(0, 48))}`;
    expect(resolvePlace(fromFragment(fragment)!, text, start)).toEqual({ start: q.start, end: q.end });
  });

  it('should go by the offsets alone when there are no words, and refuse those outside', () => {
    expect(resolvePlace(fromFragment(`q=${start + 5}-${start + 9}`)!, text, start)).toEqual({
      start: start + 5,
      end: start + 9,
    });
    expect(resolvePlace(fromFragment('q=0-9')!, text, start)).toBeUndefined();
    expect(fromFragment('nonsense')).toBeUndefined();
  });

  it('should carry characters outside the basic plane', () => {
    const odd = `${'😀'.repeat(200)} end`;
    const q = { quote: odd, start: 0, end: odd.length };
    expect(resolvePlace(fromFragment(toFragment(q))!, odd, 0)).toEqual({ start: 0, end: odd.length });
  });
});
