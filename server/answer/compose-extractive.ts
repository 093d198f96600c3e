/** The default answer: exact sentences of the best passages, each attributed. */
import { analyze } from '../../ingest/index/analyze.ts';
import { LIMITS } from '../contract.ts';
import type { Library } from '../library.ts';
import type { Ranked } from '../retrieve/passage-retriever.ts';
import type { Understanding } from '../understand/understand.ts';
import type { Draft } from './draft.ts';
import { bestExcerpt } from './select.ts';

export function composeExtractive(
  library: Library,
  { question }: Understanding,
  ranked: readonly Ranked[],
  limit = 6,
): Draft {
  const terms = new Map(analyze(question).map((term) => [term, 1]));
  const citations = ranked
    .slice(0, limit)
    .map(({ entry }, i) => library.toCitation(entry, bestExcerpt(entry, terms), i + 1));
  const answer = citations
    .map((c) => `${c.speaker}, ${c.interview.outlet}: “${c.quote}” [${c.marker}]`)
    .join('\n\n')
    .slice(0, LIMITS.answer);
  return { status: 'answered', answer, citations };
}
