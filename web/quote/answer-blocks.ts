/** The part of a citation that finding it in an answer needs. */
export type Cited = { marker: number; quote: string };

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'quote'; text: string; marker: number }
  | { kind: 'mark'; marker: number };
export type Block = { kind: 'paragraph' | 'item' | 'quote'; inlines: Inline[] };

/** From this length (characters) a quote is set as a block of its own; after a colon, every quote is. */
const BLOCK_QUOTE = 90;
/** A streaming answer's tail counts as the beginning of a quote from this length (characters). */
const PARTIAL_QUOTE = 12;

type Range = { start: number; end: number; marker: number };

function quoteRanges(answer: string, cited: Cited[], streaming: boolean): Range[] {
  const found: Range[] = [];
  for (const { quote, marker } of cited) {
    for (let at = answer.indexOf(quote); quote && at >= 0; at = answer.indexOf(quote, at + quote.length))
      found.push({ start: at, end: at + quote.length, marker });
    if (!streaming) continue;
    const head = quote.slice(0, PARTIAL_QUOTE);
    const at = answer.lastIndexOf(head);
    if (head.length === PARTIAL_QUOTE && at >= 0 && quote.startsWith(answer.slice(at)))
      found.push({ start: at, end: answer.length, marker });
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter((r, i) => found.slice(0, i).every((other) => other.end <= r.start));
}

function toInlines(answer: string, cited: Cited[], streaming: boolean): Inline[] {
  const known = new Set(cited.map((c) => c.marker));
  const inlines: Inline[] = [];
  const push = (inline: Inline) => {
    if (inline.kind === 'mark' || inline.text) inlines.push(inline);
  };
  const pushText = (text: string) => {
    let at = 0;
    for (const m of text.matchAll(/\[(\d{1,3})\]/g)) {
      if (!known.has(Number(m[1]))) continue;
      push({ kind: 'text', text: text.slice(at, m.index) });
      push({ kind: 'mark', marker: Number(m[1]) });
      at = m.index + m[0].length;
    }
    push({ kind: 'text', text: text.slice(at) });
  };
  let at = 0;
  for (const range of quoteRanges(answer, cited, streaming)) {
    pushText(answer.slice(at, range.start));
    push({ kind: 'quote', text: answer.slice(range.start, range.end), marker: range.marker });
    at = range.end;
  }
  pushText(answer.slice(at));
  return inlines;
}

function toLines(inlines: Inline[]): Inline[][] {
  const lines: Inline[][] = [[]];
  for (const inline of inlines) {
    if (inline.kind === 'mark') {
      lines.at(-1)!.push(inline);
      continue;
    }
    inline.text.split(/\r?\n/).forEach((text, i) => {
      if (i > 0) lines.push([]);
      if (text) lines.at(-1)!.push({ ...inline, text });
    });
  }
  return lines.filter((line) => line.some((i) => i.kind === 'mark' || i.text.trim()));
}

/** Whether the quote at `i` of a line stands apart. */
function isSetApart(line: Inline[], i: number): boolean {
  const [before, inline] = [line[i - 1], line[i]];
  if (inline?.kind !== 'quote') return false;
  return inline.text.length >= BLOCK_QUOTE || (before?.kind === 'text' && /:\s*[“„«"‘']\s*$/.test(before.text));
}

/** Sets long quotes apart from the words that lead in to them; their quotation marks and markers go with them. */
function splitLine(line: Inline[]): Block[] {
  const first = line[0];
  const bullet = first?.kind === 'text' ? /^\s*[-•*–]\s+/.exec(first.text) : null;
  const rest: Inline[] =
    bullet && first?.kind === 'text'
      ? [{ kind: 'text', text: first.text.slice(bullet[0].length) }, ...line.slice(1)]
      : line;
  const blocks: Block[] = [];
  let current: Block = { kind: bullet ? 'item' : 'paragraph', inlines: [] };
  const flush = (next: Block) => {
    if (current.inlines.some((i) => i.kind === 'mark' || i.text.trim())) blocks.push(current);
    current = next;
  };
  for (let i = 0; i < rest.length; i++) {
    const inline = rest[i]!;
    if (inline.kind === 'text' && isSetApart(rest, i + 1)) {
      const opening = /[“„«"‘']\s*$/.exec(inline.text)?.[0] ?? '';
      const lead = inline.text.slice(0, inline.text.length - opening.length);
      if (lead) current.inlines.push({ kind: 'text', text: lead });
      flush({ kind: 'quote', inlines: opening ? [{ kind: 'text', text: opening }] : [] });
    } else if (isSetApart(rest, i)) {
      if (current.kind !== 'quote') flush({ kind: 'quote', inlines: [] });
      current.inlines.push(inline);
    } else if (current.kind === 'quote' && inline.kind === 'text' && !/^[\s”“»"’'.,;…]*$/.test(inline.text)) {
      const closing = /^[”“»"’'.,;…]*/.exec(inline.text)![0];
      if (closing) current.inlines.push({ kind: 'text', text: closing });
      flush({ kind: 'paragraph', inlines: [{ kind: 'text', text: inline.text.slice(closing.length).trimStart() }] });
    } else {
      current.inlines.push(inline);
    }
  }
  flush(current);
  return blocks;
}

/**
 * Lays an answer out: paragraphs, list items and set-apart quotes, with its [n] markers as marks.
 * A marker counts only where a citation has it and outside every quote; all other text is kept as it is.
 *
 * @param streaming the answer is not complete: its tail may be the beginning of a quote
 */
export function toBlocks(answer: string, cited: Cited[], streaming = false): Block[] {
  return toLines(toInlines(answer, cited, streaming)).flatMap(splitLine);
}
