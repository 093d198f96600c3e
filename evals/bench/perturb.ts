/** Vectors near to given ones, the same ones each time. */

/** Numbers from 0 (inclusive) to 1. */
export type Random = () => number;

/** mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Length of the change; the vector has length 1, so the cosine to it is about 0.95. */
const CHANGE = 0.33;

/** A normalised vector at a cosine of about 0.95 to a normalised one. */
export function perturbed(vector: Float32Array, random: Random): Float32Array {
  const scale = CHANGE * Math.sqrt(3 / vector.length);
  const changed = vector.slice();
  let sum = 0;
  for (let d = 0; d < changed.length; d++) {
    changed[d]! += scale * (2 * random() - 1);
    sum += changed[d]! * changed[d]!;
  }
  const length = Math.sqrt(sum);
  for (let d = 0; d < changed.length; d++) changed[d]! /= length;
  return changed;
}
