/** The default store: HNSW graphs and a BM25 index in this process. */
import { dot } from '../../ingest/embed/dot.ts';
import { UNIT_KINDS, type UnitKind } from '../../ingest/expand/units.ts';
import type { Index } from '../../ingest/index/open-index.ts';
import type { Allowed, Hit, LexicalField, PassageStore, UnitScore, Wanted } from '../qa/retrieve/store.ts';

/** Where filters leave a smaller share of the passages than this, an exact scan takes less time than the graph. */
const SCAN_BELOW = 0.1;

/** Of one kind, in the order of its graph's labels. */
type UnitsOfKind = { units: number[]; passages: number[] };

export class EmbeddedStore implements PassageStore {
  readonly #index: Index;
  readonly #ofKind: ReadonlyMap<UnitKind, UnitsOfKind>;
  readonly #unitsOfPassage: number[][];

  constructor(index: Index) {
    this.#index = index;
    this.#ofKind = new Map(UNIT_KINDS.map((kind) => [kind, { units: [], passages: [] }]));
    this.#unitsOfPassage = Array.from({ length: index.manifest.counts.passages }, () => []);
    for (const [unit, { kind, passage }] of index.units.entries()) {
      const { units, passages } = this.#ofKind.get(kind)!;
      units.push(unit);
      passages.push(passage);
      this.#unitsOfPassage[passage]!.push(unit);
    }
  }

  async dense(wanted: readonly Wanted[], vector: readonly number[], allowed?: Allowed): Promise<Hit[][]> {
    const { graphs, manifest } = this.#index;
    if (allowed && allowed.count < manifest.counts.passages * SCAN_BELOW) {
      return wanted.map(({ kind, k }) => this.#scan(kind, vector, k, allowed));
    }
    const asked = wanted.map(({ kind, k }) => ({ kind, k, ...(allowed && { allowed: this.#labels(kind, allowed) }) }));
    const found = await graphs.search(asked, vector);
    return found.map(({ neighbors, distances }, i) => {
      const { passages } = this.#ofKind.get(wanted[i]!.kind)!;
      return neighbors.map((label, n) => ({ passage: passages[label]!, score: 1 - distances[n]! }));
    });
  }

  /** 1 for each label of a graph whose passage is allowed. */
  #labels(kind: UnitKind, { mask }: Allowed): Uint8Array {
    const { passages } = this.#ofKind.get(kind)!;
    const labels = new Uint8Array(passages.length);
    for (let label = 0; label < labels.length; label++) labels[label] = mask[passages[label]!]!;
    return labels;
  }

  #scan(kind: UnitKind, vector: readonly number[], k: number, { mask }: Allowed): Hit[] {
    const query = Float32Array.from(vector);
    const { units, passages } = this.#ofKind.get(kind)!;
    const labels = [...units.keys()].filter((label) => mask[passages[label]!] === 1);
    const scores = Float64Array.from(labels, (label) => this.#cosine(units[label]!, query));
    // Numbers sort many times faster than hits, of which only the best are made.
    const least = scores.slice().sort().at(-k) ?? -Infinity;
    const best = [...labels.entries()].filter(([i]) => scores[i]! >= least);
    const hits = best.map(([i, label]) => ({ passage: passages[label]!, score: scores[i]! }));
    return hits.sort((a, b) => b.score - a.score).slice(0, k);
  }

  /** Of a unit to a normalised vector. */
  #cosine(unit: number, query: Float32Array): number {
    return dot(query, this.#index.vectors, unit * query.length);
  }

  async detail(
    passages: readonly number[],
    vector: readonly number[],
    kinds: readonly UnitKind[],
  ): Promise<UnitScore[][]> {
    const query = Float32Array.from(vector);
    return passages.map((passage) => {
      const scores: UnitScore[] = [];
      for (const unit of this.#unitsOfPassage[passage]!) {
        const { kind, span } = this.#index.units[unit]!;
        if (kinds.includes(kind)) scores.push({ kind, score: this.#cosine(unit, query), span });
      }
      return scores;
    });
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
