import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AskEvent } from '../../../../server/contract/contract.ts';
import type { Engine } from '../../../../server/engine.ts';
import { createApp } from '../../../../server/http/app.ts';
import { eventStream } from '../../../../server/http/stream/event-stream.ts';
import { type AskDependencies, finished, makeAsk } from '../../../../server/qa/ask.ts';
import { createEventParser } from '../../../../web/api/event-stream.ts';
import { serveOnLoopback } from './serve.ts';
import { smallLibrary } from './small-library.ts';
import { response, standInEngine } from './stand-in-engine.ts';

const faults: unknown[] = [];
const appOf = (engine: Engine) =>
  createApp({ engine: () => engine, maxBodyBytes: 10_000, onFault: (e) => faults.push(e) });
const request = (question: string, more: object = {}, accept = 'text/event-stream'): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', accept },
  body: JSON.stringify({ question, ...more }),
});
const eventsIn = (body: string): AskEvent[] =>
  createEventParser()(body).map(({ event, data }) => ({ event, data: JSON.parse(data) }) as AskEvent);

afterEach(() => {
  faults.length = 0;
  vi.useRealTimers();
});

describe('a streamed answer', () => {
  it('tells its stages, then citations and text, then the whole', async () => {
    const res = await appOf(standInEngine()).request('/api/ask', request('boats?'));
    expect(res.status).toBe(200);
    expect(res.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(res.headers.get('cache-control')).toContain('no-transform');
    const events = eventsIn(await res.text());
    expect(events.map((e) => e.event)).toEqual([
      ...['status', 'status', 'status'],
      ...['citation', 'delta', 'citation', 'delta', 'done'],
    ]);
    expect(events[1]).toEqual({
      event: 'status',
      data: { stage: 'retrieving', standaloneQuestion: 'boats? (standalone)' },
    });
    const whole = response({ question: 'boats?' });
    const text = events.flatMap((e) => (e.event === 'delta' ? e.data.text : [])).join('');
    expect(text).toBe(whole.answer);
    expect(events.flatMap((e) => (e.event === 'citation' ? [e.data] : []))).toEqual(whole.citations);
    expect(events.at(-1)).toEqual({ event: 'done', data: whole });
  });

  it('is the same as the answer in one piece', async () => {
    const app = appOf(standInEngine());
    const json = await (await app.request('/api/ask', request('boats?', {}, 'application/json'))).json();
    const events = eventsIn(await (await app.request('/api/ask', request('boats?'))).text());
    expect(events.at(-1)?.data).toEqual(json);
  });

  it('refuses what does not fit with a status, before a stream begins', async () => {
    const app = appOf(standInEngine());
    for (const [init, status] of [
      [request(' '), 400],
      [request('boats?', { nonsense: 1 }), 400],
      [request('boats?', { filters: { outlets: ['No Such Outlet'] } }), 400],
    ] as const) {
      const res = await app.request('/api/ask', init);
      expect(res.status).toBe(status);
      expect(res.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    }
  });

  it('ends with an error that holds no internals, which the operator sees', async () => {
    const broken = standInEngine(async () => {
      throw new Error('connect ECONNREFUSED 10.0.0.7 at /srv/secret.ts:12');
    });
    const body = await (await appOf(broken).request('/api/ask', request('boats?'))).text();
    expect(eventsIn(body).at(-1)).toEqual({
      event: 'error',
      data: { type: 'about:blank', title: 'Internal Server Error', status: 500, instance: '/api/ask' },
    });
    expect(body).not.toMatch(/ECONNREFUSED|secret|done/);
    expect(String(faults[0])).toContain('ECONNREFUSED');
  });

  it('tells the real chain’s stages up to the one that fails', async () => {
    const understanding = { question: 'boats in Lindholm?', inferred: {} };
    const asking = makeAsk({
      library: smallLibrary,
      understand: () => understanding,
      retriever: { rank: () => Promise.reject(new Error('no index')) },
    } as unknown as AskDependencies);
    const engine = {
      library: smallLibrary,
      ask: (input, signal, onStage) => finished(asking(input, signal), onStage),
    } as Engine;
    const events = eventsIn(await (await appOf(engine).request('/api/ask', request('and boats?'))).text());
    expect(events.map((e) => [e.event, 'stage' in e.data ? e.data.stage : e.data])).toMatchObject([
      ['status', 'understanding'],
      ['status', 'retrieving'],
      ['error', { status: 500 }],
    ]);
    expect(events[1]?.data).toMatchObject({ standaloneQuestion: 'boats in Lindholm?' });
  });

  it('stops its work when the client goes away', async () => {
    let stopped: () => void = () => {};
    const whenStopped = new Promise<void>((resolve) => {
      stopped = resolve;
    });
    const slow = standInEngine(
      (_request, signal) =>
        new Promise((_resolve, reject) => {
          signal!.addEventListener('abort', () => {
            stopped();
            reject(signal!.reason);
          });
        }),
    );
    const served = await serveOnLoopback(appOf(slow));
    try {
      const client = new AbortController();
      const res = await fetch(`${served.url}/api/ask`, { ...request('boats?'), signal: client.signal });
      const reader = res.body!.getReader();
      expect(new TextDecoder().decode((await reader.read()).value)).toContain('event: status');
      client.abort();
      await whenStopped;
      expect(faults).toEqual([]);
    } finally {
      await served.close();
    }
  });
});

describe('an event stream', () => {
  it('sends comments while it waits, more often than every 15 seconds', async () => {
    vi.useFakeTimers();
    let finish = () => {};
    const res = eventStream({
      signal: new AbortController().signal,
      produce: (send) =>
        new Promise((resolve) => {
          finish = () => {
            send({ event: 'done', data: 'line\nbreak' });
            resolve();
          };
        }),
      onError: () => ({ data: null }),
    });
    const text = res.text();
    await vi.advanceTimersByTimeAsync(60_000);
    finish();
    const body = await text;
    expect(body.match(/^: .*$/gm)!.length).toBeGreaterThanOrEqual(4);
    expect(body).toMatch(/event: done\ndata: "line\\nbreak"\n\n$/);
    expect(vi.getTimerCount()).toBe(0);
  });
});
