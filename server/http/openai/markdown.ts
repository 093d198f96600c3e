/** An answer for clients that show Markdown: words that were said are words, never a link, an image, markup or a marker. */
import type { AskResponse } from '../../contract/contract.ts';
import { piecesOf, type TextPiece } from '../../qa/answer/render-text.ts';

/** @see https://spec.commonmark.org/0.31.2/#backslash-escapes */
export const escapeMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>~|]|&(?=#?\w)/g, '\\$&');

/** The answer's own words in pieces, or why it has none; only its markers are left as they are. */
export function markdownPieces(response: AskResponse): TextPiece[] {
  const { answer, reason } = response;
  if (!answer) return [{ text: escapeMarkdown(reason || 'The transcripts do not answer this.') }];
  return piecesOf(response).map((piece) => (piece.marker === undefined ? { text: escapeMarkdown(piece.text) } : piece));
}
