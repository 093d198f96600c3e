/**
 * An answer's blocks as plain text, in pieces. The one place where an answer becomes text: the joined pieces are `answer`,
 * and whoever needs to know where a marker stands takes it from here, never by searching words that may hold "[7]" themselves.
 */
import type { Block, ClaimBlock, ExchangeBlock, HeadBlock } from '../../contract/blocks.ts';
import type { Citation } from '../../contract/contract.ts';
import { countOf } from './words.ts';

/** `marker`: the text is the marker of that citation and nothing else. */
export type TextPiece = { text: string; marker?: number };

/** Something is left out between or before quotes. */
const GAP = '[…]';

type Quotes = ReadonlyMap<number, Pick<Citation, 'quote'>>;

export function renderPieces(blocks: readonly Block[], citations: readonly Citation[]): TextPiece[] {
  const quotes = new Map(citations.map((c) => [c.marker, c]));
  const paragraphs = blocks.flatMap((block) => paragraphsOf(block, quotes));
  return paragraphs.flatMap((pieces, i) => (i > 0 ? [{ text: '\n\n' }, ...pieces] : pieces));
}

/** Likewise of a whole response; one without blocks cites nothing. */
export const piecesOf = ({ answer, blocks, citations }: Rendered): TextPiece[] =>
  blocks ? renderPieces(blocks, citations) : answer ? [{ text: answer }] : [];

type Rendered = { answer: string; blocks?: readonly Block[] | undefined; citations: readonly Citation[] };

export const renderText = (blocks: readonly Block[], citations: readonly Citation[]): string =>
  renderPieces(blocks, citations)
    .map((p) => p.text)
    .join('');

function paragraphsOf(block: Block, quotes: Quotes): TextPiece[][] {
  if (block.kind === 'head' || block.kind === 'claim') return [markedPieces(block)];
  if (block.kind === 'exchange') return [exchangePieces(block, quotes)];
  if (block.blocks.length === 0) return [[{ text: `${block.title}: nothing found.` }]];
  return [[{ text: `${block.title}:` }], ...block.blocks.map((one) => exchangePieces(one, quotes))];
}

function markedPieces({ text, marks }: HeadBlock | ClaimBlock): TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const { marker, start, end } of marks) {
    pieces.push({ text: text.slice(at, start) }, { text: text.slice(start, end), marker });
    at = end;
  }
  pieces.push({ text: text.slice(at) });
  return pieces.filter((p) => p.text !== '');
}

function exchangePieces(block: ExchangeBlock, quotes: Quotes): TextPiece[] {
  const { lead, question, markers, gapBefore, alike, newFigures } = block;
  // "King, to Kim Lund, asked by Kim Lund": an outlet may be called by the one who asks.
  const isTold = question?.asks && lead.includes(`, to ${question.speaker}, `);
  const asked =
    question && !isTold
      ? `, ${question.asks ? `asked by ${nameOf(question.speaker)}` : `after ${nameOf(question.speaker)} had said`}`
      : '';
  const notes = [
    ...(newFigures?.length ? [`not in the quotes above: ${newFigures.join(', ')}`] : []),
    ...(alike?.length ? [`said alike in ${countOf(alike.length, 'more interview')}`] : []),
  ];
  const pieces: TextPiece[] = [{ text: `${lead}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}${asked}:\n` }];
  if (question) pieces.push({ text: `${question.gapBefore ? `${GAP} ` : ''}“${oneLine(question.quote)}”\n— ` });
  for (const [i, marker] of markers.entries()) {
    const gap = gapBefore.includes(marker) ? `${GAP} ` : '';
    pieces.push({ text: `${i > 0 ? ' ' : ''}${gap}“${quotes.get(marker)?.quote ?? ''}” ` });
    pieces.push({ text: `[${marker}]`, marker });
  }
  return pieces;
}

const nameOf = (speaker: string): string => (speaker === 'interviewer' ? 'the interviewer' : speaker);
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
