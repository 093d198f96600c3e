/** The default store: vectors, HNSW graphs of kinds of many units, and a BM25 index, in this process. */
import { UNIT_KINDS, type UnitKind } from '../../ingest/expand/units.ts';
import { best } from '../../ingest/index/nearest.ts';
import type { Index } from '../../ingest/index/open-index.ts';
import type { Allowed, Hit, LexicalField, PassageStore, UnitScore, Wanted } from '../qa/retrieve/store.ts';

/** Where filters leave a smaller share of the passages than this, a scan takes less time than a graph. */
const SCAN_BELOW = 0.1;

export class EmbeddedStore implements PassageStore {
  readonly #index: Index;
  /** The units of a kind, in the order of its graph's labels. */
  readonly #ofKind: ReadonlyMap<UnitKind, Uint32Array>;
  /** All units by passage, and where those of each passage begin. */
  readonly #byPassage: Uint32Array;
  readonly #from: Uint32Array;

  constructor(index: Index) {
    this.#index = index;
    const { kinds, passages, count } = index.units;
    const all = Uint32Array.from({ length: count }, (_, unit) => unit);
    this.#ofKind = new Map(UNIT_KINDS.map((kind, k) => [kind, all.filter((unit) => kinds[unit] === k)]));
    this.#from = new Uint32Array(index.manifest.counts.passages + 1);
    for (const passage of passages) this.#from[passage + 1]!++;
    for (let passage = 1; passage < this.#from.length; passage++) this.#from[passage]! += this.#from[passage - 1]!;
    this.#byPassage = new Uint32Array(count);
    const next = this.#from.slice();
    for (const unit of all) this.#byPassage[next[passages[unit]!]!++] = unit;
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
      const units = this.#ofKind.get(one.kind)!;
      const { neighbors, distances } = found[at]!;
      return neighbors.map((label, n) => ({ passage: this.#passageOf(units[label]!), score: 1 - distances[n]! }));
    });
  }

  /** 1 for each label of a graph whose passage is allowed. */
  #labels(kind: UnitKind, { mask }: Allowed): Uint8Array {
    return Uint8Array.from(this.#ofKind.get(kind)!, (unit) => mask[this.#passageOf(unit)]!);
  }

  /** @param scores of all units */
  #scan({ kind, k }: Wanted, scores: ArrayLike<number>, allowed?: Allowed): Hit[] {
    const units = this.#ofKind.get(kind)!;
    const candidates = allowed ? units.filter((unit) => allowed.mask[this.#passageOf(unit)] === 1) : units;
    return best(candidates, scores, k).map((unit) => ({ passage: this.#passageOf(unit), score: scores[unit]! }));
  }

  #passageOf = (unit: number): number => this.#index.units.passages[unit]!;

  async detail(
    passages: readonly number[],
    vector: readonly number[],
    kinds: readonly UnitKind[],
  ): Promise<UnitScore[][]> {
    const { vectors, units } = this.#index;
    const asked = UNIT_KINDS.map((kind) => kinds.includes(kind));
    const wanted = passages.map((passage) =>
      this.#byPassage
        .subarray(this.#from[passage], this.#from[passage + 1])
        .filter((unit) => asked[units.kinds[unit]!]),
    );
    const scores = vectors.cosinesOf(
      wanted.flatMap((own) => [...own]),
      vector,
    );
    return wanted.map((own) =>
      Array.from(own, (unit) => ({ kind: units.kind(unit), score: scores[unit]!, span: units.span(unit) })),
    );
  }

  async lexical(field: LexicalField, terms: readonly string[], k: number, allowed?: Allowed): Promise<Hit[]> {
    const found = this.#index.lexical.search(field, terms, k, allowed?.mask);
    return found.map(({ document, score, terms }) => ({ passage: document, score, terms }));
  }
}
