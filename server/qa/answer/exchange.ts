/** Chosen sentences of one turn as an exchange: runs of whole sentences, each a citation, and the question they reply to. */
import type { AskedBefore, ExchangeBlock } from '../../contract/blocks.ts';
import type { Citation } from '../../contract/contract.ts';
import type { Library, PassageEntry } from '../library.ts';
import { replyQuestion } from './reply-question.ts';
import type { SpokenTurn } from './spoken-turn.ts';
import { attribution } from './words.ts';

/** Whole sentences of one paragraph, one after the other; `gapBefore`: words of the turn before them are left out. */
export type Run = { entry: PassageEntry; start: number; end: number; gapBefore: boolean };

export type Exchange = {
  spoken: SpokenTurn;
  /** In the order in which they were said; never empty. */
  runs: Run[];
  question?: AskedBefore;
  /** Ids of other interviews in which much the same is said. */
  alike?: string[];
  newFigures?: string[];
};

/** @param chosen indexes of the turn's sentences; at least one */
export function toExchange(library: Library, spoken: SpokenTurn, chosen: Iterable<number>): Exchange {
  const order = [...new Set(chosen)].sort((a, b) => a - b);
  const runs: Run[] = [];
  for (const [k, i] of order.entries()) {
    const sentence = spoken.sentences[i]!;
    const last = runs.at(-1);
    const follows = k > 0 && order[k - 1] === i - 1;
    if (last && follows && last.entry === sentence.entry) last.end = sentence.end;
    else
      runs.push({
        entry: sentence.entry,
        start: sentence.start,
        end: sentence.end,
        gapBefore: k === 0 ? i > 0 : !follows,
      });
  }
  const question = order[0] === 0 ? replyQuestion(library, spoken) : undefined;
  return { spoken, runs, ...(question && { question }) };
}

/** @param marker of the first quote; the others count on */
export function toBlock(
  library: Library,
  { runs, question, alike, newFigures }: Exchange,
  marker: number,
): { block: ExchangeBlock; citations: Citation[] } {
  const citations = runs.map((run, i) => library.toCitation(run.entry, run, marker + i));
  const [first] = citations;
  const block: ExchangeBlock = {
    kind: 'exchange',
    interview: first!.interview.id,
    lead: attribution(first!, library.shortName),
    ...(question && { question }),
    markers: citations.map((c) => c.marker),
    gapBefore: citations.filter((_, i) => runs[i]!.gapBefore).map((c) => c.marker),
    ...(alike?.length && { alike }),
    ...(newFigures?.length && { newFigures }),
  };
  return { block, citations };
}
