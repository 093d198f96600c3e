/**
 * Kinds of follow-ups, each a small rule on the message, the exchange before it and nothing else. None names a subject,
 * a person or a place of any collection.
 */

import { withoutEnding } from '../normalise.ts';
import { bothCompared } from './both.ts';
import { citedBefore, otherOrdinal } from './cited.ts';
import { atOneEnd } from './end-of-time.ts';
import { moreOfIt } from './more.ts';
import { aboutAnother, otherAudience, otherPart, otherTime } from './other.ts';
import { corrected, returned } from './return.ts';
import { shiftedInTime } from './shift-in-time.ts';
import { otherSpeaker } from './speaker.ts';
import type { ConversationContext, Resolved, Spoken } from './turn.ts';
import { challenged } from './within.ts';

export type FollowUpKind = {
  name: string;
  /** It goes on with the exchange before: what it leaves out is carried. */
  carries: boolean;
  resolve: (spoken: Spoken, context: ConversationContext) => Resolved | undefined;
};

/** It names all that it needs. */
const COMPARES = /^compare\b.*\b(?:and|with|to)\b|\b(?:versus|vs)\b/i;
const WHAT_ABOUT = /^(?:(?:and|but|so|ok(?:ay)?|then)\b[ ,]*){0,2}(?:what|how) about /i;
const NEW_TOPIC =
  /^\W*(?:(?:(?:a )?(?:new|another|different|next|other) (?:question|thing|topic|subject)|something (?:else|different)|changing (?:the )?(?:topic|subject)|by the way|btw|unrelated|on another (?:note|subject))\b\W*)/i;
const BARE =
  /^(?:why|when|where|how|who|what|how (?:many|much|long|often|so)|which(?: ones?)?|really|since when|says who(?: so)?|who says(?: so)?|to whom|by whom|what for|why not|in what way|how come|for what reason|details?|examples?|for example|any (?:proof|evidence|details?|examples?)|is (?:that|it) (?:true|so|right)|and then|what then)(?: (?:so|not|exactly|else|then|is that|was that|did (?:he|she|they) say (?:that|so|it)|does (?:he|she|they) say (?:that|so)))?$/iu;
const SOURCE_OF_IT =
  /^(?:(?:which|what|in which|in what|on which|on what) (?:channel|outlet|interview|newspaper|station|paper|agency|one|day|date)\b|(?:where|when|to whom|on which|in which|on what)\b.{0,40}\b(?:was|is|did|had) (?:that|it|this|(?:he|she|they) say)|when was (?:that|it|this)|whom did (?:he|she|they) tell)/iu;
const OBJECT_BACK = /(?<=\b(?:about|on|of|over|against) )(?:it|that|this|these|those|them)$/i;

/** Words with content up to which a question that points back still needs what it points to; and a short one may. */
const MOST_POINTING = 6;
const MOST_OPEN = 5;
/** A bare "why?" is asked about the whole question before, in at most so many characters. */
const LONGEST_CARRIED = 160;

const carrying = ({ text, before }: Spoken): Resolved => ({ stem: text, carried: before.topic });

/** In this order: the first that resolves it decides. */
export const KINDS: readonly FollowUpKind[] = [
  {
    name: 'new-topic',
    carries: false,
    resolve: ({ text }) => {
      const rest = text.replace(NEW_TOPIC, '');
      return rest && rest !== text ? { stem: rest } : undefined;
    },
  },
  { name: 'return', carries: false, resolve: returned },
  { name: 'correction', carries: true, resolve: corrected },
  { name: 'shift-in-time', carries: true, resolve: shiftedInTime },
  { name: 'both-compared', carries: true, resolve: bothCompared },
  { name: 'at-one-end', carries: true, resolve: atOneEnd },
  { name: 'more', carries: true, resolve: moreOfIt },
  { name: 'challenged', carries: true, resolve: challenged },
  { name: 'other-ordinal', carries: true, resolve: otherOrdinal },
  { name: 'cited', carries: true, resolve: citedBefore },
  { name: 'other-speaker', carries: true, resolve: otherSpeaker },
  { name: 'other-audience', carries: true, resolve: otherAudience },
  { name: 'other-time', carries: true, resolve: otherTime },
  { name: 'about-another', carries: true, resolve: aboutAnother },
  { name: 'other-part', carries: true, resolve: otherPart },
  {
    name: 'bare',
    carries: true,
    resolve: ({ body, text, before }) => (BARE.test(body) ? { stem: text, carried: cut(before) } : undefined),
  },
  {
    name: 'points-back-at-its-end',
    carries: true,
    resolve: ({ body, before }) =>
      OBJECT_BACK.test(body) && !SOURCE_OF_IT.test(body)
        ? { stem: body.replace(OBJECT_BACK, before.topic) }
        : undefined,
  },
  {
    name: 'source-of-it',
    carries: true,
    resolve: (spoken) => (SOURCE_OF_IT.test(spoken.body) && spoken.own.length <= 2 ? carrying(spoken) : undefined),
  },
  {
    name: 'nothing-of-its-own',
    carries: true,
    resolve: (spoken) => (spoken.own.length === 0 ? carrying(spoken) : undefined),
  },
  {
    name: 'points-back',
    carries: true,
    resolve: (spoken) => (spoken.pointsBack && spoken.own.length <= MOST_POINTING ? carrying(spoken) : undefined),
  },
  {
    name: 'what-about',
    carries: false,
    resolve: ({ text, body, own, isWhole, before }) =>
      WHAT_ABOUT.test(text) && !isWhole && own.length > 0 && own.length <= MOST_OPEN
        ? { stem: `What was said about ${withoutEnding(body)}`, carried: before.topic, perhaps: true }
        : undefined,
  },
  {
    name: 'goes-on',
    carries: true,
    resolve: (spoken) =>
      spoken.goesOn && spoken.own.length <= (spoken.isWhole ? 2 : 4) ? carrying(spoken) : undefined,
  },
  {
    name: 'one-word-of-its-own',
    carries: true,
    resolve: (spoken, { names, asksAbout }) =>
      spoken.isWhole && spoken.own.length === 1 && names.kindOf(spoken.own[0]!) === undefined && !asksAbout(spoken.text)
        ? carrying(spoken)
        : undefined,
  },
  {
    name: 'short',
    carries: false,
    resolve: (spoken) =>
      spoken.own.length <= MOST_OPEN && !COMPARES.test(spoken.body)
        ? { ...carrying(spoken), perhaps: true }
        : undefined,
  },
  { name: 'stands-alone', carries: false, resolve: ({ text }) => ({ stem: text }) },
];

function cut({ stem, carried }: Spoken['before']): string {
  const whole = carried ? `${stem}, ${carried}` : stem;
  return whole.length > LONGEST_CARRIED ? whole.slice(0, LONGEST_CARRIED).replace(/\s\S*$/, '') : whole;
}
