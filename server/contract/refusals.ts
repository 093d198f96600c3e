/** Why there is no answer, as a code from a closed list, so that every client words it in its own language. */
import { z } from '@hono/zod-openapi';

export const RefusalCode = z.enum([
  /** The transcripts do not seem to answer; nothing more is known. */
  'not_answered',
  /** The subject comes up, what was asked about it does not. `subject`, `missing`: the question's own words. */
  'detail_not_said',
  /** What the question takes for granted, or wants confirmed, was not found. `subject` */
  'no_such_statement',
  /** A name that the transcripts never mention. `name` */
  'unknown_name',
  /**
   * Somebody who does not speak in the transcripts is asked for as a speaker. `name`; `spokenOf`: by which name others
   * speak of them, if they do; `speakers`: some who answer, and how many `more`
   */
  'no_such_speaker',
  /** An outlet, host or programme without an interview here. `outlet` */
  'no_such_outlet',
  /** A time outside the collection. `asked`, `from`, `to` (days of the collection, where it has any) */
  'outside_period',
  /** No passage is left by the filters. */
  'nothing_in_filters',
  /** The filters leave passages, none of them on the subject. `subject`, `elsewhere`: ids of interviews that have it */
  'absent_in_filters',
  /** More was asked for than had been quoted, and nothing more was found. */
  'nothing_more',
  /** An instruction to the program. */
  'instruction',
  /** Not in the language of the transcripts. `language`, where it was recognised */
  'other_language',
  /** No question in it. */
  'nonsense',
  /** An answer was made, and did not hold against the transcripts. */
  'unverified',
]);
export type RefusalCode = z.infer<typeof RefusalCode>;

export const Params = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()), z.array(z.number())]));
export type Params = z.infer<typeof Params>;

export const Refusal = z.object({ code: RefusalCode, params: Params }).openapi('Refusal');
export type Refusal = z.infer<typeof Refusal>;
