/** Which sentence of its passage an index question asks about: the one whose vector is nearest. */
import type { Span } from '../schema.ts';
import type { Unit } from './units.ts';

/** Vectors of units, in their order, normalised. */
export type UnitVectors = { vector(unit: number): Float32Array; cosine(unit: number, other: Float32Array): number };

/** @returns the units, index questions with the span of their sentence */
export function align(units: readonly Unit[], vectors: UnitVectors): Unit[] {
  const sentences = new Map<number, { span: Span; unit: number }[]>();
  for (const [i, { kind, passage, span }] of units.entries()) {
    if (kind !== 'sentence' || !span) continue;
    const own = sentences.get(passage) ?? [];
    own.push({ span, unit: i });
    sentences.set(passage, own);
  }
  return units.map((unit, i) => {
    if (unit.kind !== 'question') return unit;
    const question = vectors.vector(i);
    let best: Span | undefined;
    let most = Number.NEGATIVE_INFINITY;
    for (const { span, unit: sentence } of sentences.get(unit.passage) ?? []) {
      const similarity = vectors.cosine(sentence, question);
      if (similarity > most) [best, most] = [span, similarity];
    }
    return best ? { ...unit, span: best } : unit;
  });
}
