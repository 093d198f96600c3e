/** "Let us go back to the pier", and "sorry, I meant the bridge". */
import { words } from '../../../../ingest/text/analyze.ts';
import { findPeriods } from '../../../../ingest/text/days.ts';
import { audienceIn, withAudience, withTime } from './other.ts';
import { partOf, withOther } from './other-part.ts';
import type { ConversationContext, Resolved, Spoken, Turn } from './turn.ts';

const RETURN =
  /(?:^|[\s,])(?:(?:go|going|get|getting|come|coming) back|^back|^ok(?:ay)?,? back|^and back|^now back|return|returning) to (?:the (?:topic|subject|question|matter) of )?(?<what>[^.,:;?–—]{2,60}?)(?:(?:\s*[.,:;–—]|\s-)\s*(?<rest>\S.{0,300}))?$/iu;
const AGAIN =
  /^(?:(?:can|could|may) (?:we|i) (?:talk|speak|ask|hear) (?:about|of|on) )?(?:once (?:more|again) (?:on|about|to) (?<once>[^.,:;?–—]{2,60}?)|(?:as for |on |about )?(?<what>[^.,:;?–—]{2,60}?) (?:again|once more))(?:(?:\s*[.,:;–—]|\s-)\s*(?<rest>\S.{0,300}))?$/iu;
const THAT_TURN =
  /^(?:the|my|our) (?:very )?(?<ordinal>first|second|third|original|previous|last) (?:question|topic|subject|thing|point|one)$/i;
const TURNS: Readonly<Record<string, number>> = { first: 0, original: 0, second: 1, third: 2, previous: -2, last: -2 };
const STARTS = 40;
const CORRECTION =
  /^(?:(?:no|sorry|oops|wait|hm+|well|pardon|my mistake|actually)\b[\s,.!–-]*){0,3}(?:i (?:meant|mean|was asking about|am asking about|wanted)|(?:rather|instead),?|make that|not (?:that|those|him|her|them|it|(?:the |an? )?[\p{L} ]{2,30}),? (?:but|i mean(?:t)?))\s+(?<what>.{2,80}?)(?: (?:instead|of course|not .{2,40}))?$/iu;
const CORRECTED_AT_ITS_END =
  /^(?<first>.{2,200}?)[?.,;]? (?:no,? )?(?:not .{2,60},? )?i mean(?:t)? (?<what>.{2,60})$/iu;
const ASKS = /^(?:what|why|who|how|when|where|which|did|does|do|is|was|were|are|has|have)\b/i;
const BACK = /\b(?:it|that|this|him|her|them)\b(?=\W*$)/i;

/** The turn of that subject comes back, or what is asked now is asked about it. */
export function returned({ text, turns }: Spoken, context: ConversationContext): Resolved | undefined {
  const { isContent } = context;
  const back = RETURN.exec(text);
  const again = back ? undefined : AGAIN.exec(text)?.groups;
  if (back && back.index > STARTS) return undefined;
  const what = (back?.groups?.what ?? again?.what ?? again?.once)?.trim();
  if (!what || (again && ASKS.test(what))) return undefined;
  const ordinal = THAT_TURN.exec(what)?.groups?.ordinal;
  const named = words(what).filter(isContent);
  const meant = ordinal ? turns.at(TURNS[ordinal.toLowerCase()]!) : named.length > 0 ? turnOn(named, turns) : undefined;
  if (named.length === 0 && !meant) return undefined;
  const rest = (back?.groups ?? again)?.rest;
  const whole = meant && { stem: meant.stem, carried: meant.carried, ...(meant.perhaps && { perhaps: true }) };
  if (!rest) return whole ?? (back ? { stem: `What was said about ${what}` } : undefined);
  if (BACK.test(rest)) return { stem: rest.replace(BACK, named.length > 0 ? what : meant!.topic) };
  const subject = named.length > 0 ? what.replace(/^(?:the|that|this) /i, '') : meant!.topic;
  const own = words(rest).filter((word) => isContent(word) && !named.includes(word));
  // "back to the boats: and the captains?" is the question on boats, asked of captains.
  const part = partOf(rest.replace(/^(?:and|but|or) /i, ''));
  const exchanged = meant && own.length <= 2 && !ASKS.test(part) ? withOther(meant, part, context) : undefined;
  return exchanged ?? { stem: rest, carried: subject, ...(context.asksAbout(rest) && { perhaps: true }) };
}

/** The last that asks about these words, or that goes on with them. */
function turnOn(named: readonly string[], turns: readonly Turn[]): Turn | undefined {
  const isOn = (text: string) => {
    const known = words(text);
    return named.every((word) => known.some((one) => isSame(one, word)));
  };
  return turns.findLast(({ stem }) => isOn(stem)) ?? turns.findLast(({ topic }) => isOn(topic));
}

/** Up to a letter at the end: "boat", "boats". */
const isSame = (one: string, other: string): boolean =>
  one === other ||
  (Math.abs(one.length - other.length) === 1 && (one.startsWith(other) || other.startsWith(one)) && one.length > 3);

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
