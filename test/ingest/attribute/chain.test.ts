import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestPath, probabilities } from '../../../ingest/attribute/chain.ts';

const score = fc.double({ min: -4, max: 4, noNaN: true });
const chain = fc.array(fc.record({ own: fc.tuple(score, score), change: score }), { minLength: 1, maxLength: 7 });

/** Every sequence of two states of a length. */
function sequences(length: number): number[][] {
  return Array.from({ length: 2 ** length }, (_, bits) => Array.from({ length }, (__, i) => (bits >> i) & 1));
}

describe('the chain', () => {
  it('finds what trying every sequence finds', () => {
    fc.assert(
      fc.property(chain, (places) => {
        const own = places.map((place) => [...place.own]);
        const step = (i: number, from: number, to: number) => (from === to ? 0 : places[i]!.change);
        const total = (path: number[]) =>
          path.reduce((sum, s, i) => sum + own[i]![s]! + (i > 0 ? step(i, path[i - 1]!, s) : 0), 0);
        const all = sequences(places.length).map((path) => ({ path, weight: Math.exp(total(path)) }));
        const mass = all.reduce((sum, { weight }) => sum + weight, 0);
        const best = Math.max(...all.map(({ path }) => total(path)));
        expect(total(bestPath(own, step))).toBeCloseTo(best, 9);
        const { states, changes } = probabilities(own, step);
        places.forEach((_, i) => {
          const share = (holds: (path: number[]) => boolean) =>
            all.filter(({ path }) => holds(path)).reduce((sum, { weight }) => sum + weight, 0) / mass;
          expect(states[i]![0]).toBeCloseTo(
            share((path) => path[i] === 0),
            9,
          );
          expect(changes[i]).toBeCloseTo(i === 0 ? 0 : share((path) => path[i] !== path[i - 1]), 9);
        });
      }),
      { numRuns: 60 },
    );
  });
});
