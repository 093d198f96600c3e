import { cite } from '../quote/cite.ts';
import type { Exchange } from './conversation.ts';

/** A conversation as it is stored and exported; `at` is when it began, ISO 8601. */
export type Conversation = { id: string; at: string; exchanges: Exchange[] };

/** What goes out of the page is text for a Markdown reader: nothing that a transcript holds may format or embed. */
const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>#+|!~]/g, '\\$&').replace(/^(\s*)(\d+)([.)])/gm, '$1$2\\$3');

/** The answer with its markers as footnote references; markers without a citation stay text. */
function answerMarkdown(x: Exchange, footnote: (marker: number) => string): string {
  const known = new Set(x.citations.map((c) => c.marker));
  return x.answer
    .split(/(\[\d{1,3}\])/)
    .map((part) => {
      const marker = Number(/^\[(\d{1,3})\]$/.exec(part)?.[1]);
      return known.has(marker) ? `[^${footnote(marker)}]` : escapeMarkdown(part);
    })
    .join('')
    .replace(/\n(?!\n)/g, '  \n');
}

/** A conversation with its citations as Markdown footnotes; links point to the site at `base`. */
export function toMarkdown(conversation: Conversation, base: string): string {
  const parts = conversation.exchanges.flatMap((x, i) => {
    const footnote = (marker: number) => `${i + 1}-${marker}`;
    const notes = x.citations.map(
      (c) =>
        `[^${footnote(c.marker)}]: ${escapeMarkdown(cite(c, 'chicago', '').replace(/, transcript, \S+$/, ', transcript'))}. <${cite(c, 'link', base)}>`,
    );
    const body = x.answer ? answerMarkdown(x, footnote) : '_No answer was received._';
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
    answeredBy: x.response?.answeredBy,
    filters: x.response?.filters,
    citations: x.citations.map((c) => ({ ...c, link: cite(c, 'link', base) })),
  }));
  return `${JSON.stringify({ at: conversation.at, exchanges }, null, 2)}\n`;
}
