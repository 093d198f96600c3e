/** Dot product of a vector with the one that begins at `from` among vectors end to end; the cosine, where both are normalised. */
export function dot(vector: Float32Array, others: Float32Array, from = 0): number {
  let sum = 0;
  for (let i = 0, at = from; i < vector.length; i++, at++) sum += vector[i]! * others[at]!;
  return sum;
}
