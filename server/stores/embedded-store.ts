/** The default store: vectors, in lists where a kind has very many, and a BM25 index, in this process. */
import { UNIT_KINDS, type UnitKind } from '../../ingest/expand/units.ts';
import { best } from '../../ingest/index/nearest.ts';
import type { Index } from '../../ingest/index/open-index.ts';
import type { Allowed, Hit, LexicalField, PassageStore, UnitScore, Wanted } from '../qa/retrieve/store.ts';

/**
 * Where filters leave a smaller share of the passages than this, their units are compared, wherever they stand: of millions that
 * costs less than going through nearly all lists.
 */
const FEW = 0.05;
/**
 * Lists of a kind that are searched, where nothing is filtered out. Of 160,000 vectors, real ones and such as lie near them,
 * 128 of 625 lists hold .989 of the 10 nearest and .970 of the 100 nearest; 64 hold .978 and .937 (evals/bench: growth).
 */
const PROBES = 128;

export class EmbeddedStore implements PassageStore {
  readonly #index: Index;
  /** The units of a kind, in their order. */
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
    const candidates = await this.#candidates(
      wanted.map(({ kind }) => kind),
      vector,
      allowed,
    );
    return wanted.map(({ k }, i) => {
      const units = candidates[i]!;
      const scores = this.#index.vectors.cosinesOf(units, vector);
      return best(units, scores, k).map((unit) => ({ passage: this.#passageOf(unit), score: scores[unit]! }));
    });
  }

  /** Of each kind the units that are compared with a vector. */
  async #candidates(kinds: readonly UnitKind[], vector: readonly number[], allowed?: Allowed): Promise<Uint32Array[]> {
    const share = allowed ? allowed.count / this.#index.manifest.counts.passages : 1;
    if (allowed && share < FEW) return this.#ofFew(kinds, allowed);
    const listed = kinds.filter((kind) => this.#index.lists?.from.has(kind));
    const k = Math.ceil(PROBES / share);
    const asked = listed.map((kind) => ({ kind, k }));
    const nearest = asked.length > 0 ? await this.#index.lists!.graphs.search(asked, vector) : [];
    return kinds.map((kind) => {
      const at = listed.indexOf(kind);
      const units = at === -1 ? this.#ofKind.get(kind)! : this.#inLists(kind, nearest[at]!.neighbors);
      return allowed ? this.#allowed(units, allowed) : units;
    });
  }

  #allowed(units: Uint32Array, { mask }: Allowed): Uint32Array {
    const { passages } = this.#index.units;
    const left = new Uint32Array(units.length);
    let count = 0;
    for (let i = 0; i < units.length; i++) if (mask[passages[units[i]!]!] === 1) left[count++] = units[i]!;
    return left.subarray(0, count);
  }

  #inLists(kind: UnitKind, numbers: readonly number[]): Uint32Array {
    const from = this.#index.lists!.from.get(kind)!;
    const own = this.#ofKind.get(kind)!;
    const parts = numbers.map((list) => own.subarray(from[list], from[list + 1]));
    const units = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      units.set(part, at);
      at += part.length;
    }
    return units;
  }

  /** The units of all passages that are allowed. */
  #ofFew(kinds: readonly UnitKind[], { mask }: Allowed): Uint32Array[] {
    const units: number[][] = UNIT_KINDS.map(() => []);
    for (const [passage, isAllowed] of mask.entries()) {
      if (isAllowed !== 1) continue;
      for (const unit of this.#unitsOf(passage)) units[this.#index.units.kinds[unit]!]!.push(unit);
    }
    return kinds.map((kind) => Uint32Array.from(units[UNIT_KINDS.indexOf(kind)]!));
  }

  #unitsOf = (passage: number) => this.#byPassage.subarray(this.#from[passage], this.#from[passage + 1]);

  #passageOf = (unit: number): number => this.#index.units.passages[unit]!;

  async detail(
    passages: readonly number[],
    vector: readonly number[],
    kinds: readonly UnitKind[],
  ): Promise<UnitScore[][]> {
    const { vectors, units } = this.#index;
    const asked = UNIT_KINDS.map((kind) => kinds.includes(kind));
    const wanted = passages.map((passage) => this.#unitsOf(passage).filter((unit) => asked[units.kinds[unit]!]));
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
