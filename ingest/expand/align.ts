/** Which sentence of its passage an index question asks about: the one whose vector is nearest. */
import { dot } from '../embed/dot.ts';
import type { Span } from '../schema.ts';
import type { Unit } from './units.ts';

/** @param vectors of the units, normalised; @returns the units, index questions with the span of their sentence */
export function align(units: readonly Unit[], vectors: readonly Float32Array[]): Unit[] {
  const sentences = new Map<number, { span: Span; vector: Float32Array }[]>();
  for (const [i, { kind, passage, span }] of units.entries()) {
    if (kind !== 'sentence' || !span) continue;
    const own = sentences.get(passage) ?? [];
    own.push({ span, vector: vectors[i]! });
    sentences.set(passage, own);
  }
  return units.map((unit, i) => {
    if (unit.kind !== 'question') return unit;
    let best: Span | undefined;
    let most = Number.NEGATIVE_INFINITY;
    for (const { span, vector } of sentences.get(unit.passage) ?? []) {
      const similarity = dot(vectors[i]!, vector);
      if (similarity > most) [best, most] = [span, similarity];
    }
    return best ? { ...unit, span: best } : unit;
  });
}
