/** "Let us go back to the pier", and "sorry, I meant the bridge". */
import { words } from '../../../../ingest/text/analyze.ts';
import { findPeriods } from '../../../../ingest/text/days.ts';
import { audienceIn, withAudience, withTime } from './other.ts';
import { partOf, withOther } from './other-part.ts';
import type { ConversationContext, Resolved, Spoken } from './turn.ts';

const RETURN =
  /(?:^|[\s,])(?:(?:go|going|get|getting|come|coming) back|^back|^ok(?:ay)?,? back|^and back|^now back|return|returning) to (?:the (?:topic|subject|question|matter) of )?(?<what>[^,:;?–—]{2,60}?)(?:(?:\s*[,:;–—]|\s-)\s*(?<rest>\S.{0,300}))?$/iu;
const STARTS = 40;
const CORRECTION =
  /^(?:(?:no|sorry|oops|wait|hm+|well|pardon|my mistake|actually)\b[\s,.!–-]*){0,3}(?:i (?:meant|mean|was asking about|am asking about|wanted)|(?:rather|instead),?|make that|not (?:that|those|him|her|them|it|(?:the |an? )?[\p{L} ]{2,30}),? (?:but|i mean(?:t)?))\s+(?<what>.{2,80}?)(?: (?:instead|of course|not .{2,40}))?$/iu;
const CORRECTED_AT_ITS_END =
  /^(?<first>.{2,200}?)[?.,;]? (?:no,? )?(?:not .{2,60},? )?i mean(?:t)? (?<what>.{2,60})$/iu;
const ASKS = /^(?:what|why|who|how|when|where|which|did|does|do|is|was|were|are|has|have)\b/i;
const BACK = /\b(?:it|that|this|him|her|them)\b(?=\W*$)/i;

/** The turn of that subject comes back, or what is asked now is asked about it. */
export function returned({ text, turns }: Spoken, { isContent }: ConversationContext): Resolved | undefined {
  const found = RETURN.exec(text);
  if (!found || found.index > STARTS) return undefined;
  const what = found.groups!.what!.trim();
  const named = words(what).filter(isContent);
  if (named.length === 0) return undefined;
  const rest = found.groups!.rest;
  if (!rest) {
    const isOn = (text: string) => {
      const known = new Set(words(text));
      return named.every((word) => known.has(word));
    };
    const meant = turns.findLast(({ stem }) => isOn(stem)) ?? turns.findLast(({ topic }) => isOn(topic));
    return meant
      ? { stem: meant.stem, carried: meant.carried, ...(meant.perhaps && { perhaps: true }) }
      : { stem: `What was said about ${what}` };
  }
  if (BACK.test(rest)) return { stem: rest.replace(BACK, what) };
  const own = words(rest).filter((word) => isContent(word) && !named.includes(word));
  return { stem: rest, carried: what, ...(own.length >= 2 && { perhaps: true }) };
}

/** In the place of what is of its kind. */
export function corrected({ text, body, before }: Spoken, context: ConversationContext): Resolved | undefined {
  const what = (CORRECTION.exec(text) ?? CORRECTION.exec(body))?.groups?.what?.trim();
  if (!what) {
    const { first, what: late } = CORRECTED_AT_ITS_END.exec(text)?.groups ?? {};
    return first && late ? { stem: `${first}, ${late}`, carried: before.topic } : undefined;
  }
  if (ASKS.test(what)) return { stem: what };
  if (audienceIn(what, context) && context.findOutlets(before.stem).matched.length > 0)
    return withAudience(before, what, context);
  if (findPeriods(what.toLowerCase(), context.days).length > 0) return withTime(before, what, context);
  return withOther(before, partOf(what), context) ?? { stem: what, carried: before.topic };
}
