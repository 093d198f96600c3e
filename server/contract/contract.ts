/**
 * The HTTP contract, once: server, page, widget, evals and the OpenAPI document all derive from it.
 * Offsets are UTF-16 code units into the source decoded as UTF-8, half-open. Times are milliseconds.
 */
import { z } from '@hono/zod-openapi';
import { Basis, Day, InterviewDate, NoteKind, Role } from '../../ingest/schema.ts';
import { Block, ReplyTo, Shape } from './blocks.ts';
import { LIMITS } from './limits.ts';
import { Refusal } from './refusals.ts';

const offset = z.int().nonnegative();

export const SourceRef = z.object({ file: z.string(), sha256: z.string() }).openapi('SourceRef');

export const Interview = z
  .object({
    id: z.string(),
    title: z.string(),
    outlet: z.string(),
    /** Language of the transcript as published (BCP 47). */
    language: z.string(),
    date: InterviewDate,
    interviewee: z.string(),
    interviewers: z.array(z.string()),
    source: SourceRef,
    start: offset,
    end: offset,
    /** How many. */
    turns: z.int(),
    /** Country and language of the outlet, where the catalog has them. */
    country: z.string().optional(),
    outletLanguage: z.string().optional(),
    outletVariants: z.array(z.string()),
    talk: z.string().optional(),
  })
  .openapi('Interview');
export type Interview = z.infer<typeof Interview>;

export const Turn = z
  .object({
    id: z.string(),
    index: z.int(),
    speaker: z.string(),
    role: Role,
    basis: Basis,
    note: z.string().optional(),
    text: z.string(),
    start: offset,
    end: offset,
  })
  .openapi('Turn');
export type Turn = z.infer<typeof Turn>;

export const Note = z.object({ kind: NoteKind, text: z.string(), start: offset, end: offset }).openapi('Note');
export type Note = z.infer<typeof Note>;

export const InterviewRef = z
  .object({
    id: z.string(),
    title: z.string(),
    outlet: z.string(),
    date: InterviewDate,
    /** How to tell it from the others of its outlet, in words; missing where it is the outlet's only one. */
    talk: z.string().optional(),
  })
  .openapi('InterviewRef');
export type InterviewRef = z.infer<typeof InterviewRef>;

export const Citation = z
  .object({
    marker: z.int().positive(),
    passageId: z.string(),
    interview: InterviewRef,
    speaker: z.string(),
    role: Role,
    quote: z.string(),
    start: offset,
    end: offset,
    /** The 32 code units before and after the quote, fewer at the ends of the source. */
    prefix: z.string(),
    suffix: z.string(),
    source: SourceRef,
    /** Seconds in the recording, where the transcript has times. */
    time: z.object({ from: z.number(), to: z.number() }).optional(),
    /** The recording at that time, where the catalog gives its address. */
    media: z.url().optional(),
    inReplyTo: ReplyTo.optional(),
  })
  .openapi('Citation');
export type Citation = z.infer<typeof Citation>;

export const Result = z
  .object({
    passageId: z.string(),
    interview: InterviewRef,
    speaker: z.string(),
    role: Role,
    text: z.string(),
    start: offset,
    end: offset,
    score: z.number(),
    highlights: z.array(z.object({ start: offset, end: offset })),
    inReplyTo: ReplyTo.optional(),
  })
  .openapi('Result');
export type Result = z.infer<typeof Result>;

const names = z.array(z.string().min(1).max(200)).max(LIMITS.filterValues);

/** `from` and `to` are inclusive and match an interview whose date range overlaps. */
export const Filters = z
  .strictObject({
    outlets: names.optional(),
    speakers: names.optional(),
    roles: z.array(Role).max(3).optional(),
    from: Day.optional(),
    to: Day.optional(),
  })
  .openapi('Filters');
export type Filters = z.infer<typeof Filters>;

export const FilterField = z.enum(['outlets', 'speakers', 'roles', 'from', 'to']);
export type FilterField = z.infer<typeof FilterField>;

/** What is read out of a question and can be left alone: a filter, mended slips of the pen, what was asked before. */
export const Inferred = z.enum([...FilterField.options, 'spelling', 'context']);
export type Inferred = z.infer<typeof Inferred>;

/** A slip of the pen and what it was read as, both in lower case without accents. */
export const Correction = z.object({ from: z.string(), to: z.string() }).openapi('Correction');
export type Correction = z.infer<typeof Correction>;

export const AppliedFilters = z.object({ given: Filters, inferred: Filters }).openapi('AppliedFilters');
export type AppliedFilters = z.infer<typeof AppliedFilters>;

export const Message = z.strictObject({
  role: z.enum(['user', 'assistant']),
  content: z.string().max(LIMITS.historyMessage),
});
export type Message = z.infer<typeof Message>;

export const Question = z
  .string()
  .max(LIMITS.question, `a question has at most ${LIMITS.question} characters`)
  .regex(/\S/, 'a question must not be empty');

export const AskRequest = z
  .strictObject({
    question: Question,
    history: z.array(Message).max(LIMITS.history).optional(),
    filters: Filters.optional(),
    ignoreInferred: z.array(Inferred).max(Inferred.options.length).optional(),
    /** Most citations. */
    limit: z.int().min(1).max(LIMITS.citations).optional(),
  })
  .openapi('AskRequest');
export type AskRequest = z.infer<typeof AskRequest>;

export const Timings = z.object({
  understand: z.number(),
  /** The embedding call, within `retrieve`. */
  embed: z.number().optional(),
  retrieve: z.number(),
  answer: z.number(),
  verify: z.number(),
  total: z.number(),
});
export type Timings = z.infer<typeof Timings>;

export const AskResponse = z
  .object({
    question: z.string(),
    standaloneQuestion: z.string(),
    status: z.enum(['answered', 'no_answer', 'about']),
    /** What kind of answer is asked for. */
    shape: Shape.optional(),
    /** Slips of the pen that were mended; `ignoreInferred: ["spelling"]` undoes it. */
    corrections: z.array(Correction).optional(),
    /** English wording of `refusal`. */
    reason: z.string().optional(),
    refusal: Refusal.optional(),
    /** Plain text; [n] points to the citation with marker n. */
    answer: z.string().max(LIMITS.answer),
    /** The answer as structure. */
    blocks: z.array(Block).optional(),
    citations: z.array(Citation),
    nearest: z.array(Result).optional(),
    filters: AppliedFilters,
    /** "extractive", or the chat model's name. */
    answeredBy: z.string(),
    fallback: z.object({ from: z.string(), reason: z.string() }).optional(),
    /** 0 to 1, calibrated on the eval suite's dev split: how likely the transcripts answer the question. */
    confidence: z.number().optional(),
    timings: Timings,
  })
  .openapi('AskResponse');
export type AskResponse = z.infer<typeof AskResponse>;

export const InterviewsResponse = z.object({ interviews: z.array(Interview) }).openapi('InterviewsResponse');
export type InterviewsResponse = z.infer<typeof InterviewsResponse>;

export const InterviewResponse = z
  .object({ interview: Interview, turns: z.array(Turn), notes: z.array(Note) })
  .openapi('InterviewResponse');
export type InterviewResponse = z.infer<typeof InterviewResponse>;

export const PassageResponse = z
  .object({ passage: Result, before: z.array(Turn), after: z.array(Turn) })
  .openapi('PassageResponse');
export type PassageResponse = z.infer<typeof PassageResponse>;

export const SearchResponse = z
  .object({
    query: z.string(),
    filters: AppliedFilters,
    corrections: z.array(Correction).optional(),
    results: z.array(Result),
  })
  .openapi('SearchResponse');
export type SearchResponse = z.infer<typeof SearchResponse>;

/**
 * For the timeline, interviews in order of time: passages of each that hold the words or score above the answer threshold
 * (`count`), and those that hold all the words, in any form or spelling (`exact`).
 */
export const MentionsResponse = z
  .object({
    query: z.string(),
    interviews: z.array(InterviewRef.extend({ count: z.int().nonnegative(), exact: z.int().nonnegative().optional() })),
  })
  .openapi('MentionsResponse');
export type MentionsResponse = z.infer<typeof MentionsResponse>;

/** Every occurrence of an exact phrase, ignoring case and the kind of quotation marks and spaces. */
export const PhraseResponse = z
  .object({
    phrase: z.string(),
    total: z.int().nonnegative(),
    offset: z.int().nonnegative(),
    hits: z.array(
      z.object({
        passageId: z.string(),
        interview: InterviewRef,
        speaker: z.string(),
        role: Role,
        quote: z.string(),
        start: offset,
        end: offset,
        before: z.string(),
        after: z.string(),
      }),
    ),
  })
  .openapi('PhraseResponse');
export type PhraseResponse = z.infer<typeof PhraseResponse>;

/** RFC 9457. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
  })
  .openapi('Problem');
export type Problem = z.infer<typeof Problem>;

/** Server-sent events of a streamed `/api/ask`; the deltas joined are exactly the answer. */
export type AskEvent =
  | { event: 'status'; data: { stage: 'understanding' | 'retrieving' | 'answering'; standaloneQuestion?: string } }
  | { event: 'citation'; data: Citation }
  | { event: 'delta'; data: { text: string } }
  | { event: 'done'; data: AskResponse }
  | { event: 'error'; data: Problem };
