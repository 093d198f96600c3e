import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../../../server/http/app.ts';
import { type Served, serveOnLoopback } from '../stream/serve.ts';
import { passageWith } from '../stream/small-library.ts';
import { response, standInEngine } from '../stream/stand-in-engine.ts';

const faults: unknown[] = [];
let waits = () => {};
const waiting = new Promise<void>((resolve) => {
  waits = resolve;
});
let stops = () => {};
const stopped = new Promise<void>((resolve) => {
  stops = resolve;
});
const engine = standInEngine(async (request, signal) => {
  if (request.question.includes('break')) throw new Error('secret at /srv/app.ts:1');
  if (request.question.includes('wait')) {
    return new Promise((_resolve, reject) => {
      signal!.addEventListener('abort', () => {
        stops();
        reject(signal!.reason);
      });
      waits();
    });
  }
  if (request.question.includes('more')) return { ...response(request), surplus: 1 };
  return response(request);
});
const search = engine.search.bind(engine);
engine.search = async (request) => {
  const corrections = [{ from: 'lighthosue', to: 'lighthouse' }];
  if (request.q !== corrections[0]!.from) return search(request);
  return { ...(await search({ ...request, q: corrections[0]!.to })), corrections };
};
const app = createApp({
  engine: () => engine,
  maxBodyBytes: 10_000,
  publicUrl: 'https://record.example',
  allowedOrigins: ['https://friend.example'],
  onFault: (e) => faults.push(e),
});
let served: Served;
let client: Client;

beforeAll(async () => {
  served = await serveOnLoopback(app);
  client = new Client({ name: 'test', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${served.url}/mcp`)));
});
afterAll(async () => {
  await client.close();
  await served.close();
});

type Told = { content: { text: string }[]; structuredContent: Record<string, never>; isError?: boolean };
const call = async (name: string, args: Record<string, unknown> = {}) =>
  (await client.callTool({ name, arguments: args })) as unknown as Told;

describe('the SDK’s client', () => {
  it('finds read-only tools with schemas of what they take and return', async () => {
    const { tools } = await client.listTools();
    const names = [
      'ask',
      'compare',
      'count_mentions',
      'find_phrase',
      'list_interviews',
      'read_interview',
      'read_passage',
    ];
    expect(tools.map((t) => t.name).sort()).toEqual([...names, 'search']);
    for (const tool of tools) {
      expect(tool.annotations).toMatchObject({ readOnlyHint: true });
      expect(tool.inputSchema.type).toBe('object');
      expect(tool.outputSchema!.type).toBe('object');
    }
  });

  it('asks: text with quotes and links, and the response as data', async () => {
    const { content, structuredContent } = await call('ask', { question: 'boats?', outlets: ['radio oak'] });
    const whole = response({ question: 'boats?', filters: { outlets: ['radio oak'] } });
    const { start, end, quote } = whole.citations[0]!;
    const url = `https://record.example/interviews/radio-oak#q=${start}-${end}&t=${encodeURIComponent(quote.slice(0, 80))}`;
    expect(content[0]!.text).toContain(whole.answer);
    expect(content[0]!.text).toContain(`[1] Ada Berg (interviewee), Radio Oak, 2020-10-03: “${quote}” ${url}`);
    expect(structuredContent).toMatchObject({
      status: 'answered',
      answer: whole.answer,
      citations: [{ quote, url }, {}],
    });
  });

  it('searches, with filters', async () => {
    const { structuredContent } = await call('search', { query: 'lighthouse', roles: ['interviewee'] });
    const { passage, text } = passageWith('Nobody sold');
    const url = `https://record.example/interviews/coast-tv#q=${passage.start}-${passage.end}&t=${encodeURIComponent(text.slice(0, 80))}`;
    expect(structuredContent.results).toMatchObject([{ passageId: passage.id, text, role: 'interviewee', url }]);
  });

  it('says which words it took for slips', async () => {
    const { content, structuredContent } = await call('search', { query: 'lighthosue', roles: ['interviewee'] });
    const { passage } = passageWith('Nobody sold');
    expect(structuredContent).toMatchObject({ query: 'lighthosue', corrections: [{ to: 'lighthouse' }] });
    expect(content[0]!.text).toMatch(new RegExp(`^“lighthosue” is read as “lighthouse”\\.\n${passage.id} `));
  });

  it('reads a passage in its place', async () => {
    const { passage } = passageWith('I promised thirty');
    const { content, structuredContent } = await call('read_passage', { passageId: passage.id });
    expect(structuredContent).toMatchObject({ passage: { passageId: passage.id }, before: [{}, {}, {}], after: [] });
    expect(content[0]!.text).toContain('interviewer (interviewer): Councillor Dahl told our listeners');
  });

  it('lists the interviews', async () => {
    const { structuredContent } = await call('list_interviews');
    expect(structuredContent.interviews).toMatchObject([{ id: 'radio-oak', turns: 4 }, { outlet: 'Coast TV' }]);
  });

  it('finds exact words, each with its link', async () => {
    const { content, structuredContent } = await call('find_phrase', { phrase: 'thirty' });
    expect(structuredContent).toMatchObject({ total: 2, hits: [{ quote: 'thirty', url: expect.any(String) }, {}] });
    expect(content[0]!.text).toMatch(/^Said 2 times, 1 to 2 follow\.\n.*“thirty”.*https:\/\/record\.example/);
  });

  it('counts a subject by interview', async () => {
    const { content, structuredContent } = await call('count_mentions', { query: 'boats' });
    const url = 'https://record.example/interviews/radio-oak';
    expect(structuredContent.interviews).toMatchObject([{ id: 'radio-oak', count: 2, exact: 2, url }, { count: 0 }]);
    expect(content[0]!.text).toContain('In 1 of 2 interviews.');
  });

  it('compares sides, each asked with its own filters', async () => {
    const sides = [
      { title: 'On the radio', outlets: ['Radio Oak'] },
      { title: 'On television', outlets: ['Coast TV'] },
    ];
    const { content, structuredContent } = await call('compare', { question: 'boats?', sides });
    expect(structuredContent.sides).toMatchObject([
      {
        title: 'On the radio',
        answer: { filters: { given: { outlets: ['Radio Oak'] } }, citations: [{ marker: 1 }, {}] },
      },
      { title: 'On television', answer: { filters: { given: { outlets: ['Coast TV'] } } } },
    ]);
    expect(content[0]!.text).toContain('## On television');
  });

  it('reads a whole interview in pages', async () => {
    const { content, structuredContent } = await call('read_interview', { interview: 'radio-oak' });
    expect(structuredContent).toMatchObject({
      page: 1,
      pages: 1,
      interview: { id: 'radio-oak' },
      turns: [{}, {}, {}, {}],
    });
    expect(content[0]!.text).toContain('\n\nAda Berg (interviewee): It is not true.');
    expect(await call('read_interview', { interview: 'radio-oak', page: 2 })).toMatchObject({ isError: true });
  });

  it('gets data within its schema, whatever an engine adds', async () => {
    await client.listTools();
    const { structuredContent } = await call('ask', { question: 'more than the schema?' });
    expect(structuredContent).not.toHaveProperty('surplus');
  });

  it('reads interviews as resources', async () => {
    const { resources } = await client.listResources();
    expect(resources.map((r) => r.uri)).toEqual(['transcript://radio-oak', 'transcript://coast-tv']);
    const { contents } = await client.readResource({ uri: 'transcript://coast-tv' });
    expect(contents[0]).toMatchObject({
      mimeType: 'text/plain',
      text: expect.stringContaining('Nobody sold the lighthouse.'),
    });
    await expect(client.readResource({ uri: 'transcript://moon' })).rejects.toMatchObject({
      code: -32002,
      message: 'MCP error -32002: There is no transcript transcript://moon.',
    });
  });

  it('gets prompts', async () => {
    const { prompts } = await client.listPrompts();
    expect(prompts.map((p) => p.name).sort()).toEqual(['fact_check_brief', 'position_over_time', 'what_was_he_asked']);
    const { messages } = await client.getPrompt({ name: 'fact_check_brief', arguments: { claim: 'thirty boats' } });
    expect(messages[0]!.content).toMatchObject({ text: expect.stringContaining('Was this said: “thirty boats”?') });
  });

  it('is promised no news of changes', () => {
    const { tools, prompts, resources } = client.getServerCapabilities()!;
    expect([tools, prompts, resources]).toEqual([
      { listChanged: false },
      { listChanged: false },
      { listChanged: false },
    ]);
  });

  it('is told in words what does not fit, and nothing of what is inside', async () => {
    expect(await call('search', { query: 'x', outlets: ['Moon TV'] })).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('no interview with "Moon TV"') }],
    });
    expect(await call('read_passage', { passageId: 'no.p1' })).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('no passage "no.p1"') }],
    });
    expect((await call('ask', { question: 'boats?', nonsense: 1 })).isError).toBe(true);
    expect((await call('ask', { question: 'x'.repeat(1_001) })).isError).toBe(true);
    expect(await call('ask', { question: 'break' })).toMatchObject({
      isError: true,
      content: [{ text: 'The tool failed.' }],
    });
    expect(String(faults.at(-1))).toContain('secret');
  });
});

describe('POST /mcp', () => {
  const message = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    app.request('/mcp', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  it('answers each request by itself, without a session', async () => {
    const res = await post(message);
    expect(res.status).toBe(200);
    expect(res.headers.get('mcp-session-id')).toBeNull();
    expect(await res.json()).toMatchObject({
      id: 1,
      result: { tools: expect.arrayContaining([expect.objectContaining({ name: 'ask' })]) },
    });
  });

  it.each([['*/*'], ['application/json'], [undefined]])('answers whoever accepts %s', async (accept) => {
    const headers = { 'content-type': 'application/json', ...(accept && { accept }) };
    const res = await app.request('/mcp', { method: 'POST', headers, body: JSON.stringify(message) });
    expect(res.status).toBe(200);
  });

  it('refuses pages of other sites, batches and what is not JSON', async () => {
    expect((await post(message, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await post(message, { origin: 'https://record.example' })).status).toBe(200);
    expect((await post(message, { origin: 'https://friend.example' })).status).toBe(200);
    expect(await (await post([message, message])).json()).toMatchObject({ error: { code: -32600 } });
    expect(await (await post('{"jsonrpc":')).json()).toMatchObject({ error: { code: -32700 } });
    expect((await app.request('/mcp')).status).toBe(405);
  });

  it('stops a tool whose client has gone', async () => {
    const gone = new AbortController();
    const params = { name: 'ask', arguments: { question: 'wait for me' } };
    const request = new Request('http://localhost/mcp', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'tools/call', params }),
      signal: gone.signal,
    });
    const answered = app.fetch(request);
    const before = faults.length;
    await waiting;
    gone.abort();
    await stopped;
    expect((await answered).status).toBe(408);
    expect(faults).toHaveLength(before);
  });
});
