/** The question before, asked of another audience, of another time, or about something else. */
import { words } from '../../../../ingest/text/analyze.ts';
import { findPeriods } from '../../../../ingest/text/days.ts';
import { kindOf, partOf, withOther } from './other-part.ts';
import { placeOf, putAt, tidy, withoutPhrase } from './replace.ts';
import type { ConversationContext, Resolved, Spoken, Turn } from './turn.ts';

const TOLD =
  /\b(?:tell|told|say to|said to|answer|speak to|spoke to|talk to|repl(?:y|ied) to|respond(?:ed)? to|interview|asked by)\b/i;
/** A reply is to what was asked; what it is about may be something else. */
const REPLIED = /\b(?:repl(?:y|ied)|respond(?:ed)?|answer(?:ed)?|react(?:ed)?)\b/i;
const ABOUT_ALONE = /^(?:about|concerning|regarding|on) (?<what>(?:the |an? |his |her |their )?[^?]{2,60})$/iu;
const BACK = /(?<=\b(?:about|on|with|for|to|by|over|against|from) )(?:it|that|this|these|those|them)$/i;
const INTERVIEW = /\b(?:first|last|latest|earliest|final|next) (?:interviews?|talk|episode|briefing)$/i;
const TO = /^(?:to|for|with) /i;
const PREPOSITION = /^(?:in|on|at|to|with|for|by|before|after|since|until|during|between|from) /i;

/** "and in the radio interview?", "and the Italians?", "what did he tell the Germans?": only the audience is new. */
export function otherAudience(
  { body, own, before, isWhole }: Spoken,
  context: ConversationContext,
): Resolved | undefined {
  const isNamed = context.findOutlets(body).matched.length > 0;
  const lone = isWhole ? undefined : audienceIn(body, context);
  if (lone) {
    const asksOfAudience = context.findOutlets(before.stem).matched.length > 0;
    // "and France?" is a country, unless outlets are asked after.
    const isCountry = !isNamed && !TO.test(body) && kindOf(partOf(body), context) === 'name';
    if (!asksOfAudience && isCountry) return undefined;
    // "and the French?" after "did the Russians help?" is another people, not another audience.
    const isPeople = !isNamed && kindOf(partOf(body), context) === 'people';
    return !asksOfAudience && isPeople && withOther(before, partOf(body), context)
      ? undefined
      : withAudience(before, body, context);
  }
  if (!isNamed || own.length > 0) return undefined;
  if (!isWhole) return withAudience(before, body, context);
  if (BACK.test(body)) return { stem: body.replace(BACK, before.topic) };
  return TOLD.test(body) && !/\babout\b/i.test(body) && !REPLIED.test(body)
    ? { stem: `${body} about ${before.topic}` }
    : { stem: body, carried: before.topic };
}

/** Words for an audience and nothing else: an outlet, or a people or language of which the collection has outlets. */
export function audienceIn(what: string, { findOutlets, isContent }: ConversationContext): string | undefined {
  const part = partOf(what);
  const [matched] = findOutlets(`tell the ${part}`).matched;
  if (!part || words(part).length > 4 || matched === undefined) return undefined;
  const rest = words(withoutPhrase(part, matched.replace(/^the /, ''))).filter(isContent);
  return rest.length === 0 ? what : undefined;
}

export function withAudience({ stem, carried }: Turn, audience: string, context: ConversationContext): Resolved {
  const { findOutlets } = context;
  const [first, ...others] = findOutlets(stem).matched;
  const part = partOf(audience).replace(/ (?:interview|talk)$/i, '');
  const place = first === undefined ? undefined : placeOf(stem, first);
  if (place) {
    const hadArticle = /^the /i.test(stem.slice(place.start, place.end));
    const wants = hadArticle || (!/\bthe $/i.test(stem.slice(0, place.start)) && !isName(part, findOutlets));
    // "tell Italy", not "tell the Italy".
    const isCountry = kindOf(part, context) === 'name' && !isName(part, findOutlets);
    const article = wants && !isCountry ? 'the ' : '';
    const rest = others.reduce(withoutPhrase, putAt(stem, place, `${article}${part}`));
    return { stem: tidy(rest), carried, rewritten: true };
  }
  const added = PREPOSITION.test(audience)
    ? audience
    : isName(part, findOutlets)
      ? `in the ${part} interview`
      : `to the ${part}`;
  return { stem: `${stem}, ${added}`, carried, rewritten: true };
}

/** An outlet's name rather than a people's. */
const isName = (part: string, findOutlets: ConversationContext['findOutlets']) => findOutlets(part).matched.length > 0;

/** "and in October?", "and in 2021?", "and in the first interview?": the question before, at another time. */
export function otherTime({ body, own, isWhole, before }: Spoken, context: ConversationContext): Resolved | undefined {
  if (own.length > 0 || isWhole) return undefined;
  const hasTime = findPeriods(body.toLowerCase(), context.days).length > 0 || INTERVIEW.test(body);
  return hasTime ? withTime(before, body, context) : undefined;
}

export function withTime({ stem, carried }: Turn, time: string, { days, findOutlets }: ConversationContext): Resolved {
  const said = PREPOSITION.test(time) ? time : `in ${time}`;
  const period = findPeriods(stem.toLowerCase(), days)[0];
  if (period) {
    // "the July fighting": "the August fighting".
    const old = stem.slice(period.start, period.end);
    const isAdjective = !PREPOSITION.test(old) && /^\s+\p{Ll}/u.test(stem.slice(period.end));
    const bare = time.replace(PREPOSITION, '').replace(/^the /i, '');
    const put = isAdjective ? `${/^the /i.test(old) ? 'the ' : ''}${bare}` : said;
    return { stem: tidy(putAt(stem, period, put)), carried, rewritten: true };
  }
  const rest = INTERVIEW.test(time) ? findOutlets(stem).matched.reduce(withoutPhrase, stem) : stem;
  return { stem: `${rest}, ${said}`, carried, rewritten: true };
}

/** "and about the pier?": the same was told to the same, about something else. */
export function aboutAnother({ body, own, before }: Spoken, context: ConversationContext): Resolved | undefined {
  const what = ABOUT_ALONE.exec(body)?.groups?.what;
  const about = /\b(?:about|on|regarding|concerning) (?<rest>.+)$/i.exec(before.stem);
  if (!what || !about || own.length === 0 || own.length > 4) return undefined;
  const { matched } = context.findOutlets(before.stem);
  const tail = matched.find((name) => placeOf(about.groups!.rest!, name));
  const asked = `${before.stem.slice(0, about.index)}about ${what}`;
  return { stem: tail ? `${asked}, in the ${tail} interview` : asked, rewritten: true };
}

/** "and Trump?", "fine, and tanks?": the same of somebody or something else. */
export function otherPart(
  { body, own, isWhole, goesOn, pointsBack, before }: Spoken,
  context: ConversationContext,
): Resolved | undefined {
  if (isWhole || pointsBack || own.length === 0 || own.length > 3 || /[,;:]/.test(body)) return undefined;
  const part = partOf(body);
  if (words(part).length > 3 || !words(part).every(context.isContent)) return undefined;
  const kind = kindOf(part, context);
  // "and a Norwegian captain?" is more than another people.
  if (kind === 'people' && words(part).some((word) => context.names.kindOf(word) === undefined)) return undefined;
  const isThing = kind === 'thing';
  if (isThing && !goesOn) return undefined;
  // "and in Norway?" after "what does a captain earn?"
  const elsewhere = !isThing && PREPOSITION.test(body) && !PREPOSITION.test(part);
  return (
    withOther(before, part, context) ??
    (elsewhere ? { stem: `${before.stem}, ${body}`, carried: before.carried, rewritten: true } : undefined)
  );
}
