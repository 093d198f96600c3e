/** Questions that stay with the interviews of the answer before: "did the interviewer push back?", "what else was asked there?". */
import { words } from '../../../../ingest/text/analyze.ts';
import type { ConversationContext, Resolved, Spoken } from './turn.ts';

const ASKER = '(?:interviewers?|reporters?|journalists?|hosts?|presenters?|moderators?|correspondents?|anchors?)';
const SOMEBODY = `(?:(?:(?:the|an?|any|one|some|his|her|their)(?: of the)? )(?:\\p{L}+ )?${ASKER}|anybody|anyone|somebody|someone)`;
const IT = '(?:that|this|it|him|her|them|he|she|they|any of (?:that|this|it))';
const DISPUTED =
  '(?:challenged|questioned|disputed|contradicted|doubted|pressed|followed up|confronted|contested|opposed)';
/** What only those do who ask. */
const PRESS = '(?:push(?:ed)? back|push(?:ed)?|follow(?:ed)? up|press|challenge|contradict|confront|interrupt)';
const DISPUTE = `(?:${PRESS}|object|disagree|insist|question|dispute|doubt|believe|accept|contest|protest)`;
const REST = `(?: ${IT})?(?: (?:on|about|over|against|with) ${IT})?(?: at all)?`;
const CHALLENGED = new RegExp(
  `^(?:was|were|is|has) ${IT} (?:\\p{L}+ )?${DISPUTED}(?: (?:on|about|over) ${IT})?(?: by .{2,40})?$|^(?:did|does|do|has|have|had) (?:${SOMEBODY} (?:ever |also |really )?${DISPUTE}|(?:they|he|she) (?:ever |also |really )?${PRESS})${REST}$`,
  'iu',
);
/** One interview that is not named. */
const THAT_TALK = new RegExp(
  `\\bthe ${ASKER}\\b|\\b(?:in|during|of|from|on) (?:that|this|the same) (?:interview|talk|conversation|episode|programme|program|briefing|hearing|occasion)\\b|\\bthere$`,
  'iu',
);
/** Of an answer from more interviews than these nobody can mean "the interviewer". */
const MOST = 3;
const QUOTED = /“[^“”]*”/g;

/** "did the interviewer push back?": it adds nothing to the subject. */
export const challenged = ({ body, text, before }: Spoken): Resolved | undefined =>
  CHALLENGED.test(body) ? { stem: text, carried: before.topic, aside: true, ofAskers: true } : undefined;

const quotedIn = (reply: string | undefined, { findOutlets }: ConversationContext): string[] =>
  findOutlets((reply ?? '').replace(QUOTED, ' ')).outlets;

/** Where many people speak of many things, what is asked on is most likely asked of the talk that was quoted. */
export function staysIn(
  { before, reply }: Pick<Spoken, 'before' | 'reply'>,
  context: ConversationContext,
): string[] | undefined {
  if (!context.areMany || context.findOutlets(before.stem).matched.length > 0) return undefined;
  const quoted = quotedIn(reply, context);
  return quoted.length === 1 ? quoted : undefined;
}

/** Outlets of the interviews that are meant but not named. */
export function outletsMeant(
  { body, before, reply }: Spoken,
  context: ConversationContext,
): readonly string[] | undefined {
  const { findOutlets } = context;
  const disputes = CHALLENGED.test(body);
  if (!(disputes || THAT_TALK.test(body)) || findOutlets(body).matched.length > 0) return undefined;
  const asked = findOutlets(before.stem).outlets;
  const quoted = quotedIn(reply, context);
  const meant = asked.length > 0 ? asked : quoted;
  return meant.length > 0 && meant.length <= (disputes ? MOST : 1) ? meant : undefined;
}

const SAYS =
  /\b(?<who>he|she)\b (?:\p{L}+ )?(?:say|said|name|ask|mention|claim|suggest|mean|insist|bring up|quote|cite|allege|report|point)\b/iu;
const TOLD =
  /\b(?:answer|answered|reply to|replied to|respond to|responded to|tell|told|say to|said to) (?<whom>him|her)\b/i;
const PRONOUN = /\b(?:he|she)\b/gi;
/** Turns back in which an audience may have been named. */
const LATELY = 3;

/** "what did she say to that?", "how did he answer her?", where he was spoken of to an outlet: whoever asked there. */
export function otherPronoun(
  { body, turns }: Spoken,
  { areMany, findOutlets, isPerson }: ConversationContext,
): { outlets: readonly string[]; speaks: boolean } | undefined {
  const subject = SAYS.exec(body)?.groups?.who?.toLowerCase();
  const object = TOLD.exec(body)?.groups?.whom?.toLowerCase();
  const told = turns.slice(-LATELY).findLast(({ stem }) => findOutlets(stem).matched.length > 0);
  if (!told || areMany || words(told.stem).some(isPerson)) return undefined;
  const spokenOf = turns
    .slice(0, turns.indexOf(told) + 1)
    .flatMap(({ stem }) => stem.toLowerCase().match(PRONOUN) ?? []);
  const isOther = (who: string | undefined) => who !== undefined && spokenOf.length > 0 && !spokenOf.includes(who);
  const speaks = isOther(subject);
  if (!speaks && !isOther(object && (object === 'her' ? 'she' : 'he'))) return undefined;
  return { outlets: findOutlets(told.stem).outlets, speaks };
}
