import type { Turn } from '../../server/contract/contract.ts';
import { sentencesOf, shared, termsOf } from './terms.ts';

/** A question that was asked again after its reply. */
export type Pressed = { asked: Turn; reply: Turn; again: Turn };

/** Letters of a word that counts; terms in more than this share of the turns are what the whole interview is about. */
const LETTERS = 5;
const COMMON = 0.25;
const LEAST_TURNS = 3;
/** The second question has at least so many terms of the first, and this share of the shorter one's. */
const LEAST_SHARED = 2;
const SHARE = 0.4;
/** A reply with this share of the question's terms takes it up. */
const TAKEN_UP = 0.5;

const questionsIn = (turn: Turn): string =>
  sentencesOf(turn.text, 0)
    .filter((s) => s.text.includes('?'))
    .map((s) => s.text)
    .join(' ');

/**
 * By words alone: an interviewer asks, the reply has few of the question's rarer words, and the next question has them
 * again. A help to find such places, and no verdict on the reply.
 */
export function pressedQuestions(turns: readonly Turn[]): Pressed[] {
  const known = new Map<string, number>();
  for (const { text } of turns) for (const term of termsOf(text, LETTERS)) known.set(term, (known.get(term) ?? 0) + 1);
  const most = Math.max(LEAST_TURNS, turns.length * COMMON);
  const rarer = (text: string) => new Set([...termsOf(text, LETTERS)].filter((term) => (known.get(term) ?? 0) <= most));
  return turns.flatMap((asked, i) => {
    const [reply, again] = [turns[i + 1], turns[i + 2]];
    if (asked.role !== 'interviewer' || reply?.role !== 'interviewee' || again?.role !== 'interviewer') return [];
    const [first, second] = [rarer(questionsIn(asked)), rarer(questionsIn(again))];
    const common = shared(first, second);
    const isAgain = common >= LEAST_SHARED && common / Math.min(first.size, second.size) >= SHARE;
    const isTakenUp = shared(first, termsOf(reply.text, LETTERS)) / first.size >= TAKEN_UP;
    return isAgain && !isTakenUp ? [{ asked, reply, again }] : [];
  });
}
