/**
 * Text with what editions and readers write differently made alike: case, kinds of quotation marks, dashes and spaces.
 * Length stays, so offsets hold.
 */
export const foldInPlace = (text: string): string =>
  text
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .replace(/[‐-―−]/g, '-')
    .replace(/\s/g, ' ')
    .replace(/\p{Lu}/gu, (c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c));
