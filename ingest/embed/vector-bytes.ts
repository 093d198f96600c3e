/** Vectors as bytes, 32-bit floats end to end, little-endian on every machine that Node runs on. */
export const toBytes = (vectors: Iterable<Float32Array>): Buffer =>
  Buffer.concat([...vectors].map((v) => Buffer.from(v.buffer, v.byteOffset, v.byteLength)));

/** @param bytes what `toBytes` gave; aligned anew, since files are read at any offset */
export const fromBytes = (bytes: Buffer): Float32Array =>
  new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
