/** The default store: vectors, HNSW graphs of kinds of many units, and a BM25 index, in this process. */
import { UNIT_KINDS, type UnitKind } from '../../ingest/expand/units.ts';
import { best } from '../../ingest/index/nearest.ts';
import type { Index } from '../../ingest/index/open-index.ts';
import type { Allowed, Hit, LexicalField, PassageStore, UnitScore, Wanted } from '../qa/retrieve/store.ts';

/** Where filters leave a smaller share of the passages than this, a scan takes less time than a graph. */
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
    const few = allowed && allowed.count < manifest.counts.passages * SCAN_BELOW;
    const inGraph = wanted.filter(({ kind }) => !few && graphs?.counts.has(kind));
    const asked = inGraph.map(({ kind, k }) => ({ kind, k, ...(allowed && { allowed: this.#labels(kind, allowed) }) }));
    const found = asked.length > 0 ? await graphs!.search(asked, vector) : [];
    const scores = inGraph.length < wanted.length ? this.#index.vectors.cosines(vector) : undefined;
    return wanted.map((one) => {
      const at = inGraph.indexOf(one);
      if (at === -1) return this.#scan(one, scores!, allowed);
      const { passages } = this.#ofKind.get(one.kind)!;
      const { neighbors, distances } = found[at]!;
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

  /** @param scores of all units */
  #scan({ kind, k }: Wanted, scores: ArrayLike<number>, allowed?: Allowed): Hit[] {
    const { units, passages } = this.#ofKind.get(kind)!;
    const candidates = allowed ? units.filter((_, label) => allowed.mask[passages[label]!] === 1) : units;
    return best(candidates, scores, k).map((unit) => ({
      passage: this.#index.units[unit]!.passage,
      score: scores[unit]!,
    }));
  }

  async detail(
    passages: readonly number[],
    vector: readonly number[],
    kinds: readonly UnitKind[],
  ): Promise<UnitScore[][]> {
    const { vectors, units } = this.#index;
    const wanted = passages.map((passage) =>
      this.#unitsOfPassage[passage]!.filter((unit) => kinds.includes(units[unit]!.kind)),
    );
    const scores = vectors.cosinesOf(wanted.flat(), vector);
    return wanted.map((own) => own.map((unit) => ({ ...units[unit]!, score: scores[unit]! })));
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
