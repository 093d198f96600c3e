import type { Turn } from '../../server/contract/contract.ts';

/** The words of the turn that holds offset `at`, up to it: from `from`, or from the turn's beginning. */
export function leftOutBefore(turns: readonly Turn[], at: number, from?: number): string {
  const turn = turns.find((t) => t.start <= at && at < t.end);
  if (!turn) return '';
  const begin = from !== undefined && from >= turn.start ? from : turn.start;
  return turn.text.slice(begin - turn.start, at - turn.start).trim();
}
