/** Looks into a zip file before anything unpacks it. */
import { inflateRawSync } from 'node:zlib';

export type ZipEntry = { name: string; size: number };

/** A file that unpacks to more is refused, in bytes. */
export const MOST_UNPACKED = 100 * 1024 * 1024;

/**
 * The entries of a zip file as they really unpack: what a directory says of sizes may be a lie.
 *
 * @returns nothing if the file is no zip or damaged; 'too large' if it unpacks to more than MOST_UNPACKED
 */
export function entriesOf(bytes: Buffer): ZipEntry[] | 'too large' | undefined {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + 22 > bytes.length) return undefined;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  let total = 0;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return undefined;
    const [method, packed, stated] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 24),
    ];
    const [nameLength, extra, comment, local] = [at + 28, at + 30, at + 32]
      .map((o) => bytes.readUInt16LE(o))
      .concat(bytes.readUInt32LE(at + 42)) as [number, number, number, number];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if (stated > MOST_UNPACKED) return 'too large';
    if (local + 30 > bytes.length) return undefined;
    const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const size = method === 8 ? inflatedSize(bytes.subarray(data, data + packed), MOST_UNPACKED - total) : packed;
    if (size === undefined) return 'too large';
    total += size;
    if (total > MOST_UNPACKED) return 'too large';
    entries.push({ name, size });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

function inflatedSize(packed: Buffer, most: number): number | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) }).length;
  } catch (error) {
    // Damaged entries are for the reader to name; only size matters here.
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? undefined : 0;
  }
}
