/** The last word before an answer leaves: what does not hold is dropped, whoever wrote it. */
import type { Citation } from '../../contract/contract.ts';
import type { Library } from '../library.ts';
import type { Draft } from './draft.ts';

/** Whether a citation's words are verbatim at their place, inside its passage, with the speaker and role of its turn. */
export function citationHolds(citation: Citation, library: Library): boolean {
  const entry = library.passage(citation.passageId);
  if (!entry) return false;
  const { passage, turn, interview } = entry;
  const reply = citation.inReplyTo;
  return (
    citation.quote.length > 0 &&
    citation.start >= passage.start &&
    citation.end <= passage.end &&
    library.slice(interview, citation) === citation.quote &&
    citation.speaker === turn.speaker &&
    citation.role === turn.role &&
    citation.interview.id === interview.id &&
    citation.source.sha256 === interview.source.sha256 &&
    (!reply || library.slice(interview, reply) === reply.quote)
  );
}

/**
 * @returns the draft itself if all of it holds; otherwise one that says it could not be verified, without citations.
 * An extractive draft that fails is a fault of this program: better no answer than a wrong one.
 */
export function verified(draft: Draft, library: Library): Draft {
  const markers = new Set(draft.citations.map((c) => c.marker));
  const pointsSomewhere = [...draft.answer.matchAll(/\[(\d+)\]/g)].every((m) => markers.has(Number(m[1])));
  if (pointsSomewhere && draft.citations.every((c) => citationHolds(c, library))) return draft;
  return {
    status: 'no_answer',
    reason: 'The answer could not be verified against the transcripts, so it is not shown.',
    answer: '',
    citations: [],
  };
}
