/** Links to a quote on the page, in the shape that the page reads (`web/place/share-link.ts`). */

export type Linked = { interview: { id: string }; start: number; end: number };

/** @param publicUrl base of links, with or without a slash at its end */
export const passageLink = (publicUrl: string, { interview, start, end }: Linked): string =>
  `${publicUrl.replace(/\/+$/, '')}/interviews/${encodeURIComponent(interview.id)}#q=${start}-${end}`;
