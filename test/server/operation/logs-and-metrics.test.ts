import { describe, expect, test } from 'vitest';
import { Gate } from '../../../server/http/limits/gate.ts';
import { openRateLimit } from '../../../server/http/limits/rate-limit.ts';
import type { Logger } from '../../../server/operation/logger.ts';
import { createMetrics } from '../../../server/operation/metrics.ts';
import { answerTo, ask, smallApp } from './small-app.ts';

function listen() {
  const lines: Record<string, unknown>[] = [];
  const at = (level: string) => (details: object) => lines.push({ level, ...details });
  const logger = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') } as unknown as Logger;
  return { lines, logger };
}

describe('a request’s log line', () => {
  test('has its id, route, status and time, and nothing of what was asked', async () => {
    const { lines, logger } = listen();
    const app = smallApp({ logger });
    const response = await app.request('/api/search?q=secret+question&outlet=secret', {
      headers: { 'x-forwarded-for': '198.51.100.7' },
    });
    await app.request('/api/ask', ask('another secret'));
    await app.request('/api/interviews/secret');
    await app.request('/secret/path');
    await app.request('/api/search?q=war&secret=1');
    expect(JSON.stringify(lines)).not.toMatch(/secret|198\.51/);
    expect(lines[0]).toEqual({
      level: 'info',
      id: response.headers.get('x-request-id'),
      method: 'GET',
      route: '/api/search',
      status: 200,
      ms: expect.any(Number),
    });
    expect(lines.map(({ route, status }) => [route, status])).toEqual([
      ['/api/search', 200],
      ['/api/ask', 200],
      ['/api/interviews/:id', 404],
      ['none', 404],
      ['/api/search', 400],
    ]);
  });

  test('has the question where that is configured', async () => {
    const { lines, logger } = listen();
    const app = smallApp({ logger, logQuestions: true });
    await app.request('/api/search?q=peace');
    await app.request('/api/ask', ask('what about peace'));
    expect(lines.map(({ question }) => question)).toEqual(['peace', 'what about peace']);
  });

  test('takes the caller’s request id if it is plain, and no other', async () => {
    const app = smallApp();
    const idOf = async (given: string) =>
      (await app.request('/healthz', { headers: { 'x-request-id': given } })).headers.get('x-request-id');
    expect(await idOf('trace-1.a')).toBe('trace-1.a');
    expect(await idOf('{"level":"fatal"}')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await idOf('x'.repeat(65))).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('has the fault’s stack, which the caller does not get', async () => {
    const { lines, logger } = listen();
    const search = () => {
      throw new Error('a fault at line 1');
    };
    const response = await smallApp({ logger }, { search }).request('/api/search?q=war');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('fault');
    expect(lines[0]).toMatchObject({ level: 'error', status: 500, error: expect.any(Error) });
  });
});

describe('metrics', () => {
  test('count requests by route, refusals, caches and answers', async () => {
    const gate = new Gate({ running: 1, queue: 0, patienceMs: 1 });
    const metrics = createMetrics({ gate, version: () => 'v1' });
    const rateLimit = await openRateLimit({ perMinute: 3 });
    const app = smallApp({ metrics, gate, rateLimit, responseCacheBytes: 1 << 20 });
    for (const path of ['/api/search?q=war', '/api/search?q=war', '/api/interviews/a']) await app.request(path);
    await app.request('/api/search?q=war');
    metrics.answered(answerTo('x'), true);
    metrics.answered({ ...answerTo('x'), answeredBy: 'gpt' }, false);

    const response = await app.request('/metrics');
    expect(response.headers.get('content-type')).toContain('text/plain');
    const text = await response.text();
    for (const line of [
      'http_request_duration_seconds_count{method="GET",route="/api/search",status="200"} 2',
      'http_request_duration_seconds_count{method="GET",route="/api/interviews/:id",status="404"} 1',
      'requests_refused_total{reason="rate"} 1',
      'cache_lookups_total{cache="response",outcome="hit"} 1',
      'answers_total{status="no_answer",by="extractive"} 1',
      'answers_total{status="no_answer",by="gpt"} 1',
      'answer_stage_duration_seconds_sum{stage="retrieve"} 0.002',
      'index_info{version="v1"} 1',
      'work_running 0',
      'work_waiting 0',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
    expect(text).toMatch(/^process_resident_memory_bytes /m);
  });

  test('have no label that callers can make up', async () => {
    const metrics = createMetrics({
      gate: new Gate({ running: 1, queue: 0, patienceMs: 1 }),
      version: () => undefined,
    });
    const app = smallApp({ metrics });
    for (let i = 0; i < 5; i++) await app.request(`/made-up/${i}`, { method: `MADE${i}` });
    const text = await metrics.registry.metrics();
    expect(text).toContain('http_request_duration_seconds_count{method="other",route="none",status="404"} 5');
    expect(text).not.toMatch(/made-up|MADE/);
    expect(text).not.toContain('index_info{');
  });
});
