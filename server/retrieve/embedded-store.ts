/** The default store: HNSW graphs and a BM25 index in this process. */
import type { UnitKind } from '../../ingest/expand/units.ts';
import type { Asked, Nearest } from '../../ingest/index/graphs.ts';
import type { Index } from '../../ingest/index/open-index.ts';
import type { Allowed, Hit, LexicalField, PassageStore, UnitScore, Wanted } from './store.ts';

/** Where filters leave a smaller share of the passages than this, an exact scan takes less time than the graph. */
const SCAN_BELOW = 0.1;

type UnitsOfKind = {
  /** In the order of the graph's labels. */
  units: Int32Array;
  passages: Int32Array;
};

export class EmbeddedStore implements PassageStore {
  readonly #index: Index;
  readonly #ofKind = new Map<UnitKind, UnitsOfKind>();
  readonly #unitsOfPassage: number[][];

  constructor(index: Index) {
    this.#index = index;
    for (const kind of index.graphs.counts.keys()) {
      const units = Int32Array.from(index.units.keys()).filter((unit) => index.units[unit]!.kind === kind);
      this.#ofKind.set(kind, { units, passages: units.map((unit) => index.units[unit]!.passage) });
    }
    this.#unitsOfPassage = Array.from({ length: index.manifest.counts.passages }, () => []);
    for (const [i, { passage }] of index.units.entries()) this.#unitsOfPassage[passage]!.push(i);
  }

  async dense(wanted: readonly Wanted[], vector: readonly number[], allowed?: Allowed): Promise<Hit[][]> {
    const { graphs, manifest } = this.#index;
    const known = wanted.filter(({ kind }) => this.#ofKind.has(kind));
    const few = allowed && allowed.count < manifest.counts.passages * SCAN_BELOW;
    const found = few
      ? known.map(({ kind, k }) => this.#scan(kind, vector, k, allowed))
      : (
          await graphs.search(
            known.map((w) => this.#asked(w, allowed)),
            vector,
          )
        ).map((nearest, i) => this.#toHits(known[i]!.kind, nearest));
    return wanted.map((w) => found[known.indexOf(w)] ?? []);
  }

  #asked(wanted: Wanted, allowed: Allowed | undefined): Asked {
    if (!allowed) return wanted;
    const { passages } = this.#ofKind.get(wanted.kind)!;
    const labels = new Uint8Array(passages.length);
    for (let label = 0; label < labels.length; label++) labels[label] = allowed.mask[passages[label]!]!;
    return { ...wanted, allowed: labels };
  }

  #toHits(kind: UnitKind, { neighbors, distances }: Nearest): Hit[] {
    const { passages } = this.#ofKind.get(kind)!;
    return neighbors.map((label, i) => ({ passage: passages[label]!, score: 1 - distances[i]! }));
  }

  #scan(kind: UnitKind, vector: readonly number[], k: number, allowed: Allowed): Hit[] {
    const query = Float32Array.from(vector);
    const { units, passages } = this.#ofKind.get(kind)!;
    const among: number[] = [];
    const scores: number[] = [];
    for (let i = 0; i < units.length; i++) {
      if (allowed.mask[passages[i]!] !== 1) continue;
      among.push(passages[i]!);
      scores.push(this.#cosine(units[i]!, query));
    }
    // Numbers sort many times faster than hits, of which only the best are made.
    const least = Float64Array.from(scores).sort().at(-k) ?? -1;
    const hits = among.map((passage, i) => ({ passage, score: scores[i]! })).filter(({ score }) => score >= least);
    return hits.sort((a, b) => b.score - a.score).slice(0, k);
  }

  /** Of a unit to a normalised vector. */
  #cosine(unit: number, query: Float32Array): number {
    const { vectors } = this.#index;
    const from = unit * query.length;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let i = 0; i < query.length; i += 4) {
      a += query[i]! * vectors[from + i]!;
      b += query[i + 1]! * vectors[from + i + 1]!;
      c += query[i + 2]! * vectors[from + i + 2]!;
      d += query[i + 3]! * vectors[from + i + 3]!;
    }
    return a + b + c + d;
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
