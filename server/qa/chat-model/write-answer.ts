/** Verified claims as a cited answer. */

import type { ClaimBlock } from '../../contract/blocks.ts';
import { LIMITS } from '../../contract/limits.ts';
import type { Draft } from '../answer/draft.ts';
import { renderText } from '../answer/render-text.ts';
import type { Library } from '../library.ts';
import type { VerifiedClaim } from './verify-claim.ts';
import { dateInWords } from './wording.ts';

/** One sentence a claim, each with its marker; the same quote keeps its marker. @param most citations */
export function writeAnswer(
  claims: readonly VerifiedClaim[],
  library: Library,
  most: number,
): Pick<Required<Draft>, 'answer' | 'blocks' | 'citations'> {
  const citations: Draft['citations'] = [];
  const blocks: ClaimBlock[] = [];
  const said = new Set<string>();
  for (const claim of claims) {
    const { entry, quote } = claim;
    const before = citations.find(
      (c) => c.passageId === entry.passage.id && c.start === quote.start && c.end === quote.end,
    );
    const citation = before ?? library.toCitation(entry, quote, citations.length + 1);
    const block = toClaim(claim, citation.marker);
    const isLonger = renderText([...blocks, block], citations).length > LIMITS.answer;
    if (said.has(claim.wording) || isLonger || (!before && citations.length === most)) continue;
    said.add(claim.wording);
    if (!before) citations.push(citation);
    blocks.push(block);
  }
  return { answer: renderText(blocks, citations), blocks, citations };
}

function toClaim(claim: VerifiedClaim, marker: number): ClaimBlock {
  const words = `${toSentence(claim)} `;
  const shown = `[${marker}]`;
  const mark = { marker, start: words.length, end: words.length + shown.length };
  return { kind: 'claim', text: `${words}${shown}.`, marks: [mark] };
}

/** Who speaks, to whom and when are added where the wording leaves them out. */
function toSentence({ entry: { turn, interview }, wording, attributed }: VerifiedClaim): string {
  const { name, variants } = interview.outlet;
  const when = dateInWords(interview.date);
  const whole = wording.replace(/\s*\.$/, '');
  if (!attributed) {
    const speaker = turn.speaker.replace(/^\p{Ll}/u, (c) => c.toUpperCase());
    const place = turn.role === 'interviewer' ? name : `to ${name}`;
    return `${speaker}, ${place}, ${when}: ${whole}`;
  }
  const lower = whole.toLowerCase();
  const placed = [name, ...variants].some((n) => lower.includes(n.toLowerCase()));
  const missing = placed ? (whole.includes(when) ? '' : ` (${when})`) : ` (${name}, ${when})`;
  return `${whole}${missing}`;
}
