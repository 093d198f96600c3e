/** One exchange an interview, in order of time, the first and the last always; figures that no quote above has are marked. */
import type { End } from '../../understand/understanding.ts';
import type { Candidate } from '../candidates.ts';
import { figuresIn } from '../figures.ts';
import { head } from '../heads.ts';
import { layOut } from '../lay-out.ts';
import settings from '../settings.json' with { type: 'json' };
import { holdsWanted } from '../wanted.ts';
import { countOf, periodInWords } from '../words.ts';
import { candidatesOf, exchangeOf, inTime, type Shaped, type ShapeInput, shared } from './shape.ts';
import { daysOf } from './wide.ts';

/** Interviews that stand for one end of time. */
const AT_ONE_END = 3;

/** What was said first or last: of what holds the kind of thing that is asked for, the exchanges at that end of time. */
function atOneEnd(input: ShapeInput, found: readonly Candidate[], end: End): Shaped {
  const { library, understanding } = input;
  const holding = found.filter(({ spoken }) =>
    holdsWanted(understanding.wants, spoken.sentences.map(({ text }) => text).join(' ')),
  );
  const some = holding.length > 0 ? holding : found;
  const order = [...some].sort((a, b) => inTime(a.spoken, b.spoken, library));
  const interviews = [...new Set(order.map(({ spoken }) => spoken.interview.id))];
  const kept = new Set(end === 'first' ? interviews.slice(0, AT_ONE_END) : interviews.slice(-AT_ONE_END));
  const shares = shared(
    input,
    some.filter(({ spoken }) => kept.has(spoken.interview.id)),
    { firstOfEach: ({ spoken }) => spoken.interview.id, onePerKey: true },
  ).sort((a, b) => inTime(a.spoken, b.spoken, library) * (end === 'first' ? 1 : -1));
  if (shares.length === 0) return undefined;
  return layOut(
    library,
    shares.map((share) => exchangeOf(library, share)),
  );
}

export async function overTime(input: ShapeInput): Promise<Shaped> {
  const { library, understanding } = input;
  const found = await candidatesOf(input, settings.passages.many);
  if (understanding.end) return atOneEnd(input, found, understanding.end);
  const order = [...found].sort((a, b) => inTime(a.spoken, b.spoken, library));
  const ends = new Set([order[0]?.spoken.interview.id, order.at(-1)?.spoken.interview.id]);
  const shares = shared(input, found, {
    firstOfEach: ({ spoken }) => spoken.interview.id,
    firstOfAll: ({ spoken }) => ends.has(spoken.interview.id),
    onePerKey: true,
  }).sort((a, b) => inTime(a.spoken, b.spoken, library));
  if (shares.length === 0) return undefined;
  const said = new Set<string>();
  const exchanges = shares.map((share, i) => {
    const exchange = exchangeOf(library, share);
    const words = exchange.runs.map((run) => library.slice(exchange.spoken.interview, run)).join('\n');
    const figures = figuresIn(words);
    const unsaid = i === 0 ? [] : figures.filter(({ values }) => values.some((value) => !said.has(value)));
    const newFigures = [...new Map(unsaid.map(({ values, text }) => [values.join(), text])).values()];
    for (const { values } of figures) for (const value of values) said.add(value);
    return { ...exchange, ...(newFigures.length > 0 && { newFigures }) };
  });
  const { blocks, citations } = layOut(library, exchanges);
  if (blocks.length < 2) return { blocks, citations };
  const interviews = citations.map((c) => c.interview);
  const days = daysOf(interviews);
  const count = new Set(interviews.map((i) => i.id)).size;
  return {
    blocks: [
      head('in_order_of_time', { interviews: count, ...days }, [
        `Quoted from ${countOf(count, 'interview')}${days ? `, ${periodInWords(days)}` : ''}, in order of time.`,
      ]),
      ...blocks,
    ],
    citations,
  };
}
