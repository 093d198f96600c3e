/** Graphs in their thread: what they find, and what they say where they cannot be read. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import type { Document } from '@langchain/core/documents';
import { FakeEmbeddings } from '@langchain/core/utils/testing';
import { afterAll, describe, expect, test } from 'vitest';
import type { UnitKind } from '../../../ingest/expand/units.ts';
import { GRAPH_FILE, Graphs } from '../../../ingest/index/graphs.ts';
import { buildVectorIndex } from '../../../ingest/index/vector-index.ts';

const folder = mkdtempSync(join(tmpdir(), 'otr-graphs-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** So many points around a circle. */
const circle = (points: number) =>
  Array.from({ length: points }, (_, i) => {
    const angle = (2 * Math.PI * i) / points;
    return Float32Array.of(Math.cos(angle), Math.sin(angle));
  });

async function write(kind: UnitKind, centres: Float32Array[]): Promise<[UnitKind, string]> {
  const from = Uint32Array.from({ length: centres.length + 1 }, (_, list) => 10 * list);
  const graph = await buildVectorIndex(new FakeEmbeddings(), 2, { centres, from });
  await graph.save(join(folder, kind));
  return [kind, join(folder, kind, GRAPH_FILE)];
}

describe('graphs', () => {
  test('give the numbers of lists, nearest first, of several kinds at once', async () => {
    const paths = new Map([await write('sentence', circle(6)), await write('question', circle(5))]);
    const graphs = await Graphs.open(paths, 2);
    expect(Object.fromEntries(graphs.counts)).toEqual({ sentence: 6, question: 5 });
    const asked = [
      { kind: 'sentence', k: 2 },
      { kind: 'question', k: 99 },
      { kind: 'window', k: 1 },
    ] as const;
    const [sentences, questions, none] = await graphs.search(asked, Array.from(circle(6)[2]!));
    expect(sentences!.neighbors[0]).toBe(2);
    expect(sentences!.distances[0]).toBeCloseTo(0, 6);
    expect(questions!.neighbors).toHaveLength(5);
    expect([...questions!.distances].sort((a, b) => a - b)).toEqual(questions!.distances);
    expect(none!.neighbors).toEqual([]);
    await graphs.close();
  });

  test('can be opened as a store of LangChain, whose documents say where the lists stand', async () => {
    const [, path] = await write('exchange', circle(4));
    const store = await HNSWLib.load(dirname(path), new FakeEmbeddings());
    const [[document]] = (await store.similaritySearchVectorWithScore(Array.from(circle(4)[3]!), 1)) as [
      [Document, number],
    ];
    expect(document.metadata).toEqual({ from: 30, to: 40 });
  });

  test('say which file cannot be read', async () => {
    const path = join(folder, 'hnswlib.index');
    writeFileSync(path, 'nothing of the kind, though long enough to hold the head of a graph. '.repeat(10));
    await expect(Graphs.open(new Map([['sentence', path]]), 2)).rejects.toThrow(
      /hnswlib\.index cannot be read\. Is the disk full\? Run "npm run ingest"/,
    );
  });
});
