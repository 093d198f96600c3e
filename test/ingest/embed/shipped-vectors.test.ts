import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toInt8 } from '../../../ingest/embed/int8.ts';
import type { ModelSpec } from '../../../ingest/embed/model-spec.ts';
import { readShipped, writeShipped } from '../../../ingest/embed/shipped-vectors.ts';
import { vectorKey } from '../../../ingest/embed/vector-records.ts';

const spec = { name: 'm', sha256: 'a'.repeat(64), pooling: 'mean', dimensions: 3 } as ModelSpec;
const vectors = ['query: a', 'passage: b'].map(
  (text, i) => [vectorKey(text), toInt8(Float32Array.of(1, i, 0))] as const,
);
const keys = ['query: new', 'passage: b'].map(vectorKey);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'otr-shipped-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const file = (name: string) => join(folder, name);

describe('shipped vectors', () => {
  test('should be found by the texts that they are of', async () => {
    expect(await writeShipped(folder, spec, [...vectors, ...vectors])).toBe(2);
    const shipped = await readShipped(folder, spec, keys);
    expect(shipped.refused).toBeUndefined();
    expect(shipped.vectors.get(vectorKey('passage: b'))).toEqual(toInt8(Float32Array.of(1, 1, 0)));
    expect(shipped.vectors.get(vectorKey('query: new'))).toBeUndefined();
  });

  test('should be the same file for the same vectors, in whatever order', async () => {
    await writeShipped(folder, spec, vectors);
    const before = readFileSync(file('vectors.bin'));
    await writeShipped(folder, spec, vectors.toReversed());
    expect(readFileSync(file('vectors.bin'))).toEqual(before);
  });

  test('should not be missed where there are none', async () => {
    expect(await readShipped(folder, spec, keys)).toEqual({ vectors: new Map() });
  });

  test.each([
    ['cut', () => truncateSync(file('vectors.bin'), 30), /cut or damaged/],
    ['longer', () => appendFileSync(file('vectors.bin'), 'x'), /cut or damaged/],
    ['gone', () => rmSync(file('vectors.bin')), /cut or damaged/],
    ['without a description', () => rmSync(file('vectors.json')), /no vectors\.json/],
    ['described wrongly', () => writeFileSync(file('vectors.json'), '{"format":2}'), /no vectors\.json/],
  ])('should be refused whole when %s, with a reason', async (_, damage, reason) => {
    await writeShipped(folder, spec, vectors);
    damage();
    const shipped = await readShipped(folder, spec, keys);
    expect(shipped.vectors.size).toBe(0);
    expect(shipped.refused).toMatch(reason);
    expect(shipped.refused).toMatch(/embedded anew/);
  });

  test.each([
    ['another model', { sha256: 'b'.repeat(64) }],
    ['another way of pooling', { pooling: 'cls' as const }],
    ['other dimensions', { dimensions: 4 }],
  ])('should be refused for %s', async (_, other) => {
    await writeShipped(folder, spec, vectors);
    expect((await readShipped(folder, { ...spec, ...other }, keys)).refused).toMatch(/another model/);
  });

  test('should be refused when of another collection', async () => {
    await writeShipped(folder, spec, vectors);
    expect((await readShipped(folder, spec, [vectorKey('passage: nothing of it')])).refused).toMatch(
      /another collection/,
    );
  });
});
