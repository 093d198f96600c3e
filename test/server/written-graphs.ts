/** Graphs of a small index, written and opened again as those of a real one are. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeEmbeddings } from '@langchain/core/utils/testing';
import { UNIT_KINDS, type UnitKind } from '../../ingest/expand/units.ts';
import { GRAPH_FILE, Graphs } from '../../ingest/index/graphs.ts';
import { buildVectorIndex } from '../../ingest/index/vector-index.ts';

export async function writtenGraphs(
  units: readonly { kind: UnitKind; passage: number }[],
  vectors: readonly Float32Array[],
  dimensions: number,
): Promise<Graphs> {
  const root = mkdtempSync(join(tmpdir(), 'otr-graphs-'));
  const paths = new Map<UnitKind, string>();
  for (const kind of UNIT_KINDS) {
    const own = units.flatMap((u, unit) => (u.kind === kind ? [{ unit, passage: u.passage }] : []));
    if (own.length === 0) continue;
    const graph = await buildVectorIndex(new FakeEmbeddings(), dimensions, (unit) => vectors[unit]!, own);
    await graph.save(join(root, kind));
    paths.set(kind, join(root, kind, GRAPH_FILE));
  }
  try {
    return await Graphs.open(paths, dimensions);
  } finally {
    rmSync(root, { recursive: true });
  }
}
