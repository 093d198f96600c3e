import { Hono } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { Block, ExchangeBlock } from '../../server/contract/blocks.ts';
import type {
  AskRequest,
  AskResponse,
  Citation,
  InterviewRef,
  PhraseResponse,
  Result,
  Turn,
} from '../../server/contract/contract.ts';
import { collection, corpus } from './fake-corpus.ts';

const HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=2</script>';

const refOf = ({ id, title, outlet, date }: InterviewRef): InterviewRef => ({ id, title, outlet, date });

type Said = { entry: (typeof corpus.entries)[number]; turn: Turn; start: number; end: number };

/** The sentences of the corpus that hold a word, said by somebody in a role. */
function sentencesWith(word: RegExp, role: Turn['role'] | undefined, outlets?: string[]): Said[] {
  return corpus.entries
    .filter((e) => !outlets || outlets.includes(e.interview.outlet))
    .flatMap((entry) =>
      entry.turns
        .filter((t) => !role || t.role === role)
        .flatMap((turn) =>
          [...turn.text.matchAll(/[^.?!\n]+[.?!]+/g)]
            .filter((m) => word.test(m[0]))
            .map((m) => {
              const lead = m[0].length - m[0].trimStart().length;
              return { entry, turn, start: turn.start + m.index + lead, end: turn.start + m.index + m[0].length };
            }),
        ),
    );
}

function toCitation({ entry, turn, start, end }: Said, i: number): Citation {
  const before = entry.turns[turn.index - 1];
  return {
    marker: i + 1,
    passageId: `${entry.interview.id}.p${turn.index}`,
    interview: refOf(entry.interview),
    speaker: turn.speaker,
    role: turn.role,
    quote: corpus.text.slice(start, end),
    start,
    end,
    prefix: corpus.text.slice(start - 32, start),
    suffix: corpus.text.slice(end, end + 32),
    source: entry.interview.source,
    inReplyTo: before && {
      speaker: before.speaker,
      role: before.role,
      quote: before.text,
      start: before.start,
      end: before.end,
    },
  };
}

const toResult = (said: Said): Result => {
  const { quote, marker: _, source: __, prefix: ___, suffix: ____, ...rest } = toCitation(said, 0);
  return { ...rest, text: quote, score: 0.5, highlights: [] };
};

function answerTo(request: AskRequest): AskResponse {
  const { question, filters = {}, ignoreInferred = [], history = [] } = request;
  const sky = /sky news/i.test(question) && !ignoreInferred.includes('outlets');
  const inferred = sky ? { outlets: ['Sky News'] } : {};
  const misspelt = /peacekepers/.test(question) && !ignoreInferred.includes('spelling');
  const base = {
    ...(misspelt && { corrections: [{ from: 'peacekepers', to: 'peacekeepers' }] }),
    question,
    standaloneQuestion: /^who asked/i.test(question) && history.length > 0 ? 'who asked about peacekeepers?' : question,
    filters: { given: filters, inferred },
    answeredBy: 'extractive',
    timings: { understand: 1, retrieve: 2, answer: 3, verify: 1, total: 7 },
  };
  if (/sourdough/i.test(question)) {
    const nearest = sentencesWith(/war/i, 'interviewee').slice(0, 3).map(toResult);
    return {
      ...base,
      status: 'no_answer',
      reason: 'The transcripts never mention “sourdough”.',
      refusal: { code: 'unknown_name', params: { name: 'sourdough' } },
      answer: '',
      citations: [],
      nearest,
    };
  }
  if (/which interviews/i.test(question))
    return {
      ...base,
      status: 'about',
      answer: 'This collection holds 3 interviews: Al Jazeera, Sky News and BBC News.',
      citations: [],
    };
  const asked = /^who asked/i.test(question);
  const said = sentencesWith(
    /territor/i.test(question) ? /territor/i : /peacekeep|prepared to accept/i,
    asked ? 'interviewer' : 'interviewee',
    filters.outlets ?? inferred.outlets,
  );
  const citations = said.slice(0, 4).map(toCitation);
  if (/hostile/i.test(question)) {
    const hostile = { ...citations[0]!, marker: 1, speaker: HOSTILE, quote: HOSTILE };
    return { ...base, status: 'answered', answer: `He said: “${HOSTILE}” [1] ${HOSTILE}`, citations: [hostile] };
  }
  const answer = citations
    .map((c) => `${c.speaker} told ${c.interview.outlet}: “${c.quote}” [${c.marker}]`)
    .join('\n\n');
  return { ...base, status: 'answered', answer, blocks: blocksFor(question, citations), citations };
}

/** Head and exchanges, or two sides: "compare". Before the second quote words are left out. */
function blocksFor(question: string, citations: Citation[]): Block[] {
  const exchanges = citations.map(
    (c, i): ExchangeBlock => ({
      kind: 'exchange',
      interview: c.interview.id,
      lead: `${c.speaker} to ${c.interview.outlet}`,
      markers: [c.marker],
      gapBefore: i === 1 ? [c.marker] : [],
      ...(i === 0 &&
        c.inReplyTo && { question: { ...c.inReplyTo, asks: true, gapBefore: false }, alike: ['bbc-news'] }),
    }),
  );
  const params = { interviews: 1, from: '2020-10-09', to: '2020-10-12' };
  const head: Block = { kind: 'head', text: 'Quoted from 1 interview.', marks: [], code: 'quoted_from', params };
  if (!/compare/i.test(question)) return [head, ...exchanges];
  const side = (title: string, blocks: ExchangeBlock[]): Block => ({
    kind: 'group',
    title,
    code: 'side',
    params: { title },
    blocks,
  });
  return [
    { ...head, text: 'Side by side:', code: 'compared', params: {} },
    side('Sky News', exchanges),
    side('BBC News', []),
  ];
}

async function send(stream: SSEStreamingApi, event: string, data: unknown) {
  await stream.writeSSE({ event, data: JSON.stringify(data) });
}

const problem = (status: number, title: string, detail?: string, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ type: 'about:blank', title, status, detail }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });

function phrases(q: string, offset: number, limit: number): PhraseResponse {
  const needle = q.toLowerCase();
  const hits = corpus.entries.flatMap((entry) =>
    entry.turns.flatMap((turn) => {
      const found: PhraseResponse['hits'] = [];
      const lower = turn.text.toLowerCase();
      for (let at = lower.indexOf(needle); at >= 0; at = lower.indexOf(needle, at + needle.length)) {
        const [start, end] = [turn.start + at, turn.start + at + needle.length];
        found.push({
          passageId: `${entry.interview.id}.p${turn.index}`,
          interview: refOf(entry.interview),
          speaker: turn.speaker,
          role: turn.role,
          quote: corpus.text.slice(start, end),
          start,
          end,
          before: corpus.text.slice(Math.max(turn.start, start - 60), start),
          after: corpus.text.slice(end, Math.min(turn.end, end + 60)),
        });
      }
      return found;
    }),
  );
  return { phrase: q, total: hits.length, offset, hits: hits.slice(offset, offset + limit) };
}

export type FakeApi = {
  app: Hono;
  /** Every body that came to `/api/ask`: for a stream, as from the conversation, and for an answer at once. */
  asked: AskRequest[];
  askedAtOnce: AskRequest[];
  /** Lets the answer to a question with "slow" in it go on. */
  release(): void;
};

/** An API in the contract's shape whose behaviour the question chooses: "broken", "rate limit", "slow", "hostile", … */
export function fakeApi(): FakeApi {
  const asked: AskRequest[] = [];
  const askedAtOnce: AskRequest[] = [];
  let release = () => {};
  let held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const app = new Hono();

  app.get('/api/collection', (c) => c.json(collection));
  app.get('/api/interviews', (c) => c.json({ interviews: corpus.entries.map((e) => e.interview) }));
  app.get('/api/interviews/:id', (c) => {
    const entry = corpus.entries.find((e) => e.interview.id === c.req.param('id'));
    return entry ? c.json(entry) : problem(404, 'No such interview');
  });
  app.get('/api/passages/:id', (c) => {
    const [id, index] = c.req.param('id').split('.p');
    const entry = corpus.entries.find((e) => e.interview.id === id);
    const turn = entry?.turns[Number(index)];
    if (!entry || !turn) return problem(404, 'No such passage');
    const { speaker, role, text, start, end } = turn;
    const passage = {
      passageId: `${id}.p${index}`,
      interview: refOf(entry.interview),
      speaker,
      role,
      text,
      start,
      end,
    };
    const before = entry.turns.slice(Math.max(0, turn.index - 1), turn.index);
    return c.json({ passage: { ...passage, score: 1, highlights: [] }, before, after: [] });
  });
  app.get('/api/phrases', (c) =>
    c.json(phrases(c.req.query('q') ?? '', Number(c.req.query('offset') ?? 0), Number(c.req.query('limit') ?? 20))),
  );
  app.get('/api/mentions', (c) => {
    const q = c.req.query('q') ?? '';
    const word = new RegExp(q.slice(0, 6).replace(/\W/g, '.'), 'i');
    const interviews = corpus.entries.map(({ interview: { id, outlet, date } }) => ({
      id,
      outlet,
      date,
      count: sentencesWith(word, undefined, [outlet]).length,
    }));
    return c.json({ query: q, interviews });
  });
  app.get('/api/search', (c) => {
    const word = new RegExp((c.req.query('q') ?? '').slice(0, 6).replace(/\W/g, '.'), 'i');
    const [role] = c.req.queries('role') ?? [];
    const results = sentencesWith(word, role as Turn['role'] | undefined, c.req.queries('outlet'))
      .slice(0, Number(c.req.query('limit') ?? 10))
      .map(toResult);
    return c.json({ query: c.req.query('q'), filters: { given: {}, inferred: {} }, results });
  });
  app.post('/api/ask', async (c) => {
    const request = await c.req.json<AskRequest>();
    const streams = c.req.header('accept')?.includes('text/event-stream');
    (streams ? asked : askedAtOnce).push(request);
    const { question } = request;
    if (/rate limit/i.test(question))
      return problem(429, 'Too many requests', 'At most 120 a minute.', { 'retry-after': '30' });
    if (/broken/i.test(question)) return problem(500, 'Internal error');
    if (/refused/i.test(question)) return problem(400, 'Bad request', `unknown outlet ${HOSTILE}`);
    if (!streams) return c.json(answerTo(request));
    return streamSSE(c, async (stream) => {
      const response = answerTo(request);
      await send(stream, 'status', { stage: 'understanding', standaloneQuestion: response.standaloneQuestion });
      await stream.write(': still here\n\n');
      await send(stream, 'status', { stage: 'retrieving' });
      if (/slow/i.test(question)) await held;
      for (const citation of response.citations) await send(stream, 'citation', citation);
      const texts = response.answer.match(/\S+\s*/g) ?? [];
      const half = Math.floor(texts.length / 2);
      for (const [i, text] of texts.entries()) {
        if (/half/i.test(question) && i === half) await held;
        if (/cut off/i.test(question) && i === half) return;
        await send(stream, 'delta', { text });
      }
      if (/fails late/i.test(question))
        return send(stream, 'error', { type: 'about:blank', title: 'Internal error', status: 500 });
      await send(stream, 'done', response);
    });
  });
  return {
    app,
    asked,
    askedAtOnce,
    release() {
      release();
      held = new Promise<void>((resolve) => {
        release = resolve;
      });
    },
  };
}
