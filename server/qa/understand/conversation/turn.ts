/** What is remembered of a question for the next one, and what a follow-up is resolved with. */
import type { Span } from '../../../../ingest/schema.ts';
import type { Bounds } from '../../../../ingest/text/days.ts';
import { normalise } from '../normalise.ts';
import type { OutletFinder } from '../outlets.ts';
import type { ProperNames } from '../proper-names.ts';

export type Turn = {
  /** As it is to be understood by itself: `stem`, with what it carries behind it in brackets. */
  question: string;
  /** Without the mark at its end and without what it carries. */
  stem: string;
  /** What it carries from before; empty where it needs nothing. */
  carried: string;
  /** Its own subject. */
  own: string;
  /** Its subject with what it carries. */
  topic: string;
  /** What the conversation has been about since a question last had a subject of its own. */
  root: string;
  /** Form of the name of the one whose words were asked for last, where several people answer. */
  speaker?: string;
  /** A search decided whether `carried` was still meant. */
  perhaps?: boolean;
};

export type ConversationContext = {
  findOutlets: OutletFinder;
  names: Pick<ProperNames, 'kindOf'>;
  days: Bounds;
  /** Whether a folded word is a subject of the transcripts rather than a word of asking or a name of those who answer. */
  isContent: (word: string) => boolean;
  /** Whether it belongs to the name of somebody who answers. */
  isAnswering: (word: string) => boolean;
  /** Whether it belongs to the name of a person whom the collection knows. */
  isPerson: (word: string) => boolean;
  /** Whether several people answer, each of something else. */
  areMany: boolean;
  /** Where a text names people who answer; none where only one does. */
  findSpeakers: (text: string) => readonly Span[];
  /** Whether it asks what was said about something, in so many words. */
  asksAbout: (text: string) => boolean;
};

/** A message in its conversation, as the kinds of follow-up see it. */
export type Spoken = {
  /** As it was sent. */
  text: string;
  /** Without words that lead over. */
  body: string;
  /** It says itself that it goes on: "and …". */
  goesOn: boolean;
  /** Words with content, folded; names of outlets and days are none. */
  own: string[];
  /** It is put as a whole question, with a verb. */
  isWhole: boolean;
  /** It points back: "it", "that", "there". */
  pointsBack: boolean;
  before: Turn;
  /** The turns before, oldest first; the last is `before`. */
  turns: readonly Turn[];
  /** What the answer before said. */
  reply?: string;
};

/** A follow-up as it is understood. */
export type Resolved = {
  /** Without the mark at its end. */
  stem: string;
  /** The subject before it, where it needs that; where `perhaps` the words leave open whether it is still meant. */
  carried?: string;
  perhaps?: boolean;
  /** It is the question before with a part exchanged; its subject is that of the whole. */
  rewritten?: boolean;
  /** It asks about the answer before and adds nothing to the subject. */
  aside?: boolean;
  /** The words of those who ask are what is asked for. */
  ofAskers?: boolean;
  /** It asks on within the interviews that the answer before quotes: their outlets. */
  outlets?: readonly string[];
  /** It asks for more than the answers before have shown. */
  more?: boolean;
};

/** A question as it is shown and searched. */
export const written = (stem: string, carried?: string): string =>
  carried ? `${stem}? (${carried})` : normalise(stem);
