/** A small server that keeps the contract over a transcript of two short interviews. */
import { Hono } from 'hono';
import { sourceFrom } from '../../evals/source.ts';
import type {
  AskResponse,
  Citation,
  Interview,
  InterviewResponse,
  Result,
  Turn,
} from '../../server/contract/contract.ts';

const LINES = [
  'President gave an interview to Channel North', // 1
  '', // 2
  '- How many bridges did the engineers build in the valley last year?', // 3
  '', // 4
  '- Our engineers built forty bridges in the valley. The river had washed away every older bridge.', // 5
  '', // 6
  '- You never asked the farmers about the new canal.', // 7
  '', // 8
  '- The farmers of the valley asked for the canal themselves. They signed a petition in the spring.', // 9
  '', // 10
  'President gave an interview to South Radio', // 11
  '', // 12
  '- Why did the railway to the coast close during the winter?', // 13
  '', // 14
  '- Snow closed the railway to the coast for eleven days. It was opened again before the harvest festival.', // 15
];

export const fakeSource = sourceFrom(LINES.join('\n'));

const date = { from: '2020-10-01', to: '2020-10-01', basis: 'bounded' as const };
const INTERVIEWS = [
  { id: 'north', title: LINES[0]!, outlet: 'Channel North', lines: [3, 5, 7, 9] },
  { id: 'south', title: LINES[10]!, outlet: 'South Radio', lines: [13, 15] },
];

export const PRESIDENT = 'Anna President';

function spanOf(line: number) {
  const { start, end } = fakeSource.paragraphs.find((p) => p.line === line)!;
  return { start: start + 2, end };
}

function turnOf(interview: string, line: number, index: number): Turn {
  const asks = index % 2 === 0;
  const span = spanOf(line);
  const said = asks
    ? { speaker: 'Interviewer', role: 'interviewer' as const }
    : { speaker: PRESIDENT, role: 'interviewee' as const };
  return {
    id: `${interview}.t${index}`,
    index,
    ...said,
    basis: 'rule',
    text: fakeSource.text.slice(span.start, span.end),
    ...span,
  };
}

const interviewOf = ({ id, title, outlet, lines }: (typeof INTERVIEWS)[number]): Interview => ({
  id,
  title,
  outlet,
  language: 'en',
  date,
  interviewee: PRESIDENT,
  interviewers: [],
  source: { file: 'fake.txt', sha256: fakeSource.parts[0]!.sha256 },
  start: spanOf(lines[0]!).start,
  end: spanOf(lines.at(-1)!).end,
  turns: lines.length,
  outletVariants: [],
});

const RESPONSES: InterviewResponse[] = INTERVIEWS.map((entry) => ({
  interview: interviewOf(entry),
  turns: entry.lines.map((line, i) => turnOf(entry.id, line, i)),
  notes: [],
}));

function results(query: string): Result[] {
  const asked = words(query);
  return RESPONSES.flatMap(({ interview, turns }) =>
    turns.map((turn): Result => {
      const ref = { id: interview.id, title: interview.title, outlet: interview.outlet, date };
      const score = [...asked].filter((word) => words(turn.text).has(word)).length;
      const { speaker, role, text, start, end } = turn;
      return { passageId: `${turn.id}.p`, interview: ref, speaker, role, text, start, end, score, highlights: [] };
    }),
  )
    .filter(({ score }) => score > 1)
    .sort((a, b) => b.score - a.score);
}

function words(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/\p{L}{5,}/gu) ?? []);
}

export function answer(
  question: string,
  found = results(question).filter(({ role }) => role === 'interviewee'),
): AskResponse {
  const citations = found.slice(0, 3).map(citationOf);
  return {
    question,
    standaloneQuestion: question,
    status: citations.length > 0 ? 'answered' : 'no_answer',
    answer:
      citations.map(({ quote, marker }) => `She said: “${quote}” [${marker}]`).join('\n') ||
      'The transcripts do not say.',
    citations,
    filters: { given: {}, inferred: {} },
    answeredBy: 'extractive',
    confidence: Math.min(1, (found[0]?.score ?? 0) / 4),
    timings: { understand: 1, retrieve: 2, answer: 3, verify: 4, total: 10 },
  };
}

function citationOf({ passageId, interview, speaker, role, text, start, end }: Result, i: number): Citation {
  return {
    marker: i + 1,
    passageId,
    interview,
    speaker,
    role,
    quote: text,
    start,
    end,
    prefix: fakeSource.text.slice(Math.max(0, start - 32), start),
    suffix: fakeSource.text.slice(end, end + 32),
    source: { file: 'fake.txt', sha256: fakeSource.parts[0]!.sha256 },
  };
}

export type Spoil = {
  answer?: (response: AskResponse) => AskResponse;
  interview?: (response: InterviewResponse) => InterviewResponse;
};

/** The app, or a deliberately broken one: `spoil` changes what it is about to send. */
export function fakeApp(spoil: Spoil = {}): Hono {
  const app = new Hono();
  app.onError((error, c) => c.text(error.message, 500));
  app.get('/api/interviews', (c) => c.json({ interviews: RESPONSES.map(({ interview }) => interview) }));
  app.get('/api/interviews/:id', (c) => {
    const found = RESPONSES.find(({ interview }) => interview.id === c.req.param('id'))!;
    return c.json(spoil.interview?.(found) ?? found);
  });
  app.get('/api/search', (c) => {
    const query = c.req.query('q')!;
    return c.json({ query, filters: { given: {}, inferred: {} }, results: results(query) });
  });
  app.post('/api/ask', async (c) => {
    const response = answer((await c.req.json()).question);
    return c.json(spoil.answer?.(response) ?? response);
  });
  return app;
}
