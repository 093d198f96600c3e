/** What a turn replies to, in the other's exact words. */
import type { Analyze } from '../../../ingest/text/analyze.ts';
import { splitSentences } from '../../../ingest/text/sentences.ts';
import type { AskedBefore } from '../../contract/blocks.ts';
import type { Library } from '../library.ts';
import { refersBack } from './glue.ts';
import { opensWithAnswer } from './opening.ts';
import type { SpokenTurn } from './spoken-turn.ts';

/** A longer turn is shown by its last whole sentences, in code units. */
const LONGEST = 1_000;
/** A word or two that ask nothing ("Yes.", "I see.") are no question, unless the reply takes them up; in code units. */
const BACKCHANNEL = 30;

const INTERROGATIVE =
  /^(?:(?:and|so|but|well|then|now|ok(?:ay)?|mr\.? \p{L}+|sir|madam)[,\s]+)*(?:what|who|whom|whose|how|why|when|where|which|is|are|was|were|do|does|did|have|has|had|can|could|will|would|should|may|might|isn['’]t|aren['’]t|don['’]t|doesn['’]t|didn['’]t)\b/iu;
const OPEN_QUESTION = /^(?:(?:and|so|but|well|then|now)[,\s]+)*(?:what|who|whom|whose|how|why|when|where|which)\b/iu;
const REQUEST =
  /\b(?:please|tell (?:me|us)|let (?:me|us) ask|(?:want|like|going) to (?:ask|know|hear|talk)|my (?:next |last |first )?question|i (?:wonder|ask)|what (?:do you|would you) (?:say|think)|how (?:do|would) you|talk about|explain|comment on)\b/iu;
const QUESTION_MARK = /\?["”’»)\]]*\s*$/u;

const sentencesIn = (text: string): string[] => splitSentences(text).map(({ start, end }) => text.slice(start, end));

/** Whether words ask for something, rather than state it. */
export function asksSomething(text: string): boolean {
  const last = sentencesIn(text).slice(-2);
  const closing = last.at(-1) ?? '';
  return last.some((s) => QUESTION_MARK.test(s)) || INTERROGATIVE.test(closing) || REQUEST.test(closing);
}

/** Sentences before a question that may be taken for what it asks about ("Is it true?"), and terms from which it says so itself. */
const LEADING = 2;
const SAYS_ITSELF = 3;

/**
 * Of a journalist's words, the question that a yes or a no answers: the last that can be answered so, with what it needs before it;
 * `alone` where that is nothing.
 */
export function questionAnswered(text: string, analyze: Analyze): { text: string; alone: boolean } {
  const sentences = sentencesIn(text);
  const asks = (s = '') => QUESTION_MARK.test(s) || INTERROGATIVE.test(s) || REQUEST.test(s);
  const end = sentences.findLastIndex(asks);
  let last = end;
  while (OPEN_QUESTION.test(sentences[last] ?? '')) last--;
  if (!asks(sentences[last])) last = end;
  if (last < 0) return { text: sentences.slice(-1).join(''), alone: true };
  let first = last;
  const own = () => sentences.slice(first, last + 1).join(' ');
  while (first > Math.max(0, last - LEADING) && new Set(analyze(own())).size < SAYS_ITSELF) first--;
  return { text: own(), alone: first === last };
}

/** Whether somebody only says "Right!" or "I see." before a turn. */
export const isBackchannel = ({ quote, asks }: AskedBefore): boolean => !asks && quote.length < BACKCHANNEL;

/** Opens with what only the words before it explain: an answer, a pronoun or an ellipsis. */
const takesUp = (reply: string): boolean =>
  opensWithAnswer(reply) || refersBack(reply) || /^\W*(?:…|\.{3})/u.test(reply);

/** Turns never change, and are asked about again and again. */
const KNOWN = new WeakMap<SpokenTurn, { question: AskedBefore | undefined }>();

/** Undefined where nobody else speaks right before the turn, or nothing is said there that a reply could be to. */
export function replyQuestion(library: Library, spoken: SpokenTurn): AskedBefore | undefined {
  const known = KNOWN.get(spoken) ?? { question: questionBefore(library, spoken) };
  KNOWN.set(spoken, known);
  return known.question;
}

function questionBefore(library: Library, { interview, turn, sentences: reply }: SpokenTurn): AskedBefore | undefined {
  const asked = interview.turns[turn.index - 1];
  if (!asked || (asked.speaker === turn.speaker && asked.role === turn.role)) return undefined;
  const whole = library.slice(interview, asked);
  const asks = asksSomething(whole);
  const sayLittle = whole.length < BACKCHANNEL || library.analyze(whole).length < 2;
  if (!asks && sayLittle && !takesUp(reply[0]?.text ?? '')) return undefined;
  const sentences = asked.passages.flatMap((p) => p.sentences);
  const start =
    whole.length <= LONGEST
      ? asked.start
      : (sentences.find((s) => asked.end - s.start <= LONGEST) ?? sentences.at(-1) ?? asked).start;
  const span = { start, end: asked.end };
  return {
    speaker: asked.speaker,
    role: asked.role,
    quote: library.slice(interview, span),
    ...span,
    asks,
    gapBefore: start > asked.start,
  };
}
