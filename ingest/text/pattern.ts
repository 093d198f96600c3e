/** Text as part of a regular expression. */

/** Matches the text as it is. */
export const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Matches the text whatever the kinds of its quotation marks, dashes and white space. */
export const typographic = (text: string): string =>
  literal(text.trim())
    .replace(/["“”«»„]/g, '["“”«»„]')
    .replace(/['’‘ʼ]/g, "['’‘ʼ]")
    .replace(/[-–—]/g, '[-–—]')
    .replace(/\s+/g, '\\s+');
