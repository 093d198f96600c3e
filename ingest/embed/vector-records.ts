/**
 * A file of vectors by the texts that they are of: records of equal length, each with a checksum, so that records can be
 * appended one by one and a damaged one costs no other.
 */
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { sha256 } from '../hash.ts';
import type { Int8Vector } from './int8.ts';

const KEY_BYTES = 16;
const SCALE_BYTES = 4;
const CHECK_BYTES = 4;
/** Records read at once, so that a file of any size can be read. */
const AT_ONCE = 4096;

/** Key of a prefixed text: the first half of its SHA-256, in hex. */
export const vectorKey = (prefixed: string) => sha256(prefixed).slice(0, KEY_BYTES * 2);

/** Length of a record, in bytes. */
export const recordBytes = (dimensions: number) => KEY_BYTES + SCALE_BYTES + dimensions + CHECK_BYTES;

export function toRecord(key: string, { values, scale }: Int8Vector): Buffer {
  const record = Buffer.alloc(recordBytes(values.length));
  record.write(key, 'hex');
  record.writeFloatLE(scale, KEY_BYTES);
  record.set(new Uint8Array(values.buffer, values.byteOffset, values.length), KEY_BYTES + SCALE_BYTES);
  checksum(record).copy(record, record.length - CHECK_BYTES);
  return record;
}

export type VectorRecords = {
  vectors: Map<string, Int8Vector>;
  /** Records in the file, also those that are damaged or stand there twice. */
  records: number;
  /** Bytes after the last whole record: a run that was killed may have left a piece of one. */
  rest: number;
};

/**
 * @param checked whether each record is compared with its checksum; not needed where the file has been with its own
 * @returns no vectors where there is no file, and none of a damaged record
 */
export async function readRecords(path: string, dimensions: number, checked = true): Promise<VectorRecords> {
  const vectors = new Map<string, Int8Vector>();
  let file: FileHandle;
  try {
    file = await open(path);
  } catch {
    return { vectors, records: 0, rest: 0 };
  }
  try {
    const size = recordBytes(dimensions);
    const total = (await file.stat()).size;
    const records = Math.floor(total / size);
    for (let first = 0; first < records; first += AT_ONCE) {
      const bytes = Buffer.alloc(Math.min(AT_ONCE, records - first) * size);
      await file.read(bytes, 0, bytes.length, first * size);
      for (let at = 0; at < bytes.length; at += size) {
        const record = bytes.subarray(at, at + size);
        if (checked && !checksum(record).equals(record.subarray(size - CHECK_BYTES))) continue;
        const values = new Int8Array(record.buffer, record.byteOffset + KEY_BYTES + SCALE_BYTES, dimensions);
        vectors.set(record.toString('hex', 0, KEY_BYTES), { values, scale: record.readFloatLE(KEY_BYTES) });
      }
    }
    return { vectors, records, rest: total - records * size };
  } finally {
    await file.close();
  }
}

const checksum = (record: Buffer) =>
  createHash('sha256')
    .update(record.subarray(0, record.length - CHECK_BYTES))
    .digest()
    .subarray(0, CHECK_BYTES);
