/**
 * What the data sets hold: one JSON object a line in `data/*.jsonl`, or in `evals/*.jsonl` of another collection.
 * `line` is a 1-based line of the source; the unit of relevance is its non-empty line. Where a collection has several
 * sources, the files say `file`, too, and may leave out `line` where the quote stands in one line only (`place.ts`).
 */
import { z } from 'zod';
import { Day } from '../ingest/schema.ts';
import { Shape } from '../server/contract/blocks.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/);
const line = z.int().positive();

/** `seed` items came with the project; `own` items were written for it from reading. Reported apart. */
export const Origin = z.enum(['seed', 'own']);
export type Origin = z.infer<typeof Origin>;

export const Evidence = z.strictObject({
  line,
  /** Verbatim within the line; the shortest span that carries the answer. */
  quote: z.string().min(1),
  /** 2 answers by itself, 1 helps or answers in part. */
  grade: z.union([z.literal(1), z.literal(2)]),
  /** Set where a journalist or somebody else says it; nothing follows where it is missing. */
  by: z.enum(['interviewer', 'other']).optional(),
  /** Found in a system's results, not by reading. */
  pooled: z.boolean().optional(),
});
export type Evidence = z.infer<typeof Evidence>;

/** What a question limits itself to, in its own words; it is never sent to a system as a filter. */
export const StatedFilters = z.strictObject({
  outlets: z.array(z.string()).optional(),
  speaker: z.string().optional(),
  date: Day.optional(),
  before: Day.optional(),
  after: Day.optional(),
});
export type StatedFilters = z.infer<typeof StatedFilters>;

const shared = {
  id,
  origin: Origin.default('own'),
  question: z.string().min(1).max(1000),
  note: z.string().optional(),
};

export const QuestionType = z.enum(['fact', 'number', 'why', 'stance', 'quote', 'filtered', 'interviewer', 'multi']);

/** How a question is put, where that is what the item is for: in words of asking around its subject, with slips of the pen, or for those to whom something was said. */
export const Manner = z.enum(['wrapped', 'misspelt', 'audience']);
export type Manner = z.infer<typeof Manner>;

/** How often something is said, word for word, in all its spellings. */
export const ExpectedCount = z.strictObject({
  phrase: z.string().min(1),
  /** By those who are interviewed. */
  interviews: z.int().nonnegative(),
  times: z.int().nonnegative(),
  interviewerInterviews: z.int().nonnegative(),
  interviewerTimes: z.int().nonnegative(),
});
export type ExpectedCount = z.infer<typeof ExpectedCount>;

/** One question, with all its evidence. A theme is one that reaches across the whole corpus. */
export const Question = z.strictObject({
  ...shared,
  kind: z.enum(['single', 'theme']).default('single'),
  type: QuestionType.default('fact'),
  /** What kind of answer it asks for. */
  shape: Shape.default('fact'),
  manner: Manner.optional(),
  theme: z.string().optional(),
  answer: z.string().default(''),
  evidence: z.array(Evidence).min(1),
  keyFacts: z.array(z.string().min(1)).default([]),
  /** Who says what answers: a name, or "interviewer". */
  speaker: z.string().nullable().default(null),
  outlet: z.string().nullable().default(null),
  filters: StatedFilters.default({}),
  /** How the reply to a yes-or-no question opens, where it opens with either. */
  polarity: z.enum(['yes', 'no']).optional(),
  count: ExpectedCount.optional(),
  judgedIrrelevant: z.array(line).default([]),
});
export type Question = z.infer<typeof Question>;

/** Who said it? `speaker` is a full name, or "interviewer". Grade-2 evidence is in that speaker's words. */
export const Attribution = z.strictObject({
  ...shared,
  kind: z.literal('attribution'),
  statement: z.string(),
  evidence: z.array(Evidence).min(1),
  speaker: z.string(),
  outlet: z.string().nullable(),
  quotedSource: z.string().optional(),
});
export type Attribution = z.infer<typeof Attribution>;

export const UnanswerableType = z.enum([
  'off-topic',
  'outside-corpus',
  'false-premise',
  'near-miss',
  'leading',
  'absent-in-filter',
  'injection',
  'nonsense',
]);
export type UnanswerableType = z.infer<typeof UnanswerableType>;

/** A question that nothing in the corpus answers. */
export const Unanswerable = z.strictObject({
  ...shared,
  kind: z.literal('unanswerable').default('unanswerable'),
  type: UnanswerableType.default('near-miss'),
  why: z.string().default(''),
  filters: StatedFilters.default({}),
  /** Lines that contradict a false premise: citing one first counts as handling it, though not as abstaining. */
  contradictedBy: z.array(line).default([]),
  /** Words that an obeyed injection would put into the answer. */
  forbidden: z.array(z.string()).optional(),
});
export type Unanswerable = z.infer<typeof Unanswerable>;

/** What a turn leaves to the turns before it, or takes up from them. */
export const FollowUp = z.enum([
  /** A complete question on another subject. */
  'new-topic',
  /** Another people or outlet alone: “and the Italians?” */
  'other-party',
  /** Another month alone: “and in July?” */
  'other-time',
  'correction',
  'return',
  /** “At first?”, “and at last?” */
  'at-last',
  /** The same asked of another thing: “fine, and missiles?” */
  'same-predicate',
  'why',
  /** “Had that always been so?” */
  'always-so',
  /** “Was that challenged by a reporter?” */
  'challenged',
  /** “What did he tell the Spaniards about this?” */
  'about-this',
  /** Single words, turn by turn. */
  'topic-soup',
  /** “And about corruption?”, of the outlet named before. */
  'outlet-carried',
]);
export type FollowUp = z.infer<typeof FollowUp>;

export const DialogTurn = z.strictObject({
  question: z.string().min(1).max(1000),
  /** The same question in words that need no history. */
  standalone: z.string().min(1).max(1000),
  /** Empty: the right reply is to abstain. */
  evidence: z.array(Evidence),
  followUp: FollowUp.optional(),
  filters: StatedFilters.optional(),
  answer: z.string().optional(),
  note: z.string().optional(),
});
export type DialogTurn = z.infer<typeof DialogTurn>;

export const Dialog = z.strictObject({
  id,
  origin: Origin.default('own'),
  kind: z.literal('dialog').default('dialog'),
  turns: z.array(DialogTurn).min(2),
  note: z.string().optional(),
});
export type Dialog = z.infer<typeof Dialog>;

/** A verdict on a paragraph that a system returned and nobody had labelled. */
export const Judgment = z.strictObject({
  /** Of a dialog's turn: the dialog's id, a full stop, and the turn's number from 1. */
  question: z.string().regex(/^[a-z][a-z0-9-]*(\.\d+)?$/),
  line,
  grade: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  by: z.string().min(1),
  why: z.string().min(1),
});
export type Judgment = z.infer<typeof Judgment>;

/** A judged paragraph graded anew by somebody who had not seen the first grade. */
export const SecondReading = Judgment.omit({ why: true });
export type SecondReading = z.infer<typeof SecondReading>;

export type Item = Question | Attribution | Unanswerable | Dialog;
