/** Lines of the product's own, as text and as code with parameters for other languages. */
import type { HeadBlock, HeadCode, Mark } from '../../contract/blocks.ts';
import type { Params } from '../../contract/refusals.ts';

/** @param parts words, and the markers of citations that bear them out */
export function head(code: HeadCode, params: Params, parts: readonly (string | readonly number[])[]): HeadBlock {
  const marks: Mark[] = [];
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    else
      for (const marker of part) {
        const shown = `[${marker}]`;
        marks.push({ marker, start: text.length, end: text.length + shown.length });
        text += shown;
      }
  }
  return { kind: 'head', text, marks, code, params };
}
