/**
 * A follow-up made standalone from the questions before it, without a chat model: what it leaves out is carried over,
 * what it names is replaced, and a question with a subject of its own starts anew.
 */
import { words } from '../../ingest/index/analyze.ts';
import type { Message } from '../contract.ts';
import type { OutletFinder } from './outlets.ts';

export type FollowUpContext = {
  findOutlets: OutletFinder;
  /** Whether a folded word is a name or subject of the transcripts rather than a word of asking. */
  isContent: (word: string) => boolean;
};

/** Questions before the current one that are looked at. */
const LOOK_BACK = 6;

const LEAD =
  /^\W*(?:(?:and|but|or|so|ok(?:ay)?|then|also|well|right|now|what about|how about|and what about|yes|no)[\s,:–-]+)+/i;
const CONTINUES = /^\W*(?:and|but|or|so|also|what about|how about|then)\b/i;
const NEW_TOPIC =
  /^\W*(?:(?:new|another|different|next|other) (?:question|thing|topic|subject)|something else|changing (?:the )?(?:topic|subject)|different thing|by the way|btw|unrelated|on another (?:note|subject))\W*/i;
const CORRECTION = /\b(?:no,? )?(?:i (?:meant|mean)|not (?:that|those|the .{2,30}?),? (?:but|i mean))\b/i;
/** Words that stand for something said before. "He" is the interviewee and "they" may be: they do not count by themselves. */
const ANAPHOR =
  /\b(it|its|that|this|these|those|them|their|theirs|they|there|then|her|she|hers|the same|the other(?: one| two)?s?|one of them|both|such|the (?:first|second|third|last|latter|former)(?: one)?|another one|the (?:two|three) of them)\b/i;
const OBJECT_ANAPHOR =
  /\b(it|that|this|these|those|them)\b(?=\s*(?:[?.!,;]|$|in |on |to |with |by |for |at |from |as |too|before|when|then|again|anyway|all))/i;
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
  /\b(?:(an?|one|two|three|four|five|six|a few|\d+) (day|week|month)s? (earlier|before(?:hand)?|later|after(?:wards)?|on))\b/i;

/** @returns the question as it is to be understood by itself */
export function standalone(question: string, history: readonly Message[], context: FollowUpContext): string {
  const asked: string[] = [];
  for (const message of history.filter((m) => m.role === 'user').slice(-LOOK_BACK)) {
    asked.push(resolve(message.content, asked.at(-1), undefined, context));
  }
  const reply = history.at(-1)?.role === 'assistant' ? history.at(-1)!.content : undefined;
  return resolve(question, asked.at(-1), reply, context);
}

function resolve(
  question: string,
  before: string | undefined,
  reply: string | undefined,
  context: FollowUpContext,
): string {
  const text = question.trim();
  if (!before || before === text) return text;
  if (NEW_TOPIC.test(text)) return text.replace(NEW_TOPIC, '').trim() || text;
  if (!dependsOnEarlier(text, context)) return text;
  const topic = topicOf(before, context);
  if (!topic) return text;
  const shifted = shiftDates(text, before, reply);
  if (shifted) return shifted;
  const cited = ordinalCitation(text, reply);
  if (cited) return `${text} (${cited})`;
  const outletOnly = onlyOutlet(text, context);
  if (outletOnly) return `${withoutOutlets(before, context)} (${outletOnly})`;
  const body = text.replace(LEAD, '');
  if (OBJECT_ANAPHOR.test(body) && !SOURCE_OF_IT.test(text)) return capitalise(body.replace(OBJECT_ANAPHOR, topic));
  return `${text} (${topic})`;
}

function dependsOnEarlier(text: string, { isContent }: FollowUpContext): boolean {
  if (CONTINUES.test(text) || BARE.test(text) || SOURCE_OF_IT.test(text) || CORRECTION.test(text) || SHIFT.test(text))
    return true;
  const own = words(text).filter(isContent);
  if (
    ANAPHOR.test(
      text.replace(/\b(?:that|this|these|those|there)\b(?= (?:\p{L}+))/giu, (w) => (/there/i.test(w) ? 'x' : w)),
    )
  ) {
    return own.length <= 6;
  }
  return own.length <= 1;
}

/** From the first to the last word with content: "Did Aliyev agree to Russian peacekeepers?" -> "agree to Russian peacekeepers". */
function topicOf(question: string, { isContent }: FollowUpContext): string {
  const tokens = [...question.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'.-]*/gu)];
  const content = tokens.filter((t) => words(t[0]).some(isContent));
  const [first, last] = [content[0], content.at(-1)];
  return first && last ? question.slice(first.index, last.index + last[0].length) : '';
}

/** "and in the BBC interview?", "what did he tell the Germans?": only the audience is new. */
function onlyOutlet(text: string, { findOutlets, isContent }: FollowUpContext): string | undefined {
  const { outlets, matched } = findOutlets(text);
  if (outlets.length === 0) return undefined;
  const named = new Set(matched.flatMap((m) => words(m)));
  const rest = words(text).filter((w) => isContent(w) && !named.has(w) && !/^interviews?$/.test(w));
  return rest.length === 0 ? text.replace(LEAD, '').replace(/\W+$/, '') : undefined;
}

function withoutOutlets(question: string, { findOutlets }: FollowUpContext): string {
  const { matched } = findOutlets(question);
  let text = question;
  for (const name of matched) {
    const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    text = text.replace(
      new RegExp(`\\s*\\(?(?:\\b(?:in|on|to|with|by|for) )?(?:the |his )?${literal}(?: interview| talk)?\\)?`, 'i'),
      ' ',
    );
  }
  return text
    .replace(/\s+([?.!,)])/g, '$1')
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
  const quote = upTo.slice(upTo.lastIndexOf('“') + 1).replace(/[”\s]+$/, '');
  return quote.length > 0 ? quote.slice(0, 200) : undefined;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
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
  const index = MONTHS.findIndex((m) => m.toLowerCase() === name.toLowerCase());
  // The year does not matter for counting days; one that is not a leap year does.
  const centre = Date.UTC(2021, index, day) + sign * amount * 86_400_000;
  const spell = (time: number) => `${new Date(time).getUTCDate()} ${MONTHS[new Date(time).getUTCMonth()]}`;
  const rest = before
    .replace(pattern, '')
    .replace(/\s+([?.!,])/g, '$1')
    .replace(/[?.!\s]+$/, '')
    .trim();
  return `${rest}, between ${spell(centre - AROUND * 86_400_000)} and ${spell(centre + AROUND * 86_400_000)}?`;
}

const capitalise = (text: string) => text.replace(/^\p{Ll}/u, (c) => c.toUpperCase());
