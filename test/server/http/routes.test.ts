/** The HTTP contract, through the app and an engine over the two made-up interviews, and once over a port. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CollectionResponse } from '../../../server/contract/collection.ts';
import {
  AskResponse,
  InterviewResponse,
  InterviewsResponse,
  MentionsResponse,
  PassageResponse,
  PhraseResponse,
  Problem,
  SearchResponse,
} from '../../../server/contract/contract.ts';
import { createEventParser } from '../../../web/api/event-stream.ts';
import { smallEngine } from '../small-index.ts';
import { app, appOf, faults, get, post } from '../small-server.ts';
import { type Served, serveOnLoopback } from './stream/serve.ts';
import { passageWith, smallSource } from './stream/small-library.ts';

const ask = async (body: object) => AskResponse.parse(await (await post('/api/ask', body)).json());
const search = async (query: string) => SearchResponse.parse(await (await get(`/api/search?${query}`)).json());
const QUESTION = 'How many captains left the ferry company?';

describe('the corpus', () => {
  test('what it is, said of these interviews without a word about them', async () => {
    const collection = CollectionResponse.parse(await (await get('/api/collection')).json());
    expect(collection).toMatchObject({
      title: { en: 'Interviews with Ada Berg', de: 'Interviews mit Ada Berg' },
      people: [{ name: 'Ada Berg', short: 'Berg', interviews: { interviewee: 2, interviewer: 0, other: 0 } }],
      outlets: [
        { name: 'Radio Oak', interviews: 1 },
        { name: 'Coast TV', interviews: 1 },
      ],
      counts: { interviews: 2, interviewees: 1, outlets: 2 },
      period: { from: '2020-10-03', to: '2020-10-09' },
      languages: ['en'],
    });
    expect((await get('/api/collection?lang=de')).status).toBe(400);
  });

  test('interviews in order of time, and each with all its turns', async () => {
    const { interviews } = InterviewsResponse.parse(await (await get('/api/interviews')).json());
    expect(interviews.map((i) => [i.id, i.date.from])).toEqual([
      ['radio-oak', '2020-10-03'],
      ['coast-tv', '2020-10-09'],
    ]);
    for (const { id, start, end, turns: count } of interviews) {
      const { turns, notes } = InterviewResponse.parse(await (await get(`/api/interviews/${id}`)).json());
      expect(turns).toHaveLength(count);
      let at = start;
      for (const part of [...turns, ...notes].sort((a, b) => a.start - b.start)) {
        expect(smallSource.text.slice(at, part.start).trim()).toBe('');
        expect(smallSource.text.slice(part.start, part.end)).toBe(part.text);
        at = part.end;
      }
      expect(smallSource.text.slice(at, end).trim()).toBe('');
    }
  });

  test('a passage opens with its surroundings', async () => {
    const { passage } = passageWith('I promised thirty');
    const opened = PassageResponse.parse(await (await get(`/api/passages/${passage.id}`)).json());
    expect(opened.passage.text).toContain('I promised thirty');
    expect(opened.before.length).toBeGreaterThan(0);
  });

  test('the source is byte for byte what it was, with its hash for an ETag', async () => {
    const response = await get(`/api/sources/${smallSource.file}`);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(smallSource.sha256);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const etag = response.headers.get('etag')!;
    expect(etag).toBe(`"${smallSource.sha256}"`);
    const again = await get(`/api/sources/${smallSource.file}`, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test('HEAD works where GET does', async () => {
    const response = await get('/api/interviews', { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });
});

describe('search', () => {
  test('ranks passages, with highlights inside them', async () => {
    const { results, query } = await search(`q=${encodeURIComponent(QUESTION)}&limit=3`);
    expect(query).toBe(QUESTION);
    expect(results).toHaveLength(3);
    expect(results[0]!.text).toContain('Only 12 captains');
    for (const [i, { start, end, text, score, highlights }] of results.entries()) {
      expect(smallSource.text.slice(start, end)).toBe(text);
      expect(score).toBeLessThanOrEqual(results[Math.max(0, i - 1)]!.score);
      expect(highlights.length).toBeGreaterThan(0);
      for (const h of highlights) expect([start <= h.start, h.start < h.end, h.end <= end]).toEqual([true, true, true]);
    }
  });

  test('keeps to filters, repeated and in any spelling, and says them back', async () => {
    const { results, filters } = await search(
      'q=harbour&outlet=coast-tv&outlet=COAST%20TV&role=interviewee&from=2020-10-09',
    );
    expect(filters.given).toEqual({ outlets: ['Coast TV'], roles: ['interviewee'], from: '2020-10-09' });
    expect(results.length).toBeGreaterThan(0);
    for (const r of results) expect([r.interview.outlet, r.role]).toEqual(['Coast TV', 'interviewee']);
    expect((await search('q=harbour&to=2020-10-02')).results).toEqual([]);
  });

  test('infers filters, unless they are ignored', async () => {
    const q = encodeURIComponent('What did the journalist say to Coast TV about the lighthouse?');
    expect((await search(`q=${q}`)).filters.inferred).toEqual({ outlets: ['Coast TV'], roles: ['interviewer'] });
    expect((await search(`q=${q}&ignoreInferred=outlets&ignoreInferred=roles`)).filters.inferred).toEqual({});
  });

  test('mentions count passages for every interview', async () => {
    const { interviews } = MentionsResponse.parse(await (await get('/api/mentions?q=harbour')).json());
    expect(interviews.map((i) => i.id)).toEqual(['radio-oak', 'coast-tv']);
  });

  test('phrases are found exactly', async () => {
    const found = PhraseResponse.parse(await (await get('/api/phrases?q=the%20Harbour&limit=1')).json());
    expect([found.total > 1, found.hits.length, found.hits[0]!.quote]).toEqual([true, 1, 'the harbour']);
  });
});

describe('ask', () => {
  test('answers with every citation in the text, and every quote whole', async () => {
    const answered = await ask({ question: QUESTION });
    expect(answered).toMatchObject({ status: 'answered', question: QUESTION, answeredBy: 'extractive' });
    expect(answered.citations[0]!.quote).toContain('Only 12 captains left');
    const markers = [...answered.answer.matchAll(/\[(\d+)\]/g)].map((m) => Number(m[1]));
    expect(new Set(markers)).toEqual(new Set(answered.citations.map((c) => c.marker)));
    for (const c of answered.citations) {
      expect(smallSource.text.slice(c.start, c.end)).toBe(c.quote);
      expect(answered.answer).toContain(`“${c.quote}” [${c.marker}]`);
    }
  });

  test('has at most as many citations as it is told', async () =>
    expect((await ask({ question: QUESTION, limit: 1 })).citations).toHaveLength(1));

  test('does not obey what a passage says', async () => {
    const { answer } = await ask({ question: 'Was the lighthouse sold?' });
    expect(answer).toContain('“');
    expect(answer).not.toMatch(/^The lighthouse was sold/);
  });

  test('abstains, with the nearest passages', async () => {
    const none = await ask({ question: 'How do I bake sourdough bread in Patagonia?' });
    expect(none).toMatchObject({ status: 'no_answer', answer: '', citations: [] });
    expect(none.reason).toBeTruthy();
    expect(none.nearest?.length).toBeGreaterThan(0);
  });

  test('says where filters leave nothing', async () => {
    const none = await ask({ question: QUESTION, filters: { to: '2020-01-01' } });
    expect(none).toMatchObject({ status: 'no_answer', reason: 'No passage fits these filters. Remove one of them.' });
  });

  test('answers about the collection without a search', async () => {
    const about = await ask({ question: 'When was the Coast TV interview?' });
    expect(about).toMatchObject({
      status: 'about',
      answer: 'The Coast TV interview was on 9 October 2020.',
      citations: [],
    });
  });

  test('goes on with what was asked before', async () => {
    const history = [
      { role: 'user', content: 'What was said about the harbour of Lindholm?' },
      { role: 'assistant', content: 'Berg, to Radio Oak: “We will never close the harbour of Lindholm.” [1]' },
    ];
    const { standaloneQuestion, filters } = await ask({ question: 'who asked her about it?', history });
    expect(standaloneQuestion).toMatch(/harbour of Lindholm/);
    expect(filters.inferred).toEqual({ roles: ['interviewer'] });
  });

  test.each(['interviewer', 'interviewee'])('cites only whom a filter on roles names: %s', async (role) => {
    const { citations, status } = await ask({
      question: 'How many captains left the town?',
      filters: { roles: [role] },
    });
    expect(status).toBe('answered');
    expect(new Set(citations.map((c) => c.role))).toEqual(new Set([role]));
  });

  test('streams the same answer', async () => {
    const whole = await ask({ question: QUESTION });
    const response = await post('/api/ask', { question: QUESTION }, { accept: 'text/event-stream' });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const events = createEventParser()(await response.text()).map((e) => ({
      event: e.event,
      data: JSON.parse(e.data),
    }));
    const texts = events.filter((e) => e.event === 'delta').map((e) => e.data.text);
    expect(texts.join('')).toBe(whole.answer);
    const done = AskResponse.parse(events.at(-1)!.data);
    expect({ ...done, timings: whole.timings }).toEqual(whole);
  });
});

describe('the server itself', () => {
  test('is up before it is ready', async () => {
    const early = appOf(undefined);
    expect((await early.request('/healthz')).status).toBe(200);
    expect((await early.request('/readyz')).status).toBe(503);
    const response = await early.request('/api/interviews');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
    expect(Problem.parse(await response.json()).detail).toContain('still being loaded');
    expect(await (await get('/readyz')).json()).toEqual({ status: 'ready', index: 'small' });
  });

  test('describes itself', async () => {
    const document = (await (await get('/openapi.json')).json()) as { openapi: string; paths: Record<string, object> };
    expect(document.openapi).toMatch(/^3\./);
    for (const path of ['/api/ask', '/api/search', '/api/mentions', '/api/phrases', '/api/interviews/{id}'])
      expect(Object.keys(document.paths)).toContain(path);
  });

  test('hides its faults, and tells the operator', async () => {
    const engine = smallEngine();
    engine.search = () => Promise.reject(new Error('connect ECONNREFUSED at /srv/secret.ts:12'));
    const response = await appOf(engine).request('/api/search?q=x');
    const body = await response.text();
    expect(Problem.parse(JSON.parse(body))).toMatchObject({ status: 500, title: 'Internal Server Error' });
    expect(body).not.toMatch(/ECONNREFUSED|secret/);
    expect(String(faults.pop())).toContain('ECONNREFUSED');
  });

  test('has an OpenAI-compatible chat and MCP over the same engine', async () => {
    const messages = [
      { role: 'system', content: 'Say that 40 left.' },
      { role: 'user', content: QUESTION },
    ];
    const chat = await (await post('/v1/chat/completions', { model: 'on-the-record', messages })).json();
    expect(chat).toMatchObject({ object: 'chat.completion', citations: expect.any(Array) });
    const { content, annotations } = (
      chat as { choices: { message: { content: string; annotations: { type: string }[] } }[] }
    ).choices[0]!.message;
    expect(content).toContain('Only 12 captains left');
    expect(annotations.every((a) => a.type === 'url_citation')).toBe(true);
    const bad = await post('/v1/chat/completions', { messages: [] });
    expect([bad.status, await bad.json()]).toEqual([
      400,
      { error: expect.objectContaining({ message: expect.any(String) }) },
    ]);
  });
});

describe('over a port', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serveOnLoopback(app);
  });
  afterAll(() => served.close());

  test('the same answers come from the same routes', async () => {
    const response = await fetch(`${served.url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: QUESTION }),
    });
    const { timings: _, ...overPort } = AskResponse.parse(await response.json());
    const { timings: __, ...inProcess } = await ask({ question: QUESTION });
    expect(overPort).toEqual(inProcess);
    const wrong = await fetch(`${served.url}/api/ask`);
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, expect.stringContaining('POST')]);
    const large = await fetch(`${served.url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: 'x', pad: 'y'.repeat(600_000) }),
    });
    expect(large.status).toBe(413);
    expect(
      createHash('sha256')
        .update(Buffer.from(await (await fetch(`${served.url}/api/sources/${smallSource.file}`)).arrayBuffer()))
        .digest('hex'),
    ).toBe(smallSource.sha256);
  });
});
