/** A passage with the turns around it. */
import type { PassageResponse } from '../contract/contract.ts';
import type { Library } from './library.ts';

/** Turns shown before and after a passage that is opened. */
const SURROUNDINGS = 3;

/** Undefined if there is no such passage. */
export function passageInPlace(library: Library, id: string): PassageResponse | undefined {
  const entry = library.passage(id);
  if (!entry) return undefined;
  const { interview, turn } = entry;
  const turns = (from: number, to: number) =>
    interview.turns.slice(Math.max(0, from), to).map((t) => library.toTurn(interview, t));
  return {
    passage: library.toResult(entry, 1),
    before: turns(turn.index - SURROUNDINGS, turn.index),
    after: turns(turn.index + 1, turn.index + 1 + SURROUNDINGS),
  };
}
