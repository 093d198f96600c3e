/** A finished answer in pieces to stream. */
import type { AskResponse, Citation } from '../../contract/contract.ts';
import { piecesOf } from '../../qa/answer/render-text.ts';

export type Piece = {
  text: string;
  /** Citations that `text` is the first to point to. */
  citations: Citation[];
};

/** Each ends with a marker, or with the answer; the texts joined are exactly the answer; every citation comes once. */
export function toPieces(response: Pick<AskResponse, 'answer' | 'blocks' | 'citations'>): Piece[] {
  const waiting = new Map(response.citations.map((c) => [c.marker, c]));
  const pieces: Piece[] = [];
  let text = '';
  for (const piece of piecesOf(response)) {
    text += piece.text;
    if (piece.marker === undefined) continue;
    const citation = waiting.get(piece.marker);
    waiting.delete(piece.marker);
    pieces.push({ text, citations: citation ? [citation] : [] });
    text = '';
  }
  const rest = [...waiting.values()];
  return text || rest.length > 0 ? [...pieces, { text, citations: rest }] : pieces;
}
