/** An answer as structure; `answer` says the same as text. Page, widget, command line and exports are drawn from it. */
import { z } from '@hono/zod-openapi';
import { Role } from '../../ingest/schema.ts';
import { Params } from './refusals.ts';

/** What kind of answer a question asks for. */
export const Shape = z.enum(['fact', 'yes_no', 'wide', 'over_time', 'compare', 'count']);
export type Shape = z.infer<typeof Shape>;

const offset = z.int().nonnegative();

/** The words that a quote replies to, by somebody else, in the same interview. */
export const ReplyTo = z
  .object({ speaker: z.string(), role: Role, quote: z.string(), start: offset, end: offset })
  .openapi('ReplyTo');
export type ReplyTo = z.infer<typeof ReplyTo>;

/** A line of the product's own: never a claim. `code` and `params` let clients word `text` in their own language. */
export const HeadBlock = z
  .object({ kind: z.literal('head'), text: z.string(), code: z.string(), params: Params })
  .openapi('HeadBlock');
export type HeadBlock = z.infer<typeof HeadBlock>;

/**
 * Quotes of one turn, in the order in which they were said. `question` is the words that the turn replies to, whole
 * sentences, where the quotes open the reply. `gapBefore`: marker of each quote before which words of the turn are left out.
 */
export const ExchangeBlock = z
  .object({
    kind: z.literal('exchange'),
    interview: z.string(),
    question: ReplyTo.optional(),
    markers: z.array(z.int().positive()).min(1),
    gapBefore: z.array(z.int().positive()),
    /** Other interviews in which much the same is said: "said alike in 2 more interviews". */
    alike: z.array(z.string()).optional(),
  })
  .openapi('ExchangeBlock');
export type ExchangeBlock = z.infer<typeof ExchangeBlock>;

/** Exchanges under a title: one side of a comparison, one day of a development, one part of a question. */
export const GroupBlock = z
  .object({
    kind: z.literal('group'),
    title: z.string(),
    code: z.string(),
    params: Params,
    /** Empty where nothing was found for it. */
    blocks: z.array(ExchangeBlock),
  })
  .openapi('GroupBlock');
export type GroupBlock = z.infer<typeof GroupBlock>;

export const Block = z.discriminatedUnion('kind', [HeadBlock, ExchangeBlock, GroupBlock]).openapi('Block');
export type Block = z.infer<typeof Block>;
