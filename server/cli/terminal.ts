/** An answer on a terminal, drawn from its blocks: wrapped, without anything that a terminal would obey. */

import type { AskResponse, Citation, Result } from '../contract/contract.ts';
import { isoDays } from '../contract/references/reference.ts';
import { passageLink } from '../http/passage-link.ts';
import { renderText } from '../qa/answer/render-text.ts';

/** Code units of a nearest passage that are shown. */
const EXCERPT = 300;

/** @param width of the terminal in columns; Infinity where nothing is to be wrapped */
export function drawAnswer(response: AskResponse, publicUrl: string, width: number): string {
  const { status, reason, answer, blocks, nearest, citations, filters, standaloneQuestion, question } = response;
  const lines: string[] = [];
  const say = (text: string, indent = '') => lines.push(...wrap(harmless(text), width, indent), '');
  if (standaloneQuestion !== question) say(`Understood as: ${standaloneQuestion}`);
  const inferred = Object.entries(filters.inferred).map(([field, value]) => `${field}: ${[value].flat().join(', ')}`);
  if (inferred.length > 0) say(`Limited to ${inferred.join('; ')} (--ignore FIELD lifts it)`);
  if (status === 'no_answer') say(`No answer. ${reason ?? ''}`);
  for (const block of blocks ?? []) {
    if (block.kind !== 'group' || block.blocks.length === 0) say(renderText([block], citations));
    else {
      say(`${block.title}:`);
      for (const exchange of block.blocks) say(renderText([exchange], citations), '  ');
    }
  }
  if (!blocks && answer) say(answer);
  for (const result of nearest ?? []) say(`nearest: ${placeOf(result)}: “${excerpt(result.text)}”`, '  ');
  for (const citation of citations) {
    lines.push(...wrap(harmless(`[${citation.marker}] ${placeOf(citation)}`), width, ''));
    lines.push(`    ${passageLink(publicUrl, citation)}`);
  }
  return lines.join('\n').trimEnd();
}

function placeOf({ speaker, interview: { outlet, date } }: Citation | Result): string {
  return `${speaker}, ${outlet}, ${isoDays(date)}`;
}

const excerpt = (text: string): string => (text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text);

/** Without control characters, which could move the cursor or name a window, and without marks that turn text around. */
export const harmless = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ');

/** Each line in lines of at most `width` columns, broken between words; a word that is longer keeps a line of its own. */
export function wrap(text: string, width: number, indent: string): string[] {
  return text.split('\n').flatMap((line) => {
    const wrapped: string[] = [];
    let current = '';
    for (const word of line.split(' ')) {
      if (current && indent.length + current.length + 1 + word.length > width) {
        wrapped.push(current);
        current = word;
      } else current = current ? `${current} ${word}` : word;
    }
    return [...wrapped, current].map((one) => indent + one);
  });
}
