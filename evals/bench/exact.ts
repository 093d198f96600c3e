/** What a graph's search is compared with. */
import { dot } from '../../ingest/embed/dot.ts';

/** Indices of the `k` vectors nearest to a normalised one, by looking at all of them. */
export function exactNearest(query: Float32Array, vectors: readonly Float32Array[], k: number): Set<number> {
  const scores = Float32Array.from(vectors, (vector) => dot(query, vector));
  const least = scores.slice().sort().at(-k)!;
  return new Set([...scores.keys()].filter((unit) => scores[unit]! >= least));
}
