/** What whole interviews were about: the journalists' questions, as they were asked, in their order. */
import type { Interview, Turn } from '../../../../ingest/schema.ts';
import type { Library } from '../../library.ts';
import { type Exchange, toExchange } from '../exchange.ts';
import { head } from '../heads.ts';
import { layOut } from '../lay-out.ts';
import { asksSomething } from '../reply-question.ts';
import { spokenTurn } from '../spoken-turn.ts';
import { countOf } from '../words.ts';
import type { Shaped } from './shape.ts';

/** Code units of one question: of a long turn its last sentences, which ask. */
const LONGEST = 300;
/** A summary of more interviews would show two or three questions of each. */
const MOST_INTERVIEWS = 4;

/** @returns undefined where there are too many interviews, or nobody asks */
export function questionsOf(library: Library, interviews: readonly Interview[], limit: number): Shaped {
  if (interviews.length === 0 || interviews.length > MOST_INTERVIEWS) return undefined;
  const asking = interviews.map((interview) => ({
    interview,
    turns: interview.turns.filter(isQuestion(library, interview)),
  }));
  const asked = asking.reduce((sum, { turns }) => sum + turns.length, 0);
  if (asked === 0) return undefined;
  const each = Math.max(1, Math.floor(limit / interviews.length));
  const exchanges = asking.flatMap(({ interview, turns }) =>
    longestAnswered(interview, turns, each).map((turn) => lastSentences(library, interview, turn)),
  );
  const { blocks, citations } = layOut(library, exchanges);
  const params = { interviews: interviews.length, shown: blocks.length, asked };
  const line = `${blocks.length === asked ? 'All' : `${blocks.length} of`} ${countOf(asked, 'question')} asked in ${countOf(interviews.length, 'interview')}, as they were put:`;
  return { blocks: [head('questions_asked', params, [line]), ...blocks], citations };
}

const isQuestion = (library: Library, interview: Interview) => (turn: Turn) =>
  turn.role === 'interviewer' && turn.passages.length > 0 && asksSomething(library.slice(interview, turn));

/** The questions that were answered at most length, in the order in which they were asked. */
function longestAnswered({ turns }: Interview, asking: readonly Turn[], most: number): Turn[] {
  const reply = ({ index }: Turn) => {
    const next = turns[index + 1];
    return next && next.role !== 'interviewer' ? next.end - next.start : 0;
  };
  const kept = new Set([...asking].sort((a, b) => reply(b) - reply(a) || a.index - b.index).slice(0, most));
  return asking.filter((turn) => kept.has(turn));
}

function lastSentences(library: Library, interview: Interview, turn: Turn): Exchange {
  const spoken = spokenTurn(library, { interview, turn });
  const { sentences } = spoken;
  const end = sentences.at(-1)!.end;
  const from = sentences.findIndex(({ start }) => end - start <= LONGEST);
  const chosen = sentences.map((_, i) => i).slice(from < 0 ? -1 : from);
  const { question: _, ...exchange } = toExchange(library, spoken, chosen);
  return exchange;
}
