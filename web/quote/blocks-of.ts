import type { Block } from '../../server/contract/blocks.ts';
import type { AskResponse, Citation } from '../../server/contract/contract.ts';

/** What an answer is drawn from. Of one that has not come whole, each quote that has arrived is an exchange. */
export function blocksOf(
  response: Pick<AskResponse, 'blocks'> | undefined,
  citations: readonly Citation[],
): readonly Block[] {
  return (
    response?.blocks ??
    citations.map((c) => ({
      kind: 'exchange' as const,
      interview: c.interview.id,
      lead: `${c.speaker}, ${c.interview.outlet}`,
      markers: [c.marker],
      gapBefore: [],
    }))
  );
}

/** How many interviews are quoted. */
export const interviewsQuoted = (citations: readonly Citation[]): number =>
  new Set(citations.map((c) => c.interview.id)).size;
