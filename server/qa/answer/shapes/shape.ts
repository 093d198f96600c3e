/** What every shape of answer is made from, and makes. */
import type { Vocabulary } from '../../../../ingest/index/vocabulary.ts';
import type { Block } from '../../../contract/blocks.ts';
import type { Citation } from '../../../contract/contract.ts';
import type { Library } from '../../library.ts';
import type { Retrieval } from '../../retrieve/passage-retriever.ts';
import type { PassageStore } from '../../retrieve/store.ts';
import type { Understanding } from '../../understand/understand.ts';
import { type Candidate, candidates } from '../candidates.ts';
import { type Exchange, toExchange } from '../exchange.ts';
import type { GlueContext } from '../glue.ts';
import { isBackchannel, replyQuestion } from '../reply-question.ts';
import settings from '../settings.json' with { type: 'json' };
import { type Share, type ShareOptions, shareOut } from '../share-out.ts';
import type { SpokenTurn } from '../spoken-turn.ts';

export type Question = { understanding: Understanding; retrieval: Retrieval };

export type ShapeInput = Question & {
  library: Library;
  store: PassageStore;
  vocabulary: Vocabulary;
  /** Most citations. */
  limit: number;
  /** Code units of all quotes together. */
  characters: number;
  /** Filters are on, and it is not sure that what they leave answers: nothing off the subject is quoted, best or not. */
  narrowed: boolean;
};

/** Undefined where there is nothing to quote. */
export type Shaped = { blocks: Block[]; citations: Citation[] } | undefined;

/** @param most passages looked at */
export const candidatesOf = (input: ShapeInput, most: number): Promise<Candidate[]> =>
  candidates(input, input.understanding, input.retrieval, {
    least: settings.citeAbove,
    most,
    strict: input.narrowed,
  });

export function shared(
  { library, vocabulary, retrieval, limit, characters }: ShapeInput,
  found: readonly Candidate[],
  options: Partial<ShareOptions> & { yesNo?: boolean } = {},
): Share[] {
  const { yesNo = false, ...more } = options;
  const own = new Set(retrieval.terms);
  const glue = (spoken: SpokenTurn): GlueContext => {
    const question = replyQuestion(library, spoken);
    return {
      yesNo,
      unprompted: question !== undefined && isBackchannel(question),
      analyze: library.analyze,
      asked: question ? new Set([...own, ...library.analyze(question.quote)]) : own,
    };
  };
  return shareOut(found, glue, vocabulary, {
    characters,
    quotes: limit,
    exchanges: Number.POSITIVE_INFINITY,
    further: settings.furtherAbove,
    least: settings.leastValue,
    repeats: settings.repeats,
    alike: settings.alike,
    ...more,
  });
}

export const exchangeOf = (library: Library, { spoken, sentences, alike }: Share): Exchange => ({
  ...toExchange(library, spoken, sentences),
  ...(alike.length > 0 && { alike }),
});

/** In the order of the collection, which is that of time. */
export const inTime = (one: SpokenTurn, other: SpokenTurn, library: Library): number =>
  library.interviews.indexOf(one.interview) - library.interviews.indexOf(other.interview) ||
  one.turn.start - other.turn.start;
