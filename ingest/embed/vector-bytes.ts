/** Vectors as bytes, 32-bit floats end to end, little-endian on every machine that Node runs on. */
export const toBytes = (vectors: Iterable<Float32Array>): Buffer =>
  Buffer.concat([...vectors].map((v) => Buffer.from(v.buffer, v.byteOffset, v.byteLength)));

/** @param bytes what `toBytes` gave; shared where they begin at a whole float, as files do, and copied elsewhere */
export function fromBytes(bytes: Buffer): Float32Array {
  const { buffer, byteOffset, byteLength } = bytes;
  const aligned = byteOffset % Float32Array.BYTES_PER_ELEMENT === 0;
  return aligned
    ? new Float32Array(buffer, byteOffset, byteLength / Float32Array.BYTES_PER_ELEMENT)
    : new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
}
