/** Exchanges as blocks with their citations: markers are given in the order of the answer. */
import type { Block, ExchangeBlock, GroupBlock } from '../../contract/blocks.ts';
import type { Citation } from '../../contract/contract.ts';
import { LIMITS } from '../../contract/limits.ts';
import type { Library } from '../library.ts';
import { type Exchange, toBlock } from './exchange.ts';
import { renderText } from './render-text.ts';

export type Group = Pick<GroupBlock, 'code' | 'params' | 'title'> & { exchanges: readonly Exchange[] };
export type LaidOut = { blocks: ExchangeBlock[]; citations: Citation[] };
export type LaidOutGroups = { blocks: GroupBlock[]; citations: Citation[] };

/** Room for the lines of the product's own, in code units. */
const HEADS = 600;
const MOST = LIMITS.answer - HEADS;

export function layOut(library: Library, exchanges: readonly Exchange[]): LaidOut {
  const { blocks, citations } = layOutGroups(library, [{ code: 'part', params: {}, title: '', exchanges }]);
  return { blocks: blocks[0]!.blocks, citations };
}

/** What would make the answer longer than the contract allows is left out: first questions, then exchanges, the last first. */
export function layOutGroups(library: Library, groups: readonly Group[]): LaidOutGroups {
  const laid: GroupBlock[] = groups.map(({ code, params, title }) => ({
    kind: 'group',
    title,
    code,
    params,
    blocks: [],
  }));
  const citations: Citation[] = [];
  let length = 0;
  // By turns, so that the last group does not go short for the first.
  const most = Math.max(0, ...groups.map((g) => g.exchanges.length));
  const kept = groups.map(() => [] as Exchange[]);
  for (let i = 0; i < most; i++) {
    for (const [k, group] of groups.entries()) {
      const exchange = group.exchanges[i];
      const fitting =
        exchange && [exchange, withoutQuestion(exchange)].find((one) => length + lengthOf(library, one) <= MOST);
      const chosen = fitting ?? (length === 0 && exchange ? withoutQuestion(exchange) : undefined);
      if (!chosen) continue;
      length += lengthOf(library, chosen);
      kept[k]!.push(chosen);
    }
  }
  for (const [k, exchanges] of kept.entries()) {
    for (const exchange of exchanges) {
      const { block, citations: own } = toBlock(library, exchange, citations.length + 1);
      laid[k]!.blocks.push(block);
      citations.push(...own);
    }
  }
  return { blocks: laid, citations };
}

const withoutQuestion = ({ question: _, ...exchange }: Exchange): Exchange => exchange;

function lengthOf(library: Library, exchange: Exchange): number {
  const { block, citations } = toBlock(library, exchange, 1);
  return renderText([block], citations).length + 10;
}

/** A part of an answer: what stands in it, and the text of it all. */
export const answerOf = (blocks: Block[], citations: Citation[]) => ({
  blocks,
  citations,
  answer: renderText(blocks, citations),
});
