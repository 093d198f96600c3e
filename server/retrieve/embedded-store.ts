/** The default store: HNSW graphs and a BM25 index in this process. */
import type { UnitKind } from '../../ingest/expand/units.ts';
import type { Index } from '../../ingest/index/open-index.ts';
import type { VectorMetadata } from '../../ingest/index/vector-index.ts';
import type { Allowed, Hit, LexicalField, PassageStore, UnitScore } from './store.ts';

/** Where filters leave a smaller share of the passages than this, an exact scan is faster than the graph. */
const SCAN_BELOW = 0.25;

export class EmbeddedStore implements PassageStore {
  readonly #index: Index;
  readonly #unitsOfKind = new Map<UnitKind, number[]>();
  readonly #unitsOfPassage: number[][];

  constructor(index: Index) {
    this.#index = index;
    for (const kind of index.graphs.keys()) {
      this.#unitsOfKind.set(
        kind,
        index.units.flatMap((unit, i) => (unit.kind === kind ? [i] : [])),
      );
    }
    this.#unitsOfPassage = Array.from({ length: index.manifest.counts.passages }, () => []);
    for (const [i, { passage }] of index.units.entries()) this.#unitsOfPassage[passage]!.push(i);
  }

  async dense(kind: UnitKind, vector: readonly number[], k: number, allowed?: Allowed): Promise<Hit[]> {
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
    return found.map(([{ metadata }, distance]) => ({
      passage: (metadata as VectorMetadata).passage,
      score: 1 - distance,
    }));
  }

  #scan(kind: UnitKind, vector: readonly number[], k: number, allowed: Allowed): Hit[] {
    const query = Float32Array.from(vector);
    const hits: Hit[] = [];
    for (const unit of this.#unitsOfKind.get(kind)!) {
      const { passage } = this.#index.units[unit]!;
      if (allowed.mask[passage] === 1) hits.push({ passage, score: this.#cosine(unit, query) });
    }
    return hits.sort((a, b) => b.score - a.score).slice(0, k);
  }

  #cosine(unit: number, query: Float32Array): number {
    const { vectors } = this.#index;
    let sum = 0;
    for (let i = 0, at = unit * query.length; i < query.length; i++, at++) sum += query[i]! * vectors[at]!;
    return sum;
  }

  async detail(passages: readonly number[], vector: readonly number[]): Promise<UnitScore[][]> {
    const query = Float32Array.from(vector);
    return passages.map((passage) =>
      this.#unitsOfPassage[passage]!.map((unit) => {
        const { kind, span } = this.#index.units[unit]!;
        return { kind, score: this.#cosine(unit, query), ...(span && { span }) };
      }),
    );
  }

  async lexical(field: LexicalField, terms: readonly string[], k: number, allowed?: Allowed): Promise<Hit[]> {
    if (terms.length === 0) return [];
    const found = this.#index.lexical.search(terms.join(' '), {
      fields: [field],
      tokenize: (text) => text.split(' '),
      ...(allowed && { filter: ({ id }) => allowed.mask[id] === 1 }),
    });
    return found.slice(0, k).map(({ id, score, queryTerms }) => ({ passage: id, score, terms: queryTerms }));
  }
}
