/** An answer of quotes that somebody else chose: what may be chosen, and how it is laid out. */
import type { Block, ClaimBlock } from '../../contract/blocks.ts';
import type { Citation } from '../../contract/contract.ts';
import { LIMITS } from '../../contract/limits.ts';
import type { Library } from '../library.ts';
import { candidates } from './candidates.ts';
import { type AnswerDependencies, answered, type Chosen, type Draft, type Found, type Offer } from './draft.ts';
import { type Exchange, toBlock } from './exchange.ts';
import { layOut } from './lay-out.ts';
import { renderText } from './render-text.ts';
import settings from './settings.json' with { type: 'json' };
import { exchangeOf, shared } from './shapes/shape.ts';

/** Quotes to choose from, and their code units in all (about four a token of a chat model). */
const MOST_QUOTES = 20;
const MOST_CHARACTERS = 12_000;

export type Offered = { exchange: Exchange; offer: Offer };

/** More than an answer holds, each with all that it may not be quoted without. */
export async function offersFor(
  dependencies: AnswerDependencies,
  { understanding, retrieval }: Found,
): Promise<Offered[]> {
  const { library } = dependencies;
  const room = { limit: MOST_QUOTES, characters: MOST_CHARACTERS, narrowed: false };
  const input = { ...dependencies, understanding, retrieval, ...room };
  const found = await candidates(input, understanding, retrieval, { least: 0, most: settings.passages.many });
  return shared(input, found, { least: 0 }).map((share) => {
    const exchange = exchangeOf(library, share);
    const { spoken, question } = exchange;
    const sentences = share.sentences.map((i) => spoken.sentences[i]!.text);
    const { citations } = toBlock(library, exchange, 1);
    const { turn, interview } = spoken;
    return { exchange, offer: { turn, interview, citations, sentences, ...(question && { question }) } };
  });
}

/** @param by the model's name, shown with each sentence of its own */
export function composeChosen(
  groups: readonly (readonly Chosen[])[],
  offered: readonly Offered[],
  by: string,
  library: Library,
): Draft {
  const chosen = groups.flat();
  const exchanges = chosen.map(({ offer }) => offered[offer]!.exchange);
  if (chosen.every(({ wording }) => wording === undefined)) return answered(layOut(library, exchanges));
  let shown: { blocks: Block[]; citations: Citation[] } = { blocks: [], citations: [] };
  for (const [i, { wording }] of chosen.entries()) {
    const marker = shown.citations.length + 1;
    const { block, citations } = toBlock(library, exchanges[i]!, marker);
    const more = {
      blocks: [...shown.blocks, ...(wording === undefined ? [] : [labelled(wording, by, marker)]), block],
      citations: [...shown.citations, ...citations],
    };
    if (shown.blocks.length > 0 && renderText(more.blocks, more.citations).length > LIMITS.answer) break;
    shown = more;
  }
  return answered(shown);
}

function labelled(wording: string, by: string, marker: number): ClaimBlock {
  const words = `Worded by ${by}, not checked: ${wording} `;
  const shown = `[${marker}]`;
  return {
    kind: 'claim',
    by,
    text: `${words}${shown}`,
    marks: [{ marker, start: words.length, end: words.length + shown.length }],
  };
}
