/** A finished answer in pieces to stream. */
import type { AskResponse, Citation } from '../../contract/contract.ts';

export type Piece = {
  text: string;
  /** Citations that `text` is the first to point to. */
  citations: Citation[];
};

/** Up to a marker and the punctuation after it, or a line's end. */
const PIECE = /[^[\n]*(?:\[\d+\][.,;:!?)]*[ \t]*\n*|\n+|\[|$)/g;

/** The texts joined are exactly the answer; every citation comes with the piece that first points to it, or the last. */
export function toPieces({ answer, citations }: Pick<AskResponse, 'answer' | 'citations'>): Piece[] {
  const waiting = new Map(citations.map((c) => [c.marker, c]));
  const pieces = (answer.match(PIECE) ?? []).filter(Boolean).map((text): Piece => {
    const first = [...text.matchAll(/\[(\d+)\]/g)].flatMap((m) => {
      const citation = waiting.get(Number(m[1]));
      waiting.delete(Number(m[1]));
      return citation ?? [];
    });
    return { text, citations: first };
  });
  if (waiting.size > 0) {
    const last = pieces.pop() ?? { text: '', citations: [] };
    pieces.push({ text: last.text, citations: [...last.citations, ...waiting.values()] });
  }
  return pieces;
}
