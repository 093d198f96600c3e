/**
 * A follow-up made standalone from the questions before it, without a chat model: the last exchange counts, what a
 * question leaves out is carried over, what it names is replaced, and a question with a subject of its own starts anew.
 */
import { words } from '../../../../ingest/text/analyze.ts';
import { findPeriods } from '../../../../ingest/text/days.ts';
import type { Message } from '../../../contract/contract.ts';
import { normalise, withoutEnding } from '../normalise.ts';
import { type FollowUpKind, KINDS } from './kinds.ts';
import { withoutLead } from './leads.ts';
import { asksForMore } from './more.ts';
import { withoutPhrase } from './replace.ts';
import { speakerIn, withSpeaker } from './speaker.ts';
import { shortened, topicOf } from './topic.ts';
import { type ConversationContext, type Resolved, type Spoken, type Turn, written } from './turn.ts';
import { otherPronoun, outletsMeant, staysIn } from './within.ts';

/** Questions before the current one that are looked at, and characters of each. */
const LOOK_BACK = 6;
const LONGEST_MESSAGE = 1_000;

/** Words that stand for something said before. "He" is the one who answers and "they" may be: they do not count by themselves. */
const POINTS_BACK =
  /\b(?:it|its|that|this|these|those|them|their|theirs|they|there|then|her|she|hers|him|the same|the other(?: one| two)?s?|one of them|both|such|the (?:latter|former)(?: one)?|another one|the (?:two|three) of them|else|either|neither|instead)\b/i;
/** "That statement", "there were", "that he …": no reference back by itself. */
const NO_REFERENCE =
  /\b(?:that|this|these|those)(?= (?!(?:was|is|were|are|has|have|had|will|would|did|does|do|be|been|true|right|so|too|then|now|about|on|with|in|only|just|all|not|really|still|also|even|what|how|why|because)\b)\p{L}+)|\bthere(?= (?:was|were|is|are|be|been|any|a|an|some)\b)|(?<=\b(?:is|are|was|were) )there\b/giu;
/** "… since it was taken": of a question with a subject of its own, what the clause goes on with. */
const OF_ITS_CLAUSE = /\b(?:since|after|before|when|while|until|once|because|although) (?:it|they|she)(?= \p{L})/giu;
const ABOUT = /\b(?:about|of|on|regarding|concerning) (?<what>.+)$/i;
const OWN_SUBJECT = 3;
const WHOLE =
  /^(?:(?:in|on|at|to|for|with|from|by|since|about|of|under|against) )?(?:what|which|who|whom|whose|when|where|why|how|do|does|did|is|are|was|were|has|have|had|will|would|can|could|should|may|might|must)(?:n['’]t|['’]\p{L}{1,2})?\b\S*\s+\S/iu;

export type Standalone = {
  question: string;
  /** The other reading, where the words leave open whether the subject before is still meant. */
  continued?: string;
  /** Name of the kind of follow-up; of none where it is the first question. */
  kind?: FollowUpKind['name'];
  /** It has no content of its own: it asks on about what was answered before. */
  isBare: boolean;
  /** Outlets of the interviews that it stays with without naming them. */
  outlets?: readonly string[];
  /** It goes on with the subject before, and has content of its own. */
  goesOn: boolean;
  /** Words of that content, folded. */
  own: readonly string[];
  /** Outlets of the one interview that it most likely stays with. */
  staysIn?: string[];
  /** The words of those who ask are what is asked for. */
  ofAskers: boolean;
  /** It asks for more than has been shown. */
  more: boolean;
};

/** @param question see `normalise`; @param history newest last */
export function standalone(question: string, history: readonly Message[], context: ConversationContext): Standalone {
  const turns: Turn[] = [];
  for (const { role, content } of history) {
    if (role !== 'user') continue;
    const text = normalise(content.slice(0, LONGEST_MESSAGE));
    turns.push(remember(understand(text, turns, undefined, context), turns.at(-1), context));
    if (turns.length > LOOK_BACK) turns.shift();
  }
  const reply = history.at(-1)?.role === 'assistant' ? history.at(-1)!.content : undefined;
  const { resolved, kind, own } = understand(question, turns, reply, context);
  const { stem, carried, perhaps, outlets, more, rewritten, ofAskers = false } = resolved;
  const before = turns.at(-1);
  const mayGoOn = kind?.carries === true || (perhaps === true && !context.asksAbout(stem));
  const stays =
    before && mayGoOn && (!rewritten || more) && !outlets
      ? staysIn({ before, ...(reply !== undefined && { reply }) }, context)
      : undefined;
  return {
    question: written(stem, perhaps ? undefined : carried),
    ...(perhaps && carried && { continued: written(stem, carried) }),
    ...(kind && { kind: kind.name }),
    isBare: kind?.carries === true && own.length === 0,
    own,
    goesOn: kind?.carries === true && own.length > 0 && !rewritten,
    ofAskers,
    ...(outlets && { outlets }),
    ...(stays && { staysIn: stays }),
    more: reply !== undefined && (more === true || asksForMore(question)),
  };
}

const isWhole = (text: string): boolean => WHOLE.test(text);

type Understood = { resolved: Resolved; kind?: FollowUpKind; own: string[] };

function understand(
  asked: string,
  turns: readonly Turn[],
  reply: string | undefined,
  context: ConversationContext,
): Understood {
  const before = turns.at(-1);
  const text = withSpeaker(asked, before, context);
  const own = contentOf(text, context);
  const alone = { resolved: { stem: withoutEnding(text) }, own };
  if (!before || before.stem === withoutEnding(text)) return alone;
  const { body, goesOn } = withoutLead(text);
  const content = contentOf(body, context);
  const pointing = aboutOf(body, context).replace(NO_REFERENCE, 'x');
  const spoken: Spoken = {
    text: withoutEnding(text),
    body: withoutEnding(body),
    goesOn,
    own: content,
    isWhole: isWhole(body),
    pointsBack: POINTS_BACK.test(content.length < OWN_SUBJECT ? pointing : pointing.replace(OF_ITS_CLAUSE, 'x')),
    before,
    turns,
    ...(reply !== undefined && { reply }),
  };
  for (const kind of KINDS) {
    const resolved = kind.resolve(spoken, context);
    // After "what did Radio Oak ask?" there is nothing to carry, and still a question to be asked of others.
    if (!resolved || !(before.topic || resolved.rewritten)) continue;
    const asker = otherPronoun(spoken, context);
    const outlets = asker?.outlets ?? outletsMeant(spoken, context);
    return {
      resolved: { ...resolved, ...(outlets && { outlets }), ...(asker?.speaks && { ofAskers: true }) },
      kind,
      own: resolved.aside ? [] : spoken.own,
    };
  }
  return alone;
}

/** "What does she say about oil?" points at whoever answers: what may point back is what it is about. */
const aboutOf = (text: string, { asksAbout }: ConversationContext): string =>
  (asksAbout(text) && ABOUT.exec(text)?.groups?.what) || text;

const contentOf = (text: string, context: ConversationContext): string[] =>
  words(timeless(text, context)).filter(context.isContent);

/** Without audiences and times. */
function timeless(text: string, { findOutlets, days }: ConversationContext): string {
  const rest = findPeriods(text.toLowerCase(), days)
    .toReversed()
    .reduce((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, text);
  return findOutlets(text).matched.reduce(withoutPhrase, rest);
}

/** The last exchange counts: of what a question carries only the turn before it is kept, not what that one carried. */
function remember({ resolved, kind, own }: Understood, before: Turn | undefined, context: ConversationContext): Turn {
  const { stem, carried = '', perhaps, rewritten } = resolved;
  const subject = shortened(topicOf(timeless(stem, context), context.isContent));
  const goesOn = before !== undefined && kind?.carries === true;
  // A short question may have gone on with the subject before: a search decided, and the next one may need it.
  const namesIt =
    context.asksAbout(stem) || (isWhole(stem) && own.some((word) => context.names.kindOf(word) !== undefined));
  const isOpen = before !== undefined && perhaps === true && own.length <= 2 && !namesIt;
  const speaker = speakerIn(stem, context) ?? (goesOn || isOpen ? before?.speaker : undefined);
  const turn = {
    question: written(stem, perhaps ? undefined : carried),
    stem,
    carried: isOpen ? before.own : perhaps ? '' : carried,
    ...(speaker && { speaker }),
    ...(perhaps && { perhaps }),
  };
  // "back to the pier: who owns it?" is about the pier.
  if (!goesOn && carried && !perhaps) return { ...turn, own: subject, topic: joined(subject, carried), root: carried };
  if (!before || !(goesOn || isOpen)) return anew(turn, subject || (before?.topic ?? ''));
  if (own.length === 0 && !rewritten) return { ...turn, own: before.own, topic: before.topic, root: before.root };
  if (rewritten) {
    const topic = joined(subject, turn.carried);
    return { ...turn, own: subject || before.own, topic: topic || before.topic, root: subject || before.root };
  }
  // "and the boats?", "who led it?" are no subject without what they are asked about.
  if (own.length > 1 && subject.split(' ').length > 3) return anew(turn, subject);
  return { ...turn, own: subject, topic: joined(subject, before.root), root: before.root };
}

const anew = (turn: Pick<Turn, 'question' | 'stem' | 'carried'>, topic: string): Turn => ({
  ...turn,
  own: topic,
  topic,
  root: topic,
});

/** What another part says, too, is left out. */
function joined(...topics: string[]): string {
  const parts = [...new Set(topics.flatMap((topic) => topic.split(', ')).filter(Boolean))];
  const own = parts.map(words);
  const isWithin = (i: number) =>
    own.some((other, k) => k !== i && other.length > own[i]!.length && own[i]!.every((word) => other.includes(word)));
  return shortened(parts.filter((_, i) => !isWithin(i)).join(', '));
}
