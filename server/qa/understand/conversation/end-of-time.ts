/** "at first?", "and at last?": the question before, as it was answered first or last. */
import type { Resolved, Spoken } from './turn.ts';

const FIRST =
  '(?:at first|at the (?:start|beginning|outset)|in the beginning|initially|originally|early on|to begin with|the first time|first)';
const LAST =
  '(?:at last|at the end|in the end|finally|eventually|later(?: on)?|lately|most recently|the last time|last|by the end|now)';
const ONE_END = new RegExp(`^(?:(?<first>${FIRST})|${LAST})$`, 'i');
const ENDS_SO = /,? at (?:first|last)$/i;

export function atOneEnd({ body, before }: Spoken): Resolved | undefined {
  const found = ONE_END.exec(body);
  if (!found) return undefined;
  const stem = `${before.stem.replace(ENDS_SO, '')}, at ${found.groups!.first ? 'first' : 'last'}`;
  return { stem, carried: before.carried, rewritten: true };
}
