/** Whose words are asked for, where several people answer: "and Holm?", "what does she think?" after a question on Dahl's words. */
import { withoutEnding } from '../normalise.ts';
import { partOf } from './other-part.ts';
import { putAt, tidy } from './replace.ts';
import type { ConversationContext, Resolved, Spoken, Turn } from './turn.ts';

const TITLE_BEFORE = /\b(?:dr|mr|mrs|ms|prof|professor|justice|judge|senator|president|secretary)\.? $/i;
const TITLE_ALONE = /^(?:dr|mr|mrs|ms|prof|professor|justice|judge|senator|president|secretary)\.? (?=\S)/i;
const SUBJECT = /\b(?:he|she)\b/i;
/** "her library", but not "asked her about it". */
const OWNER =
  /\b(?:his|her)\b(?= \p{L})(?! (?:about|on|of|to|for|with|by|at|in|from|and|or|as|when|why|what|how|if|that|whether|so|then|again)\b)/iu;
/** "worked for him", "what became of her?" */
const OBJECT = /\bhim\b|(?<=\b(?:for|to|with|of|by|from|about|on|at|under) )her\b(?=\W*$)/iu;
/** Where somebody was: no person, unless somebody is told something. */
const PLACE_BEFORE = /\b(?:in|at|from|into|near|to) (?:the )?$/i;
/** What those who answer do, whoever else the talk is of. */
const SAYS =
  /\b(?:sa(?:y|id|ys)|tell|told|think|thought|mention(?:ed)?|answer(?:ed)?|explain(?:ed)?|claim(?:ed)?|believe[ds]?|expect(?:ed|s)?|recommend(?:ed)?|advise[ds]?|describe[ds]?|view|opinion|position|stance)\b/i;

/** With the name in place of "he" or "she". */
export function withSpeaker(text: string, before: Turn | undefined, context: ConversationContext): string {
  const name = before?.speaker;
  if (!name || context.findSpeakers(text).length > 0) return text;
  if (namesAnother(before, context) && !SAYS.test(text)) return text;
  const subject = SUBJECT.exec(text);
  if (subject) return putAt(text, { start: subject.index, end: subject.index + subject[0].length }, name);
  const owner = OWNER.exec(text);
  if (owner) return putAt(text, { start: owner.index, end: owner.index + owner[0].length }, `${name}’s`);
  const object = OBJECT.exec(text);
  return object ? putAt(text, { start: object.index, end: object.index + object[0].length }, name) : text;
}

/** Somebody else whom "he" or "she" may stand for. */
const namesAnother = ({ stem }: Turn, { names, isAnswering, isPerson }: ConversationContext): boolean =>
  [...stem.matchAll(/[\p{L}\p{M}]+/gu)].some(({ 0: written, index }) => {
    const word = written.toLowerCase();
    if (isAnswering(word)) return false;
    const isPlace = PLACE_BEFORE.test(stem.slice(0, index)) && !SAYS.test(stem);
    return isPerson(word) || (!isPlace && names.kindOf(word) === 'name');
  });

/** The one whose words a question asks for, as it names them. */
export function speakerIn(stem: string, { findSpeakers }: ConversationContext): string | undefined {
  const found = findSpeakers(stem);
  return found.length === 1 ? stem.slice(found[0]!.start, found[0]!.end) : undefined;
}

/** "and Holm?": the same of another who answers. */
export function otherSpeaker({ body, before }: Spoken, context: ConversationContext): Resolved | undefined {
  const name = partOf(withoutEnding(body)).replace(/['’]s?$/, '');
  const [own, ...more] = context.findSpeakers(name);
  if (!own || more.length > 0 || own.end < name.length) return undefined;
  if (own.start > 0 && !TITLE_ALONE.test(name)) return undefined;
  const [asked, ...others] = context.findSpeakers(before.stem);
  const about = before.topic ? { stem: `What did ${name} say about ${before.topic}`, rewritten: true } : undefined;
  if (others.length > 0) return about;
  const subject = SUBJECT.exec(before.stem);
  const place = asked ?? (subject && { start: subject.index, end: subject.index + subject[0].length });
  if (!place) return about;
  const title = TITLE_BEFORE.exec(before.stem.slice(0, place.start))?.[0].length ?? 0;
  const stem = tidy(putAt(before.stem, { start: place.start - title, end: place.end }, name));
  return { stem, carried: before.carried, rewritten: true };
}
