/** The default store: HNSW graphs and a BM25 index in this process. */
import type { UnitKind } from '../../ingest/expand/units.ts';
import type { Index } from '../../ingest/index/open-index.ts';
import type { VectorMetadata } from '../../ingest/index/vector-index.ts';
import type { Allowed, Candidate, PassageStore } from './store.ts';

/** Where filters leave a smaller share of the passages than this, an exact scan is faster than the graph. */
const SCAN_BELOW = 0.25;

export class EmbeddedStore implements PassageStore {
  readonly #index: Index;
  /** Numbers of a kind's units, in order of their passages. */
  readonly #unitsOf = new Map<UnitKind, Int32Array>();

  constructor(index: Index) {
    this.#index = index;
    for (const kind of index.graphs.keys()) {
      const units = index.units.flatMap((unit, i) => (unit.kind === kind ? [i] : []));
      this.#unitsOf.set(kind, Int32Array.from(units));
    }
  }

  async dense(kind: UnitKind, vector: readonly number[], k: number, allowed?: Allowed): Promise<Candidate[]> {
    const graph = this.#index.graphs.get(kind);
    if (!graph) return [];
    const passages = this.#index.manifest.counts.passages;
    if (allowed && allowed.count < passages * SCAN_BELOW) return this.#scan(kind, vector, k, allowed);
    const size = Math.min(k, graph.index.getCurrentCount());
    const found = await graph.similaritySearchVectorWithScore(
      vector as number[],
      size,
      allowed && (({ metadata }) => allowed.mask[(metadata as VectorMetadata).passage] === 1),
    );
    // "ip" distances are 1 - cosine of normalised vectors.
    return bestOf(found.map(([{ metadata }, distance]) => [(metadata as VectorMetadata).passage, 1 - distance]));
  }

  #scan(kind: UnitKind, vector: readonly number[], k: number, allowed: Allowed): Candidate[] {
    const { units, vectors, manifest } = this.#index;
    const { dimensions } = manifest.model;
    const query = Float32Array.from(vector);
    const scored: [passage: number, score: number][] = [];
    for (const unit of this.#unitsOf.get(kind)!) {
      const { passage } = units[unit]!;
      if (allowed.mask[passage] !== 1) continue;
      let dot = 0;
      for (let i = 0, at = unit * dimensions; i < dimensions; i++, at++) dot += query[i]! * vectors[at]!;
      scored.push([passage, dot]);
    }
    return bestOf(scored.sort((a, b) => b[1] - a[1]).slice(0, k));
  }

  async lexical(terms: readonly string[], k: number, allowed?: Allowed): Promise<Candidate[]> {
    if (terms.length === 0) return [];
    const found = this.#index.lexical.search(terms.join(' '), {
      tokenize: (text) => text.split(' '),
      ...(allowed && { filter: ({ id }) => allowed.mask[id] === 1 }),
    });
    return found.slice(0, k).map(({ id, score }) => ({ passage: id, score }));
  }
}

/** Scored passages, best first and perhaps repeated, to the best of each. */
function bestOf(scored: readonly (readonly [passage: number, score: number])[]): Candidate[] {
  const best = new Map<number, number>();
  for (const [passage, score] of scored) if (!best.has(passage)) best.set(passage, score);
  return [...best].map(([passage, score]) => ({ passage, score }));
}
