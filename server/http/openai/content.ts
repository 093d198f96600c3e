/** The text that a client is shown: an answer's own words, then a reference for each marker in them. */
import type { AskRequest, AskResponse, Citation } from '../../contract/contract.ts';
import type { TextPiece } from '../../qa/answer/render-text.ts';
import { markdownPieces } from './markdown.ts';
import { type Annotation, annotations, references } from './references.ts';

export type Content = {
  /** As they are streamed; joined they are `text`. */
  pieces: string[];
  text: string;
  /** Where each marker stands in `text`. */
  annotations: Annotation[];
  /** Those that `text` points to. */
  citations: Citation[];
  /** Something was left out because of the limit. */
  cut: boolean;
};

/** Nothing here counts tokens: four characters are taken for one. */
const CHARACTERS = 4;
export const tokensOf = (text: string): number => Math.ceil(text.length / CHARACTERS);

/**
 * @param maxTokens the text is cut after a whole quote, never within one; references are left out before quotes are. Where
 *   no quote fits, it says so, or as little as that something is missing: an empty answer would be taken for none
 */
export function contentOf(response: AskResponse, publicUrl: string, maxTokens = Number.POSITIVE_INFINITY): Content {
  const most = maxTokens * CHARACTERS;
  const all = markdownPieces(response);
  const kept = within(all, most);
  const whole = kept.length === all.length;
  const markers = new Set(kept.map((piece) => piece.marker));
  const citations = whole ? response.citations : response.citations.filter((c) => markers.has(c.marker));
  const own = kept.length > 0 ? kept.map((piece) => piece.text) : [tooShort(all, most)];
  const { nearest, ...rest } = response;
  const after = references({ ...rest, citations, ...(whole && nearest && { nearest }) }, publicUrl);
  const fits = own.join('').length + after.length <= most;
  const pieces = [...own, fits ? after : ''].filter(Boolean);
  return {
    pieces,
    text: pieces.join(''),
    annotations: annotations(kept, citations, publicUrl),
    citations,
    cut: !whole || !fits,
  };
}

/** Begins with nothing that could be read as an answer. */
function tooShort(pieces: readonly TextPiece[], most: number): string {
  const first = pieces.slice(0, pieces.findIndex(({ marker }) => marker !== undefined) + 1 || undefined);
  const least = tokensOf(first.map(({ text }) => text).join(''));
  const notice = `Cut off: this answer needs ${least} tokens or more.`;
  return notice.length <= most ? notice : '…';
}

/** The most pieces within so many characters that end with a marker, or all. */
function within(pieces: readonly TextPiece[], most: number): TextPiece[] {
  let length = 0;
  let kept = 0;
  for (const [i, { text, marker }] of pieces.entries()) {
    length += text.length;
    if (length > most) break;
    if (marker !== undefined || i === pieces.length - 1) kept = i + 1;
  }
  return pieces.slice(0, kept);
}

/** Tokens of a request, as far as it was read, and of its answer. */
export function countTokens({ question, history = [] }: AskRequest, text: string) {
  const asked = tokensOf(question) + history.reduce((sum, m) => sum + tokensOf(m.content), 0);
  const answered = tokensOf(text);
  return { asked, answered, total: asked + answered };
}
