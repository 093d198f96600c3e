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

/** The words that an exchange replies to. `asks`: they are a question or a request; `gapBefore`: the turn begins before them. */
export const AskedBefore = ReplyTo.extend({ asks: z.boolean(), gapBefore: z.boolean() }).openapi('AskedBefore');
export type AskedBefore = z.infer<typeof AskedBefore>;

export const HeadCode = z.enum([
  /** Quotes of several interviews follow. `interviews`, `from`, `to` (days, where the interviews have any) */
  'quoted_from',
  /** Likewise, one exchange an interview, in order of time. */
  'in_order_of_time',
  /** Turns that open with a yes or a no. `answer`: the more frequent, in `interviews`, at `markers`; `others`, `otherMarkers`: likewise of the opposite */
  'answers_yes',
  'answers_no',
  /** Sides follow as groups. `sides` */
  'compared',
  /** Journalists' questions follow. `shown` of `asked`, in `interviews` */
  'questions_asked',
  /** The question's parts follow as groups. */
  'by_part',
  /** `phrase`, `interviews`, `times`, `of`: interviews in all; by whom: `name`, `byName`, `byInterviewers`; `unit` */
  'phrase_count',
  /** What is missing; quotes on the subject follow. `subject`: the question's own words; `wants`: the kind of thing that is missing */
  'detail_not_said',
  /** No such statement was found; quotes on the subject follow. `subject` */
  'no_such_statement',
  /** Nobody of that name speaks; quotes of others who speak of them follow. `name`, `spokenOf` */
  'no_such_speaker',
]);
export type HeadCode = z.infer<typeof HeadCode>;

/** Where a marker stands in a text. */
export const Mark = z.object({ marker: z.int().positive(), start: offset, end: offset }).openapi('Mark');
export type Mark = z.infer<typeof Mark>;

/**
 * A line of the product's own: never a claim. `code` and `params` let clients word `text` in their own language; `marks`
 * are the markers in `text`, which is never searched for them.
 */
export const HeadBlock = z
  .object({ kind: z.literal('head'), text: z.string(), marks: z.array(Mark), code: HeadCode, params: Params })
  .openapi('HeadBlock');
export type HeadBlock = z.infer<typeof HeadBlock>;

/** A sentence by the chat model `by`, not checked, which `text` says; the exchange that it rests on follows. */
export const ClaimBlock = z
  .object({ kind: z.literal('claim'), by: z.string(), text: z.string(), marks: z.array(Mark) })
  .openapi('ClaimBlock');
export type ClaimBlock = z.infer<typeof ClaimBlock>;

/**
 * Quotes of one turn, in the order in which they were said. `question` is the words that the turn replies to, whole
 * sentences, where the quotes open the reply. `gapBefore`: marker of each quote before which words of the turn are left out.
 */
export const ExchangeBlock = z
  .object({
    kind: z.literal('exchange'),
    interview: z.string(),
    /** Who speaks, to whom and when, in English. */
    lead: z.string(),
    question: AskedBefore.optional(),
    markers: z.array(z.int().positive()).min(1),
    gapBefore: z.array(z.int().positive()),
    /** Other interviews in which much the same is said: "said alike in 2 more interviews". */
    alike: z.array(z.string()).optional(),
    /** In a development: figures in the quotes, as they stand there, that no exchange before it has. */
    newFigures: z.array(z.string()).optional(),
  })
  .openapi('ExchangeBlock');
export type ExchangeBlock = z.infer<typeof ExchangeBlock>;

export const GroupCode = z.enum(['side', 'part', 'answers_yes', 'answers_no', 'other_answers']);
export type GroupCode = z.infer<typeof GroupCode>;

/** Exchanges under a title: one side of a comparison, one day of a development, one part of a question. */
export const GroupBlock = z
  .object({
    kind: z.literal('group'),
    title: z.string(),
    code: GroupCode,
    params: Params,
    /** Empty where nothing was found for it. */
    blocks: z.array(ExchangeBlock),
  })
  .openapi('GroupBlock');
export type GroupBlock = z.infer<typeof GroupBlock>;

export const Block = z.discriminatedUnion('kind', [HeadBlock, ClaimBlock, ExchangeBlock, GroupBlock]).openapi('Block');
export type Block = z.infer<typeof Block>;
