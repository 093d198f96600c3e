/** The product's own lines against what a reader expects of them. */
import type { HeadBlock, HeadCode, Shape } from '../../server/contract/blocks.ts';
import type { AskResponse } from '../../server/contract/contract.ts';
import type { ExpectedCount } from '../schema.ts';

/** Null of a system that names no shapes. */
export const shapeRight = ({ shape }: AskResponse, expected: Shape): 0 | 1 | null =>
  shape === undefined ? null : shape === expected ? 1 : 0;

/** Of answers that say how the replies open. */
export function polarityRight(response: AskResponse, expected: 'yes' | 'no'): 0 | 1 | null {
  const head = headOf(response, 'answers_yes') ?? headOf(response, 'answers_no');
  return head === undefined ? null : head.code === `answers_${expected}` ? 1 : 0;
}

/** All four numbers, to the unit; 0 where none are given. */
export function countRight(response: AskResponse, { phrase: _, ...numbers }: ExpectedCount): 0 | 1 {
  const params = headOf(response, 'phrase_count')?.params;
  return Object.entries(numbers).every(([name, number]) => params?.[name] === number) ? 1 : 0;
}

function headOf({ blocks = [] }: AskResponse, code: HeadCode): HeadBlock | undefined {
  return blocks.find((block): block is HeadBlock => block.kind === 'head' && block.code === code);
}

const ACCUSES =
  /\b(?:takes? \S+ for granted|bears? (?:it |this |that )?out|mistaken|wrong(?:ly)?|false(?:ly)?|incorrect(?:ly)?|untrue|not true|misleading|premise|contrary to|you (?:claim|assume|allege|suppose|imply))\b/i;

/** Whether a line of the product's own says that whoever asks is wrong. The question's own words in it are not the product's. */
export function accuses({ question, reason = '', refusal, blocks = [] }: AskResponse): boolean {
  const heads = blocks.filter((block): block is HeadBlock => block.kind === 'head');
  const asked = [refusal, ...heads]
    .flatMap((line) => Object.values(line?.params ?? {}))
    .filter((p) => typeof p === 'string');
  const own = [reason, ...heads.map(({ text }) => text)].join('\n');
  return ACCUSES.test(
    [question, ...asked].reduce((text, words) => (words === '' ? text : text.replaceAll(words, '')), own),
  );
}
