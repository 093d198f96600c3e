import { foldInPlace } from '../place/fold-in-place.ts';

/** Every place of `query` in a text that begins at offset `start`, ignoring case and kinds of quotation marks. */
export function findAll(query: string, text: string, start: number): { start: number; end: number }[] {
  const sought = foldInPlace(query.trim());
  if (!sought) return [];
  const folded = foldInPlace(text);
  const found: { start: number; end: number }[] = [];
  for (let at = folded.indexOf(sought); at >= 0; at = folded.indexOf(sought, at + sought.length))
    found.push({ start: start + at, end: start + at + sought.length });
  return found;
}
