/** The same question for the same words: what cannot be seen, and how a question ends, changes nothing. */

/** Marks of direction, joiners, soft hyphens, byte order marks, selectors of glyphs. */
const INVISIBLE = /\p{Cf}|\u034F|[\uFE00-\uFE0F]/gu;
const BLANKS = /[\s\p{Z}\p{Cc}]+/gu;
/** A run of marks behind the last word; a bracket or quotation mark that closes something stays. */
const ENDINGS = new Set([...'?!.…,;:-–—¿¡ ']);

const OPENS_AS_QUESTION =
  /^(?:(?:and|but|so|or|then|ok(?:ay)?|well|now)\b[ ,]*){0,3}(?:what|which|who|whom|whose|when|where|why|how|do|does|did|is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|(?:(?:in|on|at|to|for|with|from|by|since|about|of|under|against) (?:what|which|whom|whose|when|where|how)))(?:n['’]t|['’]\p{L}{1,2})?\b/iu;

/** @returns the message with single blanks, without invisible characters, ending in "?" where it is a whole question and in its last word otherwise */
export function normalise(message: string): string {
  const text = visible(message);
  const stem = withoutEnding(text);
  // Of a message of marks only nothing would be left to say what it is.
  if (stem === '') return text;
  return OPENS_AS_QUESTION.test(stem) ? `${stem}?` : stem;
}

/** Without marks and blanks behind its last word. */
export function withoutEnding(text: string): string {
  let end = text.length;
  while (end > 0 && ENDINGS.has(text[end - 1]!)) end--;
  return text.slice(0, end);
}

/** Single blanks, and nothing that cannot be seen. */
export const visible = (message: string): string =>
  message.normalize('NFC').replace(INVISIBLE, '').replace(BLANKS, ' ').trim();
