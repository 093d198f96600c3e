/** A document as lines of text: its labels are read from them as from any plain text. */
import type { Made, Rendered } from '../text-source.ts';

/** One paragraph, on one line; a bold beginning is in "**", a heading after "#". */
export type Block = { text: string; place: number };
export type Document = { title?: string; blocks: Block[] };

export function toPlainText({ title, blocks }: Document): Rendered {
  const places: Made['places'] = [];
  const own = title !== undefined && withoutMarks(blocks[0]?.text ?? '') === title;
  let text = title && !own && !blocks[0]?.text.endsWith(title) ? `# ${title}\n\n` : '';
  for (const block of blocks) {
    places.push({ start: text.length, place: block.place });
    text += `${block.text}\n\n`;
  }
  const titled = own && { title: { start: 0, end: blocks[0]!.text.length } };
  return {
    text: `${text.trimEnd()}\n`,
    made: { paragraphs: [], notes: [], times: [], places, warnings: [], ...titled },
  };
}

const withoutMarks = (text: string) => text.replace(/^#+\s|\*\*/gu, '').trim();
