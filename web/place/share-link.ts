import { foldInPlace } from './fold-in-place.ts';

/**
 * Where a quote is, as it travels in a link's fragment: offsets for speed, words to survive a re-ingest.
 * `text` is the quote or its beginning, `ending` the end of a long one; `prefix` and `suffix` stand just outside it.
 */
export type Place = {
  start: number;
  end: number;
  text?: string;
  ending?: string;
  prefix?: string;
  suffix?: string;
};

/** Quotes up to this length (code units) travel whole; of longer ones, this much of either end. */
const WHOLE = 160;
const PART = 80;
const AROUND = 32;

/** Without the half of a surrogate pair that a cut left at either end: a link cannot carry it. */
const unbroken = (text: string): string => text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');

/** The link's fragment for a quote: `q=start-end&t=quote`, with `e` (ending), `p` and `s` (around it) as needed. */
export function toFragment(q: { quote: string; start: number; end: number; prefix?: string; suffix?: string }): string {
  const params = new URLSearchParams({ q: `${q.start}-${q.end}` });
  if (q.quote.length <= WHOLE) params.set('t', q.quote);
  else {
    params.set('t', unbroken(q.quote.slice(0, PART)));
    params.set('e', unbroken(q.quote.slice(-PART)));
  }
  if (q.prefix) params.set('p', q.prefix.slice(-AROUND));
  if (q.suffix) params.set('s', q.suffix.slice(0, AROUND));
  // A space as %20: some programs that find links in text stop at a plus sign.
  return params.toString().replaceAll('+', '%20');
}

/** Reads a fragment (without `#`); undefined when it names no place. */
export function fromFragment(fragment: string): Place | undefined {
  const params = new URLSearchParams(fragment.replaceAll('+', '%2B'));
  const offsets = /^(\d{1,12})-(\d{1,12})$/.exec(params.get('q') ?? '');
  const text = params.get('t') ?? undefined;
  if (!offsets && !text) return undefined;
  const read = (name: string) => params.get(name) ?? undefined;
  return {
    start: Number(offsets?.[1] ?? 0),
    end: Number(offsets?.[2] ?? 0),
    text,
    ending: read('e'),
    prefix: read('p'),
    suffix: read('s'),
  };
}

const positions = (text: string, part: string): number[] => {
  const found: number[] = [];
  for (let at = text.indexOf(part); part && at >= 0; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
};

const common = (a: string, b: string): number => {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
};

const reversed = (text: string): string => [...text].reverse().join('');

/**
 * Finds a place in a transcript as it is now: by its words first, and of several the one whose surroundings agree most,
 * then the nearest. The offsets alone decide only when the link holds no words.
 *
 * @param text the transcript, beginning at offset `start` of its source
 * @returns offsets into the source, or undefined when the words are not there any more
 */
export function resolvePlace(place: Place, text: string, start: number): { start: number; end: number } | undefined {
  const length = place.end - place.start;
  if (!place.text) {
    const inside = place.start >= start && place.end <= start + text.length && length > 0;
    return inside ? { start: place.start, end: place.end } : undefined;
  }
  const folded = foldInPlace(text);
  const sought = foldInPlace(place.text);
  const prefix = reversed(foldInPlace(place.prefix ?? ''));
  const suffix = foldInPlace(place.suffix ?? '');
  const ending = foldInPlace(place.ending ?? '');
  const endings = positions(folded, ending);

  const endOf = (at: number): number | undefined => {
    const least = at + sought.length;
    if (!ending) return Math.min(folded.length, Math.max(least, at + length));
    const expected = at + length - ending.length;
    let nearest: number | undefined;
    for (const e of endings)
      if (
        e + ending.length >= least &&
        (nearest === undefined || Math.abs(e - expected) < Math.abs(nearest - expected))
      )
        nearest = e;
    return nearest === undefined ? undefined : nearest + ending.length;
  };

  const candidates = positions(folded, sought)
    .map((at) => ({ at, end: endOf(at) }))
    .filter((c): c is { at: number; end: number } => c.end !== undefined)
    .map(({ at, end }) => ({
      at,
      end,
      agreement:
        common(reversed(folded.slice(Math.max(0, at - prefix.length), at)), prefix) +
        common(folded.slice(end, end + suffix.length), suffix),
      distance: Math.abs(start + at - place.start),
    }))
    .sort((a, b) => b.agreement - a.agreement || a.distance - b.distance);
  const best = candidates[0];
  return best && { start: start + best.at, end: start + best.end };
}
