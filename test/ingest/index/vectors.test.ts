import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dot } from '../../../ingest/embed/dot.ts';
import { fromInt8, toInt8 } from '../../../ingest/embed/int8.ts';
import { best } from '../../../ingest/index/nearest.ts';
import { Vectors, vectorFileBytes } from '../../../ingest/index/vectors.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'otr-vectors-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Directions of any number of dimensions, from a seed. */
function directions(count: number, dimensions: number, seed: number): Float32Array[] {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
  return Array.from({ length: count }, () => {
    const vector = Float32Array.from({ length: dimensions }, next);
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  });
}

describe('the vectors of an index', () => {
  test.each([1, 15, 16, 17, 384, 1024])('of %i dimensions: the scan gives what each alone gives', (dimensions) => {
    const [query, ...given] = directions(40, dimensions, dimensions);
    const stored = given.map(toInt8);
    const vectors = Vectors.of(stored, dimensions);
    const scores = vectors.cosines(query!);
    expect(scores.length).toBe(39);
    for (const [i, vector] of given.entries()) {
      expect(scores[i]).toBeCloseTo(dot(query!, fromInt8(stored[i]!)), 3);
      expect(vectors.cosine(i, query!)).toBeCloseTo(dot(query!, fromInt8(stored[i]!)), 5);
      expect(scores[i]).toBeCloseTo(dot(query!, vector), 1);
    }
  });

  test('some alone have what they have among all', () => {
    const [query, ...given] = directions(12, 20, 5);
    const vectors = Vectors.of(given.map(toInt8), 20);
    const all = [...vectors.cosines(query!)];
    vectors.cosines(given[0]!);
    const some = vectors.cosinesOf([7, 2, 10], query!);
    expect([some[2], some[7], some[10]]).toEqual([all[2], all[7], all[10]]);
  });

  test('a question of zeros is like none', () => {
    const vectors = Vectors.of(directions(3, 20, 1).map(toInt8), 20);
    expect([...vectors.cosines(new Float32Array(20))]).toEqual([0, 0, 0]);
  });

  test('numbers at their largest do not overflow', () => {
    const vectors = Vectors.of([toInt8(new Float32Array(1024).fill(1)), toInt8(new Float32Array(1024).fill(-1))], 1024);
    const [most, least] = vectors.cosines(new Float32Array(1024).fill(1));
    expect([most! / 1024, least! / 1024]).toEqual([expect.closeTo(1, 4), expect.closeTo(-1, 4)]);
  });

  test('are read back as they were written, with the hash of their file', async () => {
    const path = join(folder, 'vectors.i8');
    const vectors = Vectors.of(directions(5000, 384, 7).map(toInt8), 384);
    await vectors.write(path);
    const bytes = readFileSync(path);
    expect(bytes.length).toBe(vectorFileBytes(5000, 384));
    const again = await Vectors.read(path, 5000, 384);
    expect(again.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(again.vectors.vector(4999)).toEqual(vectors.vector(4999));
  });

  test('of a file that is too short are zeros, and its hash is another', async () => {
    const path = join(folder, 'short.i8');
    const vectors = Vectors.of(directions(3, 16, 7).map(toInt8), 16);
    await vectors.write(path);
    const { sha256 } = await Vectors.read(path, 3, 16);
    writeFileSync(path, readFileSync(path).subarray(0, 20));
    expect((await Vectors.read(path, 3, 16)).sha256).not.toBe(sha256);
  });
});

test('the best of many are those that sorting gives', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: 0, max: 12 }), (scores, k) => {
      const labels = [...scores.keys()].filter((i) => i % 3 !== 0);
      const sorted = [...labels].sort((a, b) => scores[b]! - scores[a]! || a - b);
      expect(best(labels, scores, k)).toEqual(sorted.slice(0, k));
    }),
  );
});
