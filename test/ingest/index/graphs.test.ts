/** Graphs in their thread: what they find, and what they say where they cannot be read. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Graphs } from '../../../ingest/index/graphs.ts';
import { writtenGraphs } from '../../server/written-graphs.ts';

const folder = mkdtempSync(join(tmpdir(), 'otr-graphs-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Twelve points around a circle. */
const vectors = Array.from({ length: 12 }, (_, i) =>
  Float32Array.of(Math.cos((i * Math.PI) / 6), Math.sin((i * Math.PI) / 6)),
);
const units = vectors.map((_, i) => ({
  kind: i % 2 === 0 ? ('sentence' as const) : ('question' as const),
  passage: i,
}));

describe('graphs', () => {
  test('give labels in the order of the units of a kind, nearest first, several kinds at once', async () => {
    const graphs = await writtenGraphs(units, vectors, 2);
    expect(Object.fromEntries(graphs.counts)).toEqual({ sentence: 6, question: 6 });
    const asked = [
      { kind: 'sentence', k: 2 },
      { kind: 'question', k: 99 },
    ] as const;
    const [sentences, questions] = await graphs.search(asked, Array.from(vectors[4]!));
    expect(sentences!.neighbors[0]).toBe(2);
    expect(sentences!.distances[0]).toBeCloseTo(0, 6);
    expect(questions!.neighbors).toHaveLength(6);
    expect([...questions!.distances].sort((a, b) => a - b)).toEqual(questions!.distances);
    await graphs.close();
  });

  test('find only what is allowed', async () => {
    const graphs = await writtenGraphs(units, vectors, 2);
    const allowed = Uint8Array.of(0, 0, 0, 1, 0, 1);
    const [found] = await graphs.search([{ kind: 'sentence', k: 6, allowed }], Array.from(vectors[4]!));
    expect(found!.neighbors).toEqual([3, 5]);
    await graphs.close();
  });

  test('say which file cannot be read', async () => {
    const path = join(folder, 'hnswlib.index');
    writeFileSync(path, 'nothing of the kind, though long enough to hold the head of a graph. '.repeat(10));
    await expect(Graphs.open(new Map([['sentence', path]]), 2)).rejects.toThrow(
      /hnswlib\.index cannot be read\. Is the disk full\? Run "npm run ingest"/,
    );
  });
});
