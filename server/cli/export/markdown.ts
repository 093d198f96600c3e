/** An answer as Markdown, drawn from its blocks: words that were said as quotations, each with its link. */
import type { ExchangeBlock } from '../../contract/blocks.ts';
import type { AskResponse, Citation } from '../../contract/contract.ts';
import { escapeMarkdown } from '../../http/openai/markdown.ts';
import { passageLink } from '../../http/passage-link.ts';

export function toMarkdown(response: AskResponse, publicUrl: string): string {
  const { question, blocks, answer, reason, citations } = response;
  const byMarker = new Map(citations.map((c) => [c.marker, c]));
  const exchange = (block: ExchangeBlock): string[] => exchangeParts(block, byMarker, publicUrl);
  const parts = (blocks ?? []).flatMap((block) => {
    if (block.kind === 'exchange') return exchange(block);
    if (block.kind !== 'group') return [escapeMarkdown(block.text)];
    const inner = block.blocks.length > 0 ? block.blocks.flatMap(exchange) : ['Nothing was found.'];
    return [`## ${escapeMarkdown(oneLine(block.title))}`, ...inner];
  });
  const said = blocks ? parts : [escapeMarkdown(answer)].filter(Boolean);
  const refused = response.status === 'no_answer' && reason ? [escapeMarkdown(reason)] : [];
  return [`# ${escapeMarkdown(oneLine(question))}`, ...refused, ...said].join('\n\n');
}

function exchangeParts(
  { lead, question, markers, gapBefore }: ExchangeBlock,
  citations: ReadonlyMap<number, Citation>,
  publicUrl: string,
): string[] {
  const asked = question ? [`*${escapeMarkdown(oneLine(question.quote))}*`] : [];
  const quotes = markers.flatMap((marker) => {
    const citation = citations.get(marker);
    if (!citation) return [];
    const gap = gapBefore.includes(marker) ? '\\[…\\] ' : '';
    return `> ${gap}${escapeMarkdown(oneLine(citation.quote))} [\\[${marker}\\]](<${passageLink(publicUrl, citation)}>)`;
  });
  return [`**${escapeMarkdown(lead)}**`, ...asked, quotes.join('\n>\n')];
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
