/**
 * A follow-up made standalone from the questions before it, without a chat model: what it leaves out is carried over,
 * what it names is replaced, and a question with a subject of its own starts anew.
 */
import { words } from '../../../ingest/text/analyze.ts';
import { dayParts, MONTHS } from '../../../ingest/text/calendar.ts';
import { literal } from '../../../ingest/text/pattern.ts';
import type { Message } from '../../contract/contract.ts';
import type { OutletFinder } from './outlets.ts';

export type FollowUpContext = {
  findOutlets: OutletFinder;
  /** Whether a folded word is a name or subject of the transcripts rather than a word of asking. */
  isContent: (word: string) => boolean;
};

/** Questions before the current one that are looked at. */
const LOOK_BACK = 6;

const LEAD = /^\W*(?:(?:and|but|or|so|ok(?:ay)?|then|also|well|right|now|what about|how about|yes|no)[\s,:–-]+)+/i;
const CONTINUES = /^\W*(?:and|but|or|so|also|what about|how about|then)\b/i;
const NEW_TOPIC =
  /^\W*(?:(?:new|another|different|next|other) (?:question|thing|topic|subject)|something else|changing (?:the )?(?:topic|subject)|different thing|by the way|btw|unrelated|on another (?:note|subject))\W*/i;
const CORRECTION = /\b(?:no,? )?(?:i (?:meant|mean)|not (?:that|those|the .{2,30}?),? (?:but|i mean))\b/i;
/** Words that stand for something said before. "He" is the interviewee and "they" may be: they do not count by themselves. */
const ANAPHOR =
  /\b(it|its|that|this|these|those|them|their|theirs|they|there|then|her|she|hers|the same|the other(?: one| two)?s?|one of them|both|such|the (?:first|second|third|last|latter|former)(?: one)?|another one|the (?:two|three) of them)\b/i;
/** "That statement", "there were": no reference back by itself. */
const DETERMINER = /\b(?:that|this|these|those)(?= \p{L}+)|\bthere(?= (?:was|were|is|are|be|been))/giu;
const OBJECT_ANAPHOR =
  /(?<=\b(?:about|on|with|for|to|by|over|against|from) )(?:it|that|this|these|those|them)\b(?=\W*$)/i;
const BARE =
  /^\W*(?:why|when|where|how|who|how (?:many|much|long|often|so)|which(?: ones?)?|really|since when|says who|to whom|what else|anything else|what for|why not|in what way|how come|for what reason|go on|more|tell me more|details?|examples?)(?: (?:so|not|exactly|else|then|is that|was that|did he say (?:that|so|it)|does he say (?:that|so)))?\W*$/i;
const SOURCE_OF_IT =
  /^\W*(?:(?:which|what) (?:channel|outlet|interview|newspaper|station|paper|agency|one|day|date)|(?:where|when|to whom|on which|in which|on what)\b.{0,40}\b(?:was|is|did|had) (?:that|it|this|he say)|when was (?:that|it|this)|whom did he tell)/i;
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
const ORDINAL = new RegExp(
  `\\b(?:the )?(${ORDINALS.join('|')}|last)(?: (?:one|quote|answer|citation|statement|point|passage))?\\W*$|\\[(\\d+)\\]|\\b(?:number|citation|quote) (\\d+)\\b`,
  'i',
);
const SHIFT =
  /\b(?:(an?|one|two|three|four|five|six|a few|\d{1,3}) (day|week|month)s? (earlier|before(?:hand)?|later|after(?:wards)?|on))\b/i;

export type Standalone = {
  /** The question as it is to be understood by itself. */
  question: string;
  /** With the subject before it, where the words leave open whether that is still meant; a search has to decide. */
  continued?: string;
};

/** What is remembered of a question for the next one. */
type Turn = { question: string; topic: string };

export function standalone(question: string, history: readonly Message[], context: FollowUpContext): Standalone {
  let before: Turn | undefined;
  for (const message of history.filter((m) => m.role === 'user').slice(-LOOK_BACK)) {
    before = remember(message.content, resolve(message.content, before, undefined, context), before, context);
  }
  const reply = history.at(-1)?.role === 'assistant' ? history.at(-1)!.content : undefined;
  return resolve(question, before, reply, context);
}

function resolve(
  asked: string,
  before: Turn | undefined,
  reply: string | undefined,
  context: FollowUpContext,
): Standalone {
  const text = asked.trim();
  if (!before || before.question === text) return { question: text };
  if (NEW_TOPIC.test(text)) return { question: text.replace(NEW_TOPIC, '').trim() || text };
  const { topic } = before;
  if (!topic) return { question: text };
  const depends = dependence(text, context);
  if (depends === 'no') return { question: text };
  if (depends === 'perhaps') return { question: text, continued: `${text} (${topic})` };
  const shifted = shiftDates(text, before.question, reply);
  if (shifted) return { question: shifted };
  const cited = ordinalCitation(text, reply);
  if (cited) return { question: `${text} (${cited})` };
  const outletOnly = onlyOutlet(text, context);
  if (outletOnly) return { question: `${capitalise(topic)}: ${outletOnly}` };
  const body = text.replace(LEAD, '');
  if (OBJECT_ANAPHOR.test(body) && !SOURCE_OF_IT.test(text) && topic.length < 80) {
    return { question: capitalise(body.replace(OBJECT_ANAPHOR, topic)) };
  }
  return { question: `${text} (${topic})` };
}

/** The subject of a question with what it still carries of the one before, in at most this many words. */
const TOPIC_WORDS = 14;

function remember(asked: string, { question }: Standalone, before: Turn | undefined, context: FollowUpContext): Turn {
  const own = topicOf(withoutOutlets(asked.replace(NEW_TOPIC, ''), context), context);
  const carries = before !== undefined && dependence(asked, context) === 'yes' && !NEW_TOPIC.test(asked);
  if (!carries) return { question, topic: own || before?.topic || '' };
  const substantial = words(own).filter(context.isContent).length >= 2;
  const joined = substantial ? `${own}, ${before.topic}` : before.topic || own;
  return { question, topic: joined.split(/\s+/).slice(0, TOPIC_WORDS).join(' ') };
}

/** Most words with content of a question that may go on with an earlier subject without saying so. */
const OPEN_LENGTH = 5;

function dependence(text: string, { isContent }: FollowUpContext): 'yes' | 'perhaps' | 'no' {
  if (CONTINUES.test(text) || BARE.test(text) || SOURCE_OF_IT.test(text) || CORRECTION.test(text) || SHIFT.test(text))
    return 'yes';
  const own = words(text).filter(isContent);
  if (own.length <= 1) return 'yes';
  if (ANAPHOR.test(text.replace(DETERMINER, 'x')) && own.length <= 6) return 'yes';
  return own.length <= OPEN_LENGTH ? 'perhaps' : 'no';
}

/** Words that may stand between words with content without parting them. */
const CONNECTORS = new Set('of in on to for with the a an by from and at s between against under over'.split(' '));

/** The runs of words with content: "Did Aliyev agree to Russian peacekeepers?" -> "agree to Russian peacekeepers". */
function topicOf(question: string, { isContent }: FollowUpContext): string {
  const runs: string[][] = [];
  let pending: string[] | undefined;
  for (const [token] of question.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'.+-]*|[?!;:,()]/gu)) {
    const word = token.replace(/(?<![.’'-])[.’'-]+$/, '');
    if (words(word).some(isContent)) {
      if (pending && runs.length > 0) runs.at(-1)!.push(...pending, word);
      else runs.push([word]);
      pending = [];
    } else if (pending && CONNECTORS.has(word.toLowerCase())) pending.push(word);
    else pending = undefined;
  }
  return runs.map((run) => run.join(' ')).join(', ');
}

/** "and in the BBC interview?", "what did he tell the Germans?": only the audience is new. */
function onlyOutlet(text: string, { findOutlets, isContent }: FollowUpContext): string | undefined {
  const { outlets, matched } = findOutlets(text);
  if (outlets.length === 0) return undefined;
  const named = new Set(matched.flatMap((m) => words(m)));
  const rest = words(text).filter((w) => isContent(w) && !named.has(w) && !/^interviews?$/.test(w));
  return rest.length === 0 ? text.replace(LEAD, '').replace(/(?<!\W)\W+$/, '') : undefined;
}

function withoutOutlets(question: string, { findOutlets }: FollowUpContext): string {
  const { matched } = findOutlets(question);
  let text = question;
  for (const name of matched) {
    text = text.replace(
      new RegExp(
        `(?<!\\s)\\s*\\(?(?:\\b(?:in|on|to|with|by|for) )?(?:the |his )?${literal(name)}(?: interview| talk)?\\)?`,
        'i',
      ),
      ' ',
    );
  }
  return text
    .replace(/(?<!\s)\s+(?=[?.!,)])/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** "the second one": what the answer before cites under that marker. */
function ordinalCitation(text: string, reply: string | undefined): string | undefined {
  const match = text.match(ORDINAL);
  if (!match || !reply) return undefined;
  const markers = [...reply.matchAll(/\[(\d+)\]/g)].map((m) => Number(m[1]));
  if (markers.length < 2) return undefined;
  const wanted = match[2] ?? match[3];
  const marker = wanted
    ? Number(wanted)
    : match[1]!.toLowerCase() === 'last'
      ? markers.at(-1)!
      : markers[ORDINALS.indexOf(match[1]!.toLowerCase())];
  if (marker === undefined || !markers.includes(marker)) return undefined;
  const upTo = reply.slice(0, reply.indexOf(`[${marker}]`));
  const quote = upTo.slice(upTo.lastIndexOf('“') + 1).replace(/(?<![”\s])[”\s]+$/, '');
  return quote.length > 0 ? quote.slice(0, 200) : undefined;
}

const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  'a few': 3,
};
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30 };
/** Days on either side of a day that was only reckoned. */
const AROUND = 4;

/** "and two weeks earlier?": the question before, moved in time. Its own date counts first, then the answer's first. */
function shiftDates(text: string, before: string, reply: string | undefined): string | undefined {
  const match = text.match(SHIFT);
  if (!match) return undefined;
  const month = MONTHS.join('|');
  const pattern = new RegExp(
    `(?:\\b(?:by|on|in|at|before|after|until|around) )?(?:the )?(?:(\\d{1,2})(?: of)? (${month})|(${month}) (\\d{1,2})|((?:end|start|beginning|middle) of|early|late|mid-?) ?(${month}))(?: \\d{4})?`,
    'i',
  );
  const found = before.match(pattern) ?? reply?.match(pattern);
  if (!found) return undefined;
  const part = (found[5] ?? '').toLowerCase();
  const day = Number(found[1] ?? found[4] ?? (/start|begin|early/.test(part) ? 3 : /mid/.test(part) ? 15 : 29));
  const name = found[2] ?? found[3] ?? found[6]!;
  const amount = (NUMBERS[match[1]!.toLowerCase()] ?? Number(match[1])) * DAYS[match[2]!.toLowerCase()]!;
  const sign = /earlier|before/i.test(match[3]!) ? -1 : 1;
  const index = MONTHS.indexOf(name.toLowerCase());
  // The year does not matter for counting days; one that is not a leap year does.
  const centre = Date.UTC(2021, index, day) + sign * amount * 86_400_000;
  const spell = (time: number) => {
    const { month, date } = dayParts(new Date(time).toISOString().slice(0, 10));
    return `${date} ${month}`;
  };
  const rest = before
    .replace(pattern, '')
    .replace(/(?<!\s)\s+(?=[?.!,])/g, '')
    .replace(/(?<![?.!\s])[?.!\s]+$/, '')
    .trim();
  return `${rest}, between ${spell(centre - AROUND * 86_400_000)} and ${spell(centre + AROUND * 86_400_000)}?`;
}

const capitalise = (text: string) => text.replace(/^\p{Ll}/u, (c) => c.toUpperCase());
