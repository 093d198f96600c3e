import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EmbeddingCache } from '../../../ingest/embed/cache.ts';
import { toInt8 } from '../../../ingest/embed/int8.ts';
import type { ModelSpec } from '../../../ingest/embed/model-spec.ts';
import { vectorKey } from '../../../ingest/embed/vector-records.ts';

const spec = { name: 'm', sha256: 'a', pooling: 'mean', quantized: true, dimensions: 3 } as ModelSpec;
let root: string;
const get = (cache: EmbeddingCache, text: string) => cache.get(vectorKey(text));
const file = () => join(root, readdirSync(root)[0]!);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'on-the-record-'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('the cache of vectors', () => {
  test('gives back what was added, also to the next run', async () => {
    const cache = await EmbeddingCache.open(root, spec);
    await cache.add([['a', Float32Array.of(1, 2, 3)]]);
    await cache.add([['b', Float32Array.of(4, 5, 6)]]);
    expect(get(cache, 'b')).toEqual(toInt8(Float32Array.of(4, 5, 6)));
    const again = await EmbeddingCache.open(root, spec);
    expect([get(again, 'a'), get(again, 'b'), get(again, 'c')]).toEqual([
      toInt8(Float32Array.of(1, 2, 3)),
      toInt8(Float32Array.of(4, 5, 6)),
      undefined,
    ]);
  });

  test('takes a damaged vector as absent, and keeps the others', async () => {
    const cache = await EmbeddingCache.open(root, spec);
    await cache.add(['a', 'b', 'c'].map((text, i) => [text, Float32Array.of(i, i, i)] as const));
    const bytes = readFileSync(file());
    const record = bytes.length / 3;
    bytes[record + 20] = bytes[record + 20]! ^ 1;
    writeFileSync(file(), bytes);
    const again = await EmbeddingCache.open(root, spec);
    expect(['a', 'b', 'c'].map((text) => get(again, text)?.scale)).toEqual([1, undefined, Math.fround(2 / 127)]);
  });

  test('goes on after a record that was cut off', async () => {
    await (await EmbeddingCache.open(root, spec)).add([['a', Float32Array.of(1, 1, 1)]]);
    appendFileSync(file(), 'cut');
    await (await EmbeddingCache.open(root, spec)).add([['b', Float32Array.of(2, 2, 2)]]);
    const again = await EmbeddingCache.open(root, spec);
    expect([get(again, 'a')?.scale, get(again, 'b')?.scale]).toEqual([Math.fround(1 / 127), Math.fround(2 / 127)]);
  });

  test('forgets what is not asked for any more', async () => {
    const cache = await EmbeddingCache.open(root, spec);
    await cache.add(['a', 'b', 'c'].map((text) => [text, Float32Array.of(1, 1, 1)] as const));
    const before = statSync(file()).size;
    await cache.keepOnly(new Set(['a', 'c'].map(vectorKey)));
    expect(statSync(file()).size).toBe((before / 3) * 2);
    const again = await EmbeddingCache.open(root, spec);
    expect([get(again, 'a'), get(again, 'b')]).toEqual([toInt8(Float32Array.of(1, 1, 1)), undefined]);
  });

  test('is another one for another model', async () => {
    await (await EmbeddingCache.open(root, spec)).add([['a', Float32Array.of(1, 1, 1)]]);
    expect(get(await EmbeddingCache.open(root, { ...spec, sha256: 'b' }), 'a')).toBeUndefined();
  });
});
