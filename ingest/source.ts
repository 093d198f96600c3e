import { createHash } from 'node:crypto';
import { IngestError } from './errors.ts';
import type { Source } from './schema.ts';

/**
 * Decodes a transcript file. The text is kept as it is: a byte order mark stays in it (it counts as white space), and
 * line ends are not changed, so that offsets hold. `sha256` is the hex digest of the bytes.
 *
 * @throws IngestError if the bytes are not UTF-8 (with the offset of the first bad byte) or hold nothing but white space.
 */
export function decodeSource(file: string, bytes: Uint8Array): Source {
  const text = decodeUtf8(file, bytes);
  if (text.trim() === '') {
    throw new IngestError(`${file} is empty. Put the transcript's text into it, or take it out of the catalog.`);
  }
  return { file, text, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function decodeUtf8(file: string, bytes: Uint8Array): string {
  try {
    return strictly(bytes);
  } catch (cause) {
    const at = firstBadByte(bytes);
    throw new IngestError(`${file} is not UTF-8: the byte at offset ${at} fits no character. Save it as UTF-8.`, {
      cause,
    });
  }
}

function strictly(bytes: Uint8Array, stream = false): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream });
}

/** Where the first character that is none begins: the longest prefix that may go on is found by bisection. */
function firstBadByte(bytes: Uint8Array): number {
  const valid = (length: number, stream: boolean) => {
    try {
      strictly(bytes.subarray(0, length), stream);
      return true;
    } catch {
      return false;
    }
  };
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (valid(middle, true)) low = middle;
    else high = middle - 1;
  }
  while (!valid(low, false)) low -= 1;
  return low;
}
