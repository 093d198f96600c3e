/**
 * The units of a kind of very many in lists, each of those nearest to one centre (an inverted file; Jégou et al. 2011): a
 * search looks for the nearest centres in their graph, and compares what stands in their lists exactly. A graph of all
 * vectors finds as much, takes an hour where lists take minutes, and holds every vector once more, in floats.
 */
import { fromInt8, type Int8Vector, toInt8 } from '../embed/int8.ts';
import { UNIT_KINDS, type UnitKind } from '../expand/units.ts';
import { Vectors } from './vectors.ts';

/** Units of a kind from which on it has lists. A scan of so many takes two to three milliseconds, exactly. */
export const LISTS_FROM = 100_000;

/** Units of a list, and of those that its centre is made of, both on the average; and how often it is made anew (k-means). */
const LIST_SIZE = 256;
const SAMPLE = 16;
const ROUNDS = 3;

export type Lists = {
  /** Normalised. */
  centres: Float32Array[];
  /** Where each list begins among the units of its kind, and where the last one ends. */
  from: Uint32Array;
};

/**
 * The order in which units are stored, so that what is compared together lies together: by kind and list, and as they were
 * within each.
 *
 * @param vectors of the units; in a kind with lists normalised
 * @param listsFrom units of a kind from which on it has lists
 */
export function arrange(
  units: readonly { kind: UnitKind }[],
  vectors: readonly Int8Vector[],
  listsFrom = LISTS_FROM,
): { order: Uint32Array; lists: Map<UnitKind, Lists> } {
  const order = new Uint32Array(units.length);
  const lists = new Map<UnitKind, Lists>();
  let at = 0;
  for (const kind of UNIT_KINDS) {
    const own = Uint32Array.from(units.flatMap((unit, i) => (unit.kind === kind ? [i] : [])));
    if (own.length >= listsFrom) {
      const { centres, nearest } = clusters(own, vectors);
      const from = new Uint32Array(centres.length + 1);
      for (const list of nearest) from[list + 1]!++;
      for (let list = 1; list < from.length; list++) from[list]! += from[list - 1]!;
      const next = from.slice();
      for (const [i, unit] of own.entries()) order[at + next[nearest[i]!]!++] = unit;
      lists.set(kind, { centres, from });
    } else order.set(own, at);
    at += own.length;
  }
  return { order, lists };
}

/** @returns for each of the units the place of its nearest centre */
function clusters(units: Uint32Array, vectors: readonly Int8Vector[]) {
  const count = Math.max(1, Math.round(units.length / LIST_SIZE));
  const sample = spread(units, count * SAMPLE);
  let centres = Array.from(spread(units, count), (unit) => fromInt8(vectors[unit]!));
  for (let round = 0; round < ROUNDS; round++) {
    centres = means(centres, sample, nearestOf(centres, sample, vectors), vectors);
  }
  return { centres, nearest: nearestOf(centres, units, vectors) };
}

/** So many of some units, at equal distances; all where there are no more. */
function spread(units: Uint32Array, count: number): Uint32Array {
  const most = Math.min(count, units.length);
  return Uint32Array.from({ length: most }, (_, i) => units[Math.floor((i * units.length) / most)]!);
}

function nearestOf(centres: readonly Float32Array[], units: Uint32Array, vectors: readonly Int8Vector[]): Uint32Array {
  const compared = Vectors.of(centres.map(toInt8), centres[0]!.length);
  return units.map((unit) => {
    const cosines = compared.cosines(fromInt8(vectors[unit]!));
    let nearest = 0;
    for (let i = 1; i < cosines.length; i++) if (cosines[i]! > cosines[nearest]!) nearest = i;
    return nearest;
  });
}

/** Of the units nearest to each centre the mean, normalised; a centre that is nearest to none stays. */
function means(
  centres: readonly Float32Array[],
  units: Uint32Array,
  nearest: Uint32Array,
  vectors: readonly Int8Vector[],
): Float32Array[] {
  const sums = centres.map((centre) => new Float32Array(centre.length));
  for (const [i, unit] of units.entries()) {
    const sum = sums[nearest[i]!]!;
    const { values, scale } = vectors[unit]!;
    for (let d = 0; d < sum.length; d++) sum[d]! += values[d]! * scale;
  }
  return sums.map((sum, i) => {
    const length = Math.hypot(...sum);
    return length > 0 ? sum.map((value) => value / length) : centres[i]!;
  });
}
