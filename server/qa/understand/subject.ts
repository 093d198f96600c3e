/** What a search sees of a question: without words of asking, without the audience that became a filter. */
import type { Vocabulary } from '../../../ingest/index/vocabulary.ts';
import { words } from '../../../ingest/text/analyze.ts';
import { isAskingWord } from './asking-words.ts';
import { askAbout } from './bare-topic.ts';
import { withoutPhrase } from './conversation/replace.ts';
import { unframe } from './frame.ts';
import { withoutEnding } from './normalise.ts';
import type { Compile } from './wording.ts';

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
 * @param audience words for outlets that became a filter, folded
 */
export function subjectOf(
  question: string,
  {
    vocabulary,
    compile,
    audience,
    counted,
  }: { vocabulary: Vocabulary; compile: Compile; audience: readonly string[]; counted?: readonly string[] },
): Subject {
  if (counted) return about(counted.join(' and '));
  const { body, topic, frames } = unframe(question, compile);
  const bare = audience.length > 0 ? withoutAudience(body, audience) : body;
  // "A summary of the radio interview": nothing is left but what it was about, which is what was asked in it.
  if (
    audience.length > 0 &&
    frames.length > 0 &&
    words(bare).every((word) => isAskingWord(word) || vocabulary.analyze(word).length === 0)
  )
    return { ...about('it'), query: 'What was asked?', isWhole: true };
  if (topic && bare.split(/\s+/).length <= MOST_TOPIC_WORDS) return about(bare);
  if (frames.length > 0) return { query: askAbout(bare, vocabulary) ?? asked(bare), subject: bare, isTopic: false };
  return { query: asked(bare), subject: bare, isTopic: false };
}

/** "What did she tell about the pier?" is no English. */
const LEFT_OVER = /\b(?<verb>tell|told)(?=\s+(?:about|on|of|that)\b|\W*$)/giu;

const withoutAudience = (text: string, audience: readonly string[]): string =>
  audience.reduce(withoutPhrase, text).replace(LEFT_OVER, (verb) => (/told/i.test(verb) ? 'said' : 'say'));

/** A longer one is a clause: it is searched as it stands. */
const MOST_TOPIC_WORDS = 10;

const about = (topic: string): Subject => ({ query: `What was said about ${topic}?`, subject: topic, isTopic: true });

/** The model was made with questions: with their mark what is asked is found the same, whether it was written or not. */
const asked = (text: string): string => (text.endsWith(')') ? text : `${withoutEnding(text)}?`);
