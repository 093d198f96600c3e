import { describe, expect, it } from 'vitest';
import { decodeSource } from '../../ingest/source.ts';

describe('decodeSource', () => {
  it('keeps the text and a byte order mark as they are', () => {
    const text = '\uFEFFHost: “Yes”\r\n';
    expect(decodeSource('a.txt', new TextEncoder().encode(text)).text).toBe(text);
  });

  it.each([
    [[0x61, 0x62, 0xff, 0x63], 2],
    [[0xe2, 0x80], 0],
    [[0x61, 0xc3, 0xa9, 0xe2, 0x28], 3],
  ])('says where bytes are not UTF-8: %j', (bytes, offset) => {
    expect(() => decodeSource('a.txt', Uint8Array.from(bytes))).toThrow(
      `a.txt is not UTF-8: the byte at offset ${offset}`,
    );
  });

  it.each(['', ' \n\t', '\uFEFF\n'])('refuses an empty source: %j', (text) => {
    expect(() => decodeSource('a.txt', new TextEncoder().encode(text))).toThrow('a.txt is empty');
  });
});
