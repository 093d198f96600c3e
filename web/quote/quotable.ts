import type { Citation, Interview, InterviewRef, Result, Turn } from '../../server/contract/contract.ts';

/** Words that somebody said, with everything needed to show, cite, share or dispute them. Offsets as in the contract. */
export type Quotable = {
  /** With who was interviewed, by whom and in which language, where that is at hand. */
  interview: InterviewRef & Partial<Pick<Interview, 'interviewee' | 'interviewers' | 'language'>>;
  speaker: string;
  role: Turn['role'];
  quote: string;
  start: number;
  end: number;
  /** The code units just before and after, to tell this place from others with the same words. */
  prefix?: string;
  suffix?: string;
  source?: { file: string; sha256: string };
  /** What it replies to. */
  inReplyTo?: Citation['inReplyTo'];
};

export const fromResult = (r: Result): Quotable => ({
  interview: r.interview,
  speaker: r.speaker,
  role: r.role,
  quote: r.text,
  start: r.start,
  end: r.end,
  inReplyTo: r.inReplyTo,
});
