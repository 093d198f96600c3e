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
  return response(request);
});
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
  it('finds four read-only tools with schemas of what they take and return', async () => {
    const { tools } = await client.listTools();
    expect(tools.map((t) => t.name).sort()).toEqual(['ask', 'list_interviews', 'read_passage', 'search']);
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
    expect(await res.json()).toMatchObject({ id: 1, result: { tools: [{}, {}, {}, {}] } });
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
