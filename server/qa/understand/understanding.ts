/** What is known of a question once it is understood. */
import type { Role } from '../../../ingest/schema.ts';
import type { Shape } from '../../contract/blocks.ts';
import type { Correction, Filters } from '../../contract/contract.ts';
import type { Refusal } from '../../contract/refusals.ts';
import type { MessageKind } from './message/message-kind.ts';

export type Intent = {
  /** Whose words are asked for, where the question says so. */
  role?: Role;
  who: boolean;
  number: boolean;
  /** Asked across the collection: "what was said about …". */
  theme: boolean;
  /** Takes something for granted that may not be so. */
  loaded: boolean;
  phrases: string[];
};

/** What the answer has to hold. */
export type Wants = 'number' | 'money' | 'length' | 'age' | 'year' | 'name' | 'place' | 'reason' | 'yes_no';

/** One of the outlets, countries, people or times that are to stand side by side. */
export type Side = {
  /** As it is shown: an outlet's or a person's name, a month, or the question's own words. */
  title: string;
  /** To be put in place of the question's inferred ones for this side: they hold what all sides share, too. */
  filters?: Filters;
  /** Whose words, or who is spoken of. */
  people?: string[];
  /** What is asked of this side: to be searched in place of the question's own query and subject. */
  subject?: string;
};

/** A part of a question: as it is shown, and as a question of its own. */
export type Part = { title: string; question: string };

/** What is to be counted: exact occurrences in the transcripts, with the spellings of the collection. */
export type Count = { phrases: string[]; unit: 'interviews' | 'times'; role?: Role };

/** An end of the order of time. */
export type End = 'first' | 'last';

export type Understanding = {
  /** Standalone: a follow-up with what it left out. Shown as "Understood as". */
  question: string;
  inferred: Filters;
  intent: Intent;
  shape: Shape;
  /** For `compare`: two or more. */
  sides?: Side[];
  /** Of a question of two or more parts, as they were asked. */
  parts?: Part[];
  /** For `count`. */
  count?: Count;
  wants?: Wants;
  /** For `over_time`: of what was said, only the first or the last. */
  end?: End;
  /** A summary of whole interviews, those of `inferred`: their questions, as they were asked. */
  summary?: true;
  /** What is embedded: the question without words of asking and audience, slips of the pen mended. */
  query: string;
  /** Likewise for lexical search. */
  subject: string;
  /** Names in it that neither the transcripts nor English have. */
  unknownNames: string[];
  corrections: Correction[];
  /** Of the message as it was sent. */
  kind: MessageKind;
  /** Why no search is worth while: an outlet or a time that the collection does not have. */
  outOfScope?: Refusal;
  /** Asked for as a speaker is one of whom others only speak. */
  absentSpeaker?: { refusal: Refusal; spokenOf: string };
  /** A turn of a conversation that has no content of its own: it is about what was answered before. */
  followUp: boolean;
  /** It has content of its own, and goes on with the subject before. */
  goesOn?: true;
  /** Of such a question, or of a word or two that may go on: most words of its own are none of the transcripts'. */
  isStrange?: true;
  /** Outlets of the one interview that the answer before quotes, where it most likely stays with that. */
  staysIn?: string[];
  /** Answers before, where more than they hold is asked for. */
  shown?: string[];
  /** The other reading, where a follow-up may or may not go on with the subject before it. */
  continued?: Understanding;
};
