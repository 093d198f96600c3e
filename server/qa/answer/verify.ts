/** The last word before an answer leaves: what does not hold is dropped, whoever wrote it. */
import type { Block, ExchangeBlock } from '../../contract/blocks.ts';
import type { Citation } from '../../contract/contract.ts';
import type { Library } from '../library.ts';
import { type Draft, refused } from './draft.ts';

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

/** Whether an exchange is of one turn, its quotes in order and apart, its question verbatim and what the turn replies to. */
function exchangeHolds(block: ExchangeBlock, cited: ReadonlyMap<number, Citation>, library: Library): boolean {
  const quotes = block.markers.map((marker) => cited.get(marker));
  const first = quotes[0] && library.passage(quotes[0].passageId);
  if (!first || first.interview.id !== block.interview) return false;
  const { interview, turn } = first;
  const inOrder = quotes.every(
    (quote, i) =>
      quote !== undefined &&
      library.passage(quote.passageId)?.turn === turn &&
      (i === 0 || quotes[i - 1]!.end <= quote.start),
  );
  const { question } = block;
  if (!inOrder || !question) return inOrder;
  const asked = interview.turns.find((t) => t.start <= question.start && question.end <= t.end);
  const skipped = library.slice(interview, { start: turn.start, end: quotes[0]!.start });
  return (
    library.slice(interview, question) === question.quote &&
    asked?.speaker === question.speaker &&
    asked.role === question.role &&
    asked.end <= turn.start &&
    skipped.trim() === ''
  );
}

const exchangesOf = (blocks: readonly Block[]): ExchangeBlock[] =>
  blocks.flatMap((b) => (b.kind === 'group' ? b.blocks : b.kind === 'exchange' ? [b] : []));

/** Every citation in exactly one exchange, and every marker of a head line or a claim that of a citation. */
function blocksHold(blocks: readonly Block[], citations: readonly Citation[], library: Library): boolean {
  const cited = new Map(citations.map((c) => [c.marker, c]));
  const exchanges = exchangesOf(blocks);
  const claims = blocks.flatMap((b) => (b.kind === 'claim' ? b.marks : []));
  const marks = blocks.flatMap((b) => (b.kind === 'head' ? b.marks : []));
  const used = exchanges.flatMap((b) => b.markers);
  return (
    used.length === citations.length &&
    new Set(used).size === used.length &&
    cited.size === citations.length &&
    [...marks, ...claims].every(({ marker }) => cited.has(marker)) &&
    exchanges.every((b) => exchangeHolds(b, cited, library)) &&
    !overlapping(citations)
  );
}

function overlapping(citations: readonly Citation[]): boolean {
  const inOrder = [...citations].sort((a, b) => a.source.file.localeCompare(b.source.file) || a.start - b.start);
  return inOrder.some(
    (c, i) => i > 0 && inOrder[i - 1]!.source.file === c.source.file && c.start < inOrder[i - 1]!.end,
  );
}

/**
 * @returns the draft itself if all of it holds; otherwise one that says it could not be verified, without citations.
 * An extractive draft that fails is a fault of this program: better no answer than a wrong one.
 */
export function verified(draft: Draft, library: Library): Draft {
  const structured = draft.blocks === undefined || blocksHold(draft.blocks, draft.citations, library);
  return structured && draft.citations.every((c) => citationHolds(c, library))
    ? draft
    : refused({ code: 'unverified', params: {} });
}
