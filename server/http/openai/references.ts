/** An answer as text for a chat client: links as Markdown references, so that `[1]` opens the place it points to. */

import type { AskResponse, Citation, InterviewRef, Result } from '../../contract/contract.ts';
import { isoDays } from '../../contract/references/reference.ts';
import type { TextPiece } from '../../qa/answer/render-text.ts';
import { passageLink } from '../passage-link.ts';
import { markdownPieces } from './markdown.ts';

/** Passages named where there is no answer. */
const NEAREST = 3;
const REFERENCE = /^\[\d+\]: \S.*(?:\n|$)/gm;

const daysOf = ({ date }: InterviewRef): string => isoDays(date, '/');
const titleOf = ({ speaker, interview }: Citation | Result): string =>
  `${speaker}, ${interview.outlet}, ${daysOf(interview)}`.replaceAll('"', "'");

/** What stands after the answer's own words: a reference for each marker, or the nearest passages. */
export function references(
  { citations, nearest = [] }: Pick<AskResponse, 'citations' | 'nearest'>,
  publicUrl: string,
): string {
  if (citations.length > 0) {
    return `\n\n${citations.map((c) => `[${c.marker}]: ${passageLink(publicUrl, c)} "${titleOf(c)}"`).join('\n')}`;
  }
  if (nearest.length === 0) return '';
  const lines = nearest.slice(0, NEAREST).map((r) => `- ${titleOf(r)}: ${passageLink(publicUrl, r)}`);
  return `\n\nNearest passages, which may not answer it:\n${lines.join('\n')}`;
}

/** The answer's own words as Markdown; where it has none, why. */
export const ownWords = (response: AskResponse): string =>
  markdownPieces(response)
    .map((piece) => piece.text)
    .join('');

export const withoutReferences = (text: string): string => text.replace(REFERENCE, '').trimEnd();

export type Annotation = {
  type: 'url_citation';
  /** Where the marker stands in the message, in UTF-16 code units, half-open. */
  url_citation: { start_index: number; end_index: number; title: string; url: string };
};

/** One annotation for each marker in the answer's words. */
export function annotations(
  pieces: readonly TextPiece[],
  citations: readonly Citation[],
  publicUrl: string,
): Annotation[] {
  const byMarker = new Map(citations.map((c) => [c.marker, c]));
  const found: Annotation[] = [];
  let at = 0;
  for (const { text, marker } of pieces) {
    const citation = marker === undefined ? undefined : byMarker.get(marker);
    if (citation) {
      const place = { start_index: at, end_index: at + text.length };
      const link = { title: titleOf(citation), url: passageLink(publicUrl, citation) };
      found.push({ type: 'url_citation', url_citation: { ...place, ...link } });
    }
    at += text.length;
  }
  return found;
}
