/** What a server says while workers are being replaced, and when one cannot be asked. */
import { describe, expect, test } from 'vitest';
import { NotYetError } from '../../../ingest/errors.ts';
import { ClusterUnavailableError } from '../../../ingest/weaviate/nodes.ts';
import { openLogger } from '../../../server/operation/logger.ts';
import { WorkerHealth } from '../../../server/operation/worker-health.ts';
import { ask, smallApp } from './small-app.ts';

test('a server is recovering until every lost worker has been replaced; each is logged and counted', () => {
  const lines: string[] = [];
  const lost: string[] = [];
  const health = new WorkerHealth(openLogger('info', { write: (line) => lines.push(line) }), (w) => lost.push(w));
  expect(health.recovering).toBe(false);
  health.told('model', false, new Error('No answer in 5000 ms.'));
  health.told('graphs', false);
  health.told('model', true);
  expect(health.recovering).toBe(true);
  health.told('graphs', true);
  expect(health.recovering).toBe(false);
  expect(lost).toEqual(['model', 'graphs']);
  expect(lines[0]).toContain('No answer in 5000 ms.');
  expect(lines.map((line) => JSON.parse(line).level)).toEqual(['error', 'error', 'info', 'info']);
});

describe.each([
  ['a lost worker', new NotYetError('The process 4711 is gone.')],
  ['a cluster that does not answer', new ClusterUnavailableError('10.0.0.1 refuses')],
])('%s', (_, error) => {
  const failing = () => {
    throw error;
  };
  const app = smallApp({}, { search: failing, ask: failing });

  test.each([
    ['/api/search?q=ferry', undefined],
    ['/api/ask', ask('ferry')],
  ] as const)('makes %s a 503 that says when to come back, without internals', async (path, request) => {
    const response = await app.request(path, request);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await response.json()).toMatchObject({
      detail: 'A part of the server is being started again; try again in a moment.',
    });
  });

  test('is told within a stream that has begun', async () => {
    const request = ask('ferry');
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
    const body = await (await app.request('/api/ask', { ...request, headers })).text();
    expect(body).toMatch(/^event: error\ndata: \{[^\n]*"status":503/m);
  });
});
