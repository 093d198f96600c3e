import type { InterviewResponse } from '../../server/contract/contract.ts';
import type { Quotable } from './quotable.ts';

/** Code units before and after a quote that tell its place from others with the same words; as in the contract. */
const AROUND = 32;

/** The words at a place of a transcript; undefined where nobody says them alone: a quote never joins two turns. */
export function quoteAt({ interview, turns }: InterviewResponse, start: number, end: number): Quotable | undefined {
  const at = turns.findIndex((t) => t.start <= start && end <= t.end);
  const turn = turns[at];
  if (!turn || start >= end) return undefined;
  const before = turns[at - 1];
  const cut = (from: number, to: number) => turn.text.slice(Math.max(0, from - turn.start), to - turn.start);
  return {
    interview,
    speaker: turn.speaker,
    role: turn.role,
    quote: cut(start, end),
    start,
    end,
    prefix: cut(start - AROUND, start),
    suffix: cut(end, end + AROUND),
    source: interview.source,
    ...(before &&
      before.role !== turn.role && {
        inReplyTo: {
          speaker: before.speaker,
          role: before.role,
          quote: before.text,
          start: before.start,
          end: before.end,
        },
      }),
  };
}
