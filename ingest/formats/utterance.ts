/** What every converter makes of an original: its words in order, with what it knows of each. */
import type { NoteKind } from '../schema.ts';

export type Utterance = {
  /** Clean words on one line: no tags, references decoded. */
  text: string;
  /** Who says them, as the original names the speaker in a place of its own. */
  speaker?: string;
  /** Seconds in the recording. */
  time?: { from: number; to: number };
  /** Line or element of the original, from 1. */
  place: number;
  /** Begins a paragraph, whatever was before. */
  starts?: boolean;
  /** Where the original gives it. */
  role?: 'interviewee' | 'interviewer' | 'other';
  /** Nobody speaks it. */
  kind?: NoteKind;
};

export type Original = {
  utterances: Utterance[];
  title?: string;
  /** YYYY-MM-DD, where a place of its own gives it. */
  date?: string;
  /** What was noticed and left out, for the person who adds it. */
  warnings: string[];
};
