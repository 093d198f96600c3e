import type { Block, ExchangeBlock, HeadBlock } from '../../server/contract/blocks.ts';
import { blocksOf } from '../quote/blocks-of.ts';
import { cite } from '../quote/cite.ts';
import { formatDate } from '../quote/dates.ts';
import { escapeMarkdown, inline, quoted } from '../quote/markdown.ts';
import { talkOf } from '../quote/talk.ts';
import type { Exchange } from './conversation.ts';

/** A conversation as it is stored and exported; `at` is when it began, ISO 8601. */
export type Conversation = { id: string; at: string; exchanges: Exchange[] };

/** A head line or claim, its markers as footnote references. */
function marked({ text, marks }: Pick<HeadBlock, 'text' | 'marks'>, note: (marker: number) => string): string {
  let at = 0;
  let written = '';
  for (const { marker, start, end } of marks) {
    written += escapeMarkdown(text.slice(at, start)) + note(marker);
    at = end;
  }
  return written + escapeMarkdown(text.slice(at));
}

/** The answer as it is drawn, from its blocks. */
function answerMarkdown(x: Exchange, note: (marker: number) => string): string {
  const byMarker = new Map(x.citations.map((c) => [c.marker, c]));
  const exchange = (b: ExchangeBlock): string => {
    const cited = b.markers.map((n) => byMarker.get(n)).filter((c) => c !== undefined);
    const [c] = cited;
    if (!c) return '';
    const q = b.question;
    const words = cited.map(
      (one) => `${b.gapBefore.includes(one.marker) ? '… ' : ''}“${inline(one.quote)}”${note(one.marker)}`,
    );
    return [
      `**${inline(talkOf(c.interview))}**, ${formatDate(c.interview.date, 'en')}`,
      ...(q
        ? [
            quoted(
              `_${inline(q.speaker)} ${q.asks ? 'asked' : 'had said'}:_ ${q.gapBefore ? '… ' : ''}“${inline(q.quote)}”`,
            ),
          ]
        : []),
      quoted(`${inline(c.speaker)} (${c.role}): ${words.join(' ')}`),
    ].join('\n\n');
  };
  const write = (b: Block): string => {
    if (b.kind === 'head' || b.kind === 'claim') return marked(b, note);
    if (b.kind === 'exchange') return exchange(b);
    return [`### ${inline(b.title)}`, ...(b.blocks.length > 0 ? b.blocks.map(exchange) : ['Nothing found.'])].join(
      '\n\n',
    );
  };
  if (x.citations.length === 0) return escapeMarkdown(x.answer || x.response?.reason || '');
  return blocksOf(x.response, x.citations).map(write).filter(Boolean).join('\n\n');
}

/** A conversation with its citations as Markdown footnotes; links point to the site at `base`. */
export function toMarkdown(conversation: Conversation, base: string): string {
  const parts = conversation.exchanges.flatMap((x, i) => {
    const footnote = (marker: number) => `${i + 1}-${marker}`;
    const notes = x.citations.map(
      (c) =>
        `[^${footnote(c.marker)}]: ${escapeMarkdown(cite(c, 'chicago', '').replace(/, transcript, \S+$/, ', transcript'))}. <${cite(c, 'link', base)}>`,
    );
    const body = answerMarkdown(x, (marker) => `[^${footnote(marker)}]`) || '_No answer was received._';
    return [`## ${escapeMarkdown(x.question.replace(/\s+/g, ' '))}`, body, ...(notes.length ? [notes.join('\n')] : [])];
  });
  return `${['# On the Record', `Conversation of ${conversation.at.slice(0, 10)}. Quotes are verbatim from the published transcripts; they are somebody’s words, not established facts.`, ...parts].join('\n\n')}\n`;
}

/** The same as JSON, with every citation's offsets and source hash. */
export function toJson(conversation: Conversation, base: string): string {
  const exchanges = conversation.exchanges.map((x) => ({
    question: x.question,
    standaloneQuestion: x.standaloneQuestion,
    status: x.response?.status ?? x.state,
    reason: x.response?.reason,
    answer: x.answer,
    blocks: x.response?.blocks,
    answeredBy: x.response?.answeredBy,
    filters: x.response?.filters,
    citations: x.citations.map((c) => ({ ...c, link: cite(c, 'link', base) })),
  }));
  return `${JSON.stringify({ at: conversation.at, exchanges }, null, 2)}\n`;
}
