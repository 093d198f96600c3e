/** What a search sees of a question: without words of asking, without the audience that became a filter. */

import type { Vocabulary } from '../../../ingest/index/vocabulary.ts';
import type { Span } from '../../../ingest/schema.ts';
import { words } from '../../../ingest/text/analyze.ts';
import { isAskingWord } from './asking-words.ts';
import { askAbout } from './bare-topic.ts';
import { placeOf, tidy, withoutPhrase } from './conversation/replace.ts';
import { unframe } from './frame.ts';
import { withoutEnding } from './normalise.ts';
import { WORDS_OF_TIME } from './shape.ts';
import { type Compile, plain } from './wording.ts';

const TOPICS = '(?:topics?|subjects?|questions?|themes?|issues?|things)';
const WHAT = `(?:and |so |but )?(?:what(?: all| else)?|(?:what|which) ${TOPICS})`;
const TALK = '(?:interviews?|talks?|conversations?)';

/** What an interview was about, once its outlet is taken out: nothing is left that could be searched. */
const WHOLE = [
  `${WHAT} (?:is|was|were|are) (?:(?:the|his|her|their|that|this|it) )?(?:${TALK} )?(?:all )?about`,
  `${WHAT} (?:is|was|were|are) (?:(?:WHO|they) )?(?:asked|discussed|talked about|spoken about|covered|raised)(?: about)?(?: in| during)?`,
  `${WHAT} (?:did|do|does) (?:(?:the |an? )?(?:ASKER|WHO|${TALK}|they) )?(?:talk|speak|ask|discuss|cover|deal with)(?: WHO| each other)?(?: about)?(?: in| during)?`,
  `${WHAT} (?:came|comes|come) up(?: in| during)?`,
].map((one) => `^${one}$`);

const WHAT_IS = /\bwhat[’']s\b/iu;

export type Subject = {
  /** As a question, to be embedded. */
  query: string;
  /** For lexical search. */
  subject: string;
  /** It is a subject rather than a question: what was said about it is asked. */
  isTopic: boolean;
  /** A whole interview is asked for. */
  isWhole?: boolean;
};

/**
 * @param counted what is to be counted, where that is asked: then it is the subject
 * @param ofOutlets whether it is limited to outlets
 * @param audience words for outlets that became a filter, folded
 * @param time words for days that became one
 */
export function subjectOf(
  question: string,
  {
    vocabulary,
    compile,
    ofOutlets,
    audience,
    time,
    counted,
  }: {
    vocabulary: Vocabulary;
    compile: Compile;
    ofOutlets: boolean;
    audience: readonly string[];
    time?: string;
    counted?: readonly string[];
  },
): Subject {
  if (counted) return about(counted.join(' and '));
  const limited = unframe(question, compile);
  const unlimited = withoutTime(withoutDays(withoutAudience(limited.body, audience), time), compile);
  // What stood before the words that are gone may now be all: "compare what A and B were told about fees".
  const inner = unframe(changesOf(unlimited, compile) ?? unlimited, compile);
  const [bare, topic, frames] = [inner.body, limited.topic || inner.topic, [...limited.frames, ...inner.frames]];
  // "A summary of the radio interview": nothing is left but what it was about, which is what was asked in it.
  const isEmpty =
    audience.length > 0 &&
    frames.length > 0 &&
    words(bare).every((word) => isAskingWord(word) || vocabulary.analyze(word).length === 0);
  if (
    isEmpty ||
    (ofOutlets && WHOLE.some((template) => compile(template).test(plain(bare.replace(WHAT_IS, 'What is')))))
  )
    return { ...about('it'), query: 'What was asked?', isWhole: true };
  if (topic && bare.split(/\s+/).length <= MOST_TOPIC_WORDS) return about(bare);
  // "Bees, Coast TV": a subject and a filter.
  if (bare !== limited.body && askAbout(bare, vocabulary)) return about(withoutEnding(bare));
  if (frames.length > 0) return { query: askAbout(bare, vocabulary) ?? asked(bare), subject: bare, isTopic: false };
  return { query: asked(bare), subject: bare, isTopic: false };
}

/** "What did she tell about the pier?" is no English. */
const LEFT_OVER = /\b(?<verb>tell|told)(?=\s+(?:about|on|of|that)\b|\W*$)/giu;

const withoutAudience = (text: string, audience: readonly string[]): string =>
  audience.length === 0
    ? text
    : listed(text, audience)
        .reduce(withoutPhrase, text)
        .replace(LEFT_OVER, (verb) => (/told/i.test(verb) ? 'said' : 'say'));

/** "A and B" is one phrase: without both, no "and" is left. */
function listed(text: string, phrases: readonly string[]): string[] {
  const places = phrases.flatMap((phrase) => placeOf(text, phrase) ?? []).sort((a, b) => a.start - b.start);
  const joined: Span[] = [];
  for (const place of places) {
    const last = joined.at(-1);
    if (last && JOINED.test(text.slice(last.end, place.start))) last.end = place.end;
    else joined.push({ ...place });
  }
  return joined.map(({ start, end }) => text.slice(start, end));
}

const JOINED = /^(?:\s*,)?\s*(?:(?:and|or|to|with|versus|vs\.?)\s+)?(?:(?:to|by|for|with)\s+)?(?:the\s+)?$/iu;

/** Of a question that has a subject left without them. */
function withoutDays(text: string, days: string | undefined): string {
  const rest = days ? withoutPhrase(text, days).replace(/,\s*(?=:)/g, '') : text;
  return words(rest).some((word) => !isAskingWord(word)) ? rest : text;
}

/** "How did their views of the pier change?": of the pier. */
function changesOf(text: string, compile: Compile): string | undefined {
  const topic = compile(CHANGE, 'iu').exec(text)?.groups?.topic;
  return topic && `what was said about ${topic}`;
}

const CHANGE =
  "^how (?:did|do|does|has|have|had) (?:(?:WHO(?:[’']s)?|his|her|their|the|our) )?(?:talk(?:ing)?|views?|tone|line|language|wording|words|rhetoric|positions?|opinions?|stances?|attitudes?|statements?|claims?|accounts?|story|answers?|thinking) (?:of|on|about|towards?|regarding|to) (?<topic>(?!.*\\b(?:he|she|they)\\b).{2,200}?) (?:change[ds]?|evolve[ds]?|develop(?:s|ed)?|shift(?:s|ed)?|differ(?:s|ed)?)\\b\\W*$";

/** Words that ask for an answer in order of time are not what is searched. */
function withoutTime(text: string, compile: Compile): string {
  const rest = tidy(text.replace(compile(WORDS_OF_TIME, 'giu'), ''));
  return words(rest).length > 0 ? rest : text;
}

/** A longer one is a clause: it is searched as it stands. */
const MOST_TOPIC_WORDS = 10;

const about = (topic: string): Subject => ({ query: `What was said about ${topic}?`, subject: topic, isTopic: true });

/** The model was made with questions: with their mark what is asked is found the same, whether it was written or not. */
const asked = (text: string): string => (text.endsWith(')') ? text : `${withoutEnding(text)}?`);
