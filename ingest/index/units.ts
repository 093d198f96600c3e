/** The units of an index, as columns of numbers: as objects they would take as long to read as all else of an index together. */
import { UNIT_KINDS, type UnitKind } from '../expand/units.ts';
import type { Span } from '../schema.ts';

export type StoredUnit = { kind: UnitKind; passage: number; span?: Span };

const NO_SPAN = -1;

type Columns = { kinds: number[]; passages: number[]; starts: number[]; ends: number[] };

export class Units {
  readonly count: number;
  /** Of each unit its kind, by its place in `UNIT_KINDS`, and its passage. */
  readonly kinds: Uint8Array;
  readonly passages: Uint32Array;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;

  private constructor({ kinds, passages, starts, ends }: Columns) {
    this.count = kinds.length;
    this.kinds = Uint8Array.from(kinds);
    this.passages = Uint32Array.from(passages);
    this.#starts = Int32Array.from(starts);
    this.#ends = Int32Array.from(ends);
  }

  static of(units: readonly StoredUnit[]): Units {
    return new Units({
      kinds: units.map(({ kind }) => UNIT_KINDS.indexOf(kind)),
      passages: units.map(({ passage }) => passage),
      starts: units.map(({ span }) => span?.start ?? NO_SPAN),
      ends: units.map(({ span }) => span?.end ?? NO_SPAN),
    });
  }

  /** @param json what `JSON.stringify(units)` gave */
  static read = (json: string): Units => new Units(JSON.parse(json) as Columns);

  toJSON(): Columns {
    const { kinds, passages } = this;
    return { kinds: [...kinds], passages: [...passages], starts: [...this.#starts], ends: [...this.#ends] };
  }

  kind = (unit: number): UnitKind => UNIT_KINDS[this.kinds[unit]!]!;

  span(unit: number): Span | undefined {
    const start = this.#starts[unit]!;
    return start === NO_SPAN ? undefined : { start, end: this.#ends[unit]! };
  }
}
