/** Links to a quote on the page, in the shape that the page reads (`web/place/share-link.ts`). */

export type Linked = { interview: { id: string }; start: number; end: number } & ({ quote: string } | { text: string });

/** Words that travel with the offsets, so that a link survives a re-ingest; code units. */
const WORDS = 80;

/** @param publicUrl base of links, with or without a slash at its end */
export const interviewLink = (publicUrl: string, id: string): string =>
  `${publicUrl.replace(/\/+$/, '')}/interviews/${encodeURIComponent(id)}`;

/** @param publicUrl likewise */
export function passageLink(publicUrl: string, linked: Linked): string {
  const { interview, start, end } = linked;
  const words = 'quote' in linked ? linked.quote : linked.text;
  // Not half of a surrogate pair: a link cannot carry it.
  const text = encodeURIComponent(words.slice(0, WORDS).replace(/[\uD800-\uDBFF]$/, ''));
  return `${interviewLink(publicUrl, interview.id)}#q=${start}-${end}&t=${text}`;
}
