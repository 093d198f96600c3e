/**
 * Clippings in a link's fragment, which no server sees. It carries places and remarks, never words to be shown: these are
 * read from the transcripts, so that no link can make anybody say anything.
 */
import type { InterviewResponse } from '../../server/contract/contract.ts';
import { fromFragment, type Place, resolvePlace, toFragment } from '../place/share-link.ts';
import { quoteAt } from '../quote/quote-at.ts';
import { transcriptText } from '../quote/transcript-text.ts';
import { type Clipping, MOST_CLIPPINGS, MOST_REMARK } from './clipping.ts';

/** Of one clipping, as the link holds it. */
export type Pinned = { interview: string; place: Place; remark: string };

/** Largest fragment that is read, and what it may unpack to; in characters and bytes. */
const MOST_PACKED = 200_000;
const MOST_UNPACKED = 1_000_000;
const MOST_ID = 200;

const base64url = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const fromBase64url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  way: ReadableWritablePair<Uint8Array, BufferSource>,
  most: number,
) {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(way).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError('more than a link may hold');
    }
    parts.push(value as Uint8Array<ArrayBuffer>);
  }
}

/** The fragment, without `#`. */
export async function packClippings(clippings: readonly Clipping[]): Promise<string> {
  const rows = clippings.map(({ quote, remark }) => [quote.interview.id, toFragment(quote), remark]);
  const bytes = new TextEncoder().encode(JSON.stringify(rows));
  return `c=${base64url(await through(bytes, new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY))}`;
}

/** What of a fragment can be read; undefined where it is none of this kind, or broken. */
export async function unpackClippings(fragment: string): Promise<Pinned[] | undefined> {
  const packed = /^c=([\w-]+)$/.exec(fragment.slice(0, MOST_PACKED))?.[1];
  if (!packed) return undefined;
  try {
    const bytes = await through(fromBase64url(packed), new DecompressionStream('deflate-raw'), MOST_UNPACKED);
    const rows: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return Array.isArray(rows) ? rows.slice(0, MOST_CLIPPINGS).flatMap(toPinned) : undefined;
  } catch {
    return undefined;
  }
}

function toPinned(row: unknown): Pinned[] {
  if (!Array.isArray(row)) return [];
  const [interview, fragment, remark] = row as unknown[];
  if (typeof interview !== 'string' || interview.length > MOST_ID || typeof fragment !== 'string') return [];
  const place = fromFragment(fragment);
  return place ? [{ interview, place, remark: typeof remark === 'string' ? remark.slice(0, MOST_REMARK) : '' }] : [];
}

/** The words at a place as the transcript stands now; undefined where they are not there, or nobody says them alone. */
export function findPinned({ place, remark }: Pinned, transcript: InterviewResponse): Clipping | undefined {
  const { text, start } = transcriptText(transcript);
  const found = resolvePlace(place, text, start);
  const quote = found && quoteAt(transcript, found.start, found.end);
  return quote && { quote, remark };
}
