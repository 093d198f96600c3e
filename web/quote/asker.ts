import type { ChatMessages } from '../locale/chat-en.ts';
import type { Quotable } from './quotable.ts';
import { speakerName } from './speaker.ts';
import { talkOf } from './talk.ts';

/** Who said what a quote replies to: where the transcript names no interviewer, the outlet. */
export const askerOf = (reply: NonNullable<Quotable['inReplyTo']>, q: Quotable, m: ChatMessages): string =>
  reply.role === 'interviewer' && reply.speaker === 'interviewer' ? talkOf(q.interview) : speakerName(reply, m);
