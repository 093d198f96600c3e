import { describe, expect, test } from 'vitest';
import { Problem } from '../../../../server/contract/contract.ts';
import { LIMITS } from '../../../../server/contract/limits.ts';
import { proxyList } from '../../../../server/http/limits/client-address.ts';
import { Gate } from '../../../../server/http/limits/gate.ts';
import { openRateLimit } from '../../../../server/http/limits/rate-limit.ts';
import { ask, NOTHING, smallApp } from '../../operation/small-app.ts';

async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  return Problem.parse(await response.json());
}

describe('a rate limit', () => {
  test('counts down in its headers and answers 429 beyond', async () => {
    const app = smallApp({ rateLimit: await openRateLimit({ perMinute: 2 }) });
    const first = await app.request('/api/search?q=war');
    expect(first.headers.get('ratelimit-policy')).toBe('"client";q=2;w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"client";r=1;t=\d+$/);
    expect((await app.request('/api/search?q=war')).status).toBe(200);

    const refused = await app.request('/api/search?q=war');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('ratelimit')).toMatch(/r=0/);
    expect(await problemOf(refused)).toMatchObject({
      status: 429,
      title: 'Too Many Requests',
      instance: '/api/search',
    });
  });

  test('leaves alone what a supervisor asks for, and nothing that is for programs', async () => {
    const app = smallApp({ rateLimit: await openRateLimit({ perMinute: 1 }) });
    await app.request('/api/interviews');
    for (const path of ['/healthz', '/readyz']) expect((await app.request(path)).status).toBe(200);
    expect((await app.request('/openapi.json')).status).toBe(429);
  });

  test('is the same for /v1, in the shape that its clients read', async () => {
    const app = smallApp({ rateLimit: await openRateLimit({ perMinute: 1 }) });
    await app.request('/v1/models');
    const refused = await app.request('/v1/models');
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ error: { type: 'rate_limit_error', code: 'rate_limit_exceeded' } });
  });

  test('counts each client by itself, behind a trusted proxy only', async () => {
    const rateLimit = await openRateLimit({ perMinute: 1 });
    const app = smallApp({ rateLimit, trustedProxies: proxyList(['10.0.0.1']) });
    const from = (socket: string, client: string) =>
      app.request(
        '/api/search?q=war',
        { headers: { 'x-forwarded-for': client } },
        { incoming: { socket: { remoteAddress: socket } } },
      );
    expect((await from('10.0.0.1', '198.51.100.1')).status).toBe(200);
    expect((await from('10.0.0.1', '198.51.100.2')).status).toBe(200);
    expect((await from('10.0.0.1', '198.51.100.1')).status).toBe(429);
    expect((await from('203.0.113.5', '198.51.100.3')).status).toBe(200);
    expect((await from('203.0.113.5', '198.51.100.4')).status).toBe(429);
  });
});

describe('more work than there is room for', () => {
  test('waits, and is refused with 503 and Retry-After beyond the queue', async () => {
    const gate = new Gate({ running: 1, queue: 1, patienceMs: 60_000 });
    let finish = () => {};
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const search = async () => {
      await slow;
      return NOTHING;
    };
    const app = smallApp({ gate }, { search });
    const running = app.request('/api/search?q=one');
    const waiting = app.request('/api/search?q=two');
    await expect.poll(() => [gate.running, gate.waiting]).toEqual([1, 1]);

    const refused = await app.request('/api/search?q=three');
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(await problemOf(refused)).toMatchObject({ status: 503 });
    expect((await app.request('/healthz')).status).toBe(200);

    finish();
    expect([(await running).status, (await waiting).status]).toEqual([200, 200]);
    expect([gate.running, gate.waiting]).toEqual([0, 0]);
  });

  test('gives its place back when a stream has ended, been given up, or failed', async () => {
    const gate = new Gate({ running: 1, queue: 0, patienceMs: 1 });
    const app = smallApp({ gate });
    const stream = async () => {
      const init = ask('what about peace');
      return app.request('/api/ask', { ...init, headers: { ...init.headers, accept: 'text/event-stream' } });
    };
    const read = await stream();
    expect(await read.text()).toContain('event: done');
    expect(gate.running).toBe(0);
    const dropped = await stream();
    await dropped.body!.cancel();
    await expect.poll(() => gate.running).toBe(0);
  });

  test('takes no place for a request that is wrong', async () => {
    const gate = new Gate({ running: 1, queue: 0, patienceMs: 1 });
    const app = smallApp({ gate });
    expect((await app.request('/api/search')).status).toBe(400);
    expect((await app.request('/api/ask', { ...ask('x'), body: 'no' })).status).toBe(400);
    expect(gate.running).toBe(0);
  });
});

test('a request that takes too long gets 503 instead of a hang', async () => {
  const app = smallApp({ requestTimeoutMs: 20 }, { search: () => new Promise(() => {}) });
  const late = await app.request('/api/search?q=war');
  expect(late.status).toBe(503);
  expect(late.headers.get('retry-after')).toBe('5');
  expect((await problemOf(late)).detail).toContain('took too long');
});

describe('the contract’s limits', () => {
  const app = smallApp();
  const post = (body: unknown) =>
    app.request('/api/ask', { ...ask(''), body: typeof body === 'string' ? body : JSON.stringify(body) });
  const message = { role: 'user', content: 'x' };

  test.each([
    ['a question of 1,001 characters', { question: 'x'.repeat(LIMITS.question + 1) }, 'question'],
    ['an empty question', { question: ' \n' }, 'question'],
    ['a history of 21 messages', { question: 'x', history: Array(LIMITS.history + 1).fill(message) }, 'history'],
    [
      'a message of 8,001 characters',
      { question: 'x', history: [{ ...message, content: 'x'.repeat(LIMITS.historyMessage + 1) }] },
      'history.0.content',
    ],
    [
      '31 outlets',
      { question: 'x', filters: { outlets: Array(LIMITS.filterValues + 1).fill('CNN') } },
      'filters.outlets',
    ],
    ['an unknown field', { question: 'x', colour: 'red' }, 'colour'],
    ['an unknown filter', { question: 'x', filters: { colour: ['red'] } }, 'colour'],
  ])('refuse %s and say where', async (_, body, where) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect((await problemOf(response)).detail).toContain(where);
  });

  test('let the longest question and history pass', async () => {
    const history = Array(LIMITS.history).fill({ ...message, content: 'x'.repeat(LIMITS.historyMessage) });
    expect((await post({ question: 'x'.repeat(LIMITS.question), history })).status).toBe(200);
  });

  test('refuse a body over 512 KiB with 413, also one of unknown length', async () => {
    const large = JSON.stringify({ question: 'x', filler: 'y'.repeat(512 * 1024) });
    expect(await problemOf(await post(large))).toMatchObject({ status: 413 });
    const body = new Blob([large]).stream();
    const chunked = new Request('http://localhost/api/ask', { ...ask(''), body, duplex: 'half' } as RequestInit);
    expect((await app.request(chunked)).status).toBe(413);
  });
});

describe('sites that may call', () => {
  const preflight = (origin: string): RequestInit => ({
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
  });

  test('are those on the list', async () => {
    const app = smallApp({ allowedOrigins: ['https://research.example'] });
    const allowed = await app.request('/api/ask', preflight('https://research.example'));
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://research.example');
    expect(allowed.headers.get('access-control-allow-headers')).toContain('Content-Type');
    const answer = await app.request('/api/search?q=war', { headers: { origin: 'https://research.example' } });
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://research.example');
    expect(answer.headers.get('access-control-expose-headers')).toContain('RateLimit');
    expect(answer.headers.get('vary')).toContain('Origin');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();

    for (const origin of ['https://evil.example', 'https://research.example.evil.example', 'null']) {
      const refused = await app.request('/api/ask', preflight(origin));
      expect(refused.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  test('are none by default', async () => {
    const response = await smallApp().request('/api/search?q=war', { headers: { origin: 'https://a.example' } });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('may read why they were refused', async () => {
    const rateLimit = await openRateLimit({ perMinute: 1 });
    const app = smallApp({ allowedOrigins: ['*'], rateLimit });
    const call = () => app.request('/api/search?q=war', { headers: { origin: 'https://a.example' } });
    await call();
    const refused = await call();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('every response', () => {
  test.each(['/api/search?q=war', '/api/none', '/healthz', '/api/interviews/none'])(
    'of %s is kept to data',
    async (path) => {
      const { headers } = await smallApp().request(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('strict-transport-security')).toBeNull();
    },
  );

  test('asks for https where the public URL has it', async () => {
    const { headers } = await smallApp({ publicUrl: 'https://otr.example' }).request('/healthz');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
  });
});
