/** A page's paragraphs as lines of text: bold beginnings and headings stay marked, all other markup goes. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { IngestError } from '../../errors.ts';
import type { Block, Document } from './document.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const NEVER = new Set(
  'script style noscript template head nav footer aside form button svg iframe select textarea object'.split(' '),
);
/** Page furniture by its role or class. */
const FURNITURE = /\b(?:navigation|banner|contentinfo|complementary|search|menu|breadcrumb|cookie|share|sidebar)\b/iu;
/** Deeper than any page; parse5 itself keeps no limit. */
const DEEPEST = 500;

/** @throws IngestError if the page holds no text */
export function readHtml(file: string, text: string): Document {
  const page = parse(text);
  const blocks: Block[] = [];
  let current = '';
  let heading = 0;
  let place = 0;
  let preformatted = 0;
  const flush = () => {
    const words = tidy(current);
    if (words !== '') {
      place += 1;
      blocks.push({
        text: heading > 0 && !words.startsWith('**') ? `${'#'.repeat(heading)} ${words}` : words,
        place,
      });
    }
    current = '';
  };
  const walk = (node: Node, bold: boolean, depth: number) => {
    if (node.nodeName === '#text') {
      const { value } = node as DefaultTreeAdapterTypes.TextNode;
      current += preformatted > 0 ? value : value.replace(/\s+/gu, ' ');
      return;
    }
    if (!('childNodes' in node) || NEVER.has(node.nodeName) || depth > DEEPEST) return;
    const attribute = (name: string) =>
      'attrs' in node ? (node.attrs.find((one) => one.name === name)?.value ?? '') : '';
    if (
      FURNITURE.test(`${attribute('role')} ${attribute('class')} ${attribute('id')}`) &&
      !['body', 'html', 'main', 'article'].includes(node.nodeName)
    )
      return;
    if (/(?:^|;)\s*display\s*:\s*none/iu.test(attribute('style')) || attribute('hidden') !== '') return;
    const level = /^h([1-6])$/.exec(node.nodeName)?.[1];
    const block = BLOCKS.has(node.nodeName);
    if (block) flush();
    if (node.nodeName === 'br') current += '\n';
    // "<cite>Name:</cite><time>0:05</time>" has no blank between the two.
    if (node.nodeName === 'time') current += ' ';
    if (node.nodeName === 'pre') preformatted += 1;
    if (level) heading = Number(level);
    const strong =
      /^(?:b|strong)$/.test(node.nodeName) || /font-weight\s*:\s*(?:bold|[6-9]00)/iu.test(attribute('style'));
    const marks = strong && !bold && !level;
    const before = current;
    if (marks) current = '';
    for (const child of node.childNodes) walk(child, bold || strong, depth + 1);
    if (marks) current = before + emphasised(current);
    if (block) flush();
    if (node.nodeName === 'pre') preformatted -= 1;
    if (level) heading = 0;
  };
  for (const child of page.childNodes) walk(child, false, 0);
  flush();
  if (blocks.length === 0)
    throw new IngestError(`${file} is a page without text. Save the transcript itself, as text or as a complete page.`);
  const title = titleOf(page.childNodes);
  return { ...(title && { title }), blocks };
}

const emphasised = (text: string) => (text.trim() === '' ? text : text.replace(text.trim(), (words) => `**${words}**`));

function tidy(text: string): string {
  return text.split('\n').map(tidyLine).filter(Boolean).join('\n');
}

/** Bold says something only at a line's beginning. */
function tidyLine(text: string): string {
  const words = text.replace(/\s+/gu, ' ').trim();
  const start = /^\*\*([^*]{1,300})\*\*/u.exec(words);
  const rest = start ? words.slice(start[0].length) : words;
  return (start?.[0] ?? '') + rest.replaceAll('**', '');
}

function titleOf(nodes: readonly Node[]): string | undefined {
  for (const node of nodes) {
    if (node.nodeName === 'title' && 'childNodes' in node) {
      const [text] = node.childNodes;
      return text && 'value' in text ? text.value.replace(/\s+/gu, ' ').trim() : undefined;
    }
    if ('childNodes' in node && ['html', 'head'].includes(node.nodeName)) {
      const found = titleOf(node.childNodes);
      if (found) return found;
    }
  }
  return undefined;
}
