/** A piece must have this many words, or it says nothing about where it came from: "of the" is everywhere. */
const SHORTEST_PIECE = 3;

/**
 * Where the words of a quote come from: they stand in the source as one `whole`, as two or more verbatim `pieces` (joined by
 * nothing, white space or an ellipsis), or `nowhere`. Pieces are found greedily, longest first from the left.
 */
export function originOf(source: string, quote: string): 'whole' | 'pieces' | 'nowhere' {
  const words = quote.split(/\s+|…|\.{3}|\[\.{3}\]|\[…\]/).filter((word) => word !== '');
  if (words.length === 0) return 'nowhere';
  if (source.includes(quote)) return 'whole';
  const haystack = source.replace(/\s+/g, ' ');
  let pieces = 0;
  for (let at = 0; at < words.length; ) {
    const length = longestPiece(haystack, words, at);
    if (length < SHORTEST_PIECE) return 'nowhere';
    pieces += 1;
    at += length;
  }
  return pieces > 1 ? 'pieces' : 'whole';
}

/** How many words from `at` on stand together in the source. */
function longestPiece(haystack: string, words: string[], at: number): number {
  let low = 0;
  let high = words.length - at;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (haystack.includes(words.slice(at, at + middle).join(' '))) low = middle;
    else high = middle - 1;
  }
  return low;
}
