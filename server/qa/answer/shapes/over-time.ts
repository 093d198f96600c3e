/** One exchange an interview, in order of time, the first and the last always; figures that were not said before are marked. */
import { head } from '../heads.ts';
import { layOut } from '../lay-out.ts';
import settings from '../settings.json' with { type: 'json' };
import { countOf, periodInWords } from '../words.ts';
import { candidatesOf, exchangeOf, inTime, type Shaped, type ShapeInput, shared } from './shape.ts';
import { daysOf } from './wide.ts';

/** A number, or a share of something; years and days of the month are numbers, too. */
const FIGURE = /\d+(?:[.,]\d+)*(?:\s?(?:%|per ?cent|thousand|million|billion))?/giu;

export async function overTime(input: ShapeInput): Promise<Shaped> {
  const { library } = input;
  const found = await candidatesOf(input, settings.passages.many);
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
    const figures = [...new Set(words.match(FIGURE) ?? [])];
    const newFigures = i === 0 ? [] : figures.filter((f) => !said.has(f));
    for (const figure of figures) said.add(figure);
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
        `Quoted from ${countOf(count, 'interview')}, ${periodInWords(days)}, in order of time.`,
      ]),
      ...blocks,
    ],
    citations,
  };
}
