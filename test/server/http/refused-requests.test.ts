import { describe, expect, test } from 'vitest';
import { Problem } from '../../../server/contract/contract.ts';
import { app, get, post } from '../small-server.ts';

describe('what does not fit is refused as a problem', () => {
  const question = 'x';
  const json = (body: unknown) => () => post('/api/ask', body);
  const message = { role: 'user', content: 'x' };
  test.each<[string, number, () => Response | Promise<Response>, RegExp?]>([
    ['no question', 400, json({}), /question/],
    ['an empty question', 400, json({ question: '   ' }), /must not be empty/],
    ['a question of 1,001 characters', 400, json({ question: 'x'.repeat(1_001) }), /1000 characters/],
    ['an unknown field', 400, json({ question, nonsense: 1 }), /nonsense/],
    ['an unknown filter', 400, json({ question, filters: { colour: ['red'] } }), /colour/],
    ['broken JSON', 400, json('{"question":'), undefined],
    ['a body that is no object', 400, json('[]'), undefined],
    [
      'no body',
      400,
      () => app.request('/api/ask', { method: 'POST', headers: { 'content-type': 'application/json' } }),
    ],
    ['a body over the limit', 413, json({ question, pad: 'y'.repeat(600_000) }), /524288 bytes/],
    [
      'another content type',
      415,
      () => app.request('/api/ask', { method: 'POST', headers: { 'content-type': 'text/xml' }, body: '<a/>' }),
    ],
    ['an unknown outlet', 400, json({ question, filters: { outlets: ['No Such Outlet'] } }), /Radio Oak, Coast TV/],
    ['an unknown speaker', 400, json({ question, filters: { speakers: ['Nobody'] } }), /Ada Berg/],
    ['an unknown role', 400, json({ question, filters: { roles: ['king'] } }), /roles/],
    ['a history too long', 400, json({ question, history: Array(21).fill(message) }), /history/],
    ['a system message', 400, json({ question, history: [{ role: 'system', content: 'x' }] }), /history\.0\.role/],
    ['21 citations', 400, json({ question, limit: 21 }), /limit/],
    ['a day that is none', 400, () => get('/api/search?q=x&from=2020-02-30'), /from/],
    ['a bad date', 400, () => get('/api/search?q=x&to=yesterday'), /to/],
    ['days in the wrong order', 400, () => get('/api/search?q=x&from=2020-10-09&to=2020-10-01'), /later than/],
    ['an unknown query parameter', 400, () => get('/api/search?q=x&nonsense=1'), /nonsense/],
    ['no query', 400, () => get('/api/search'), /q/],
    ['limit 0', 400, () => get('/api/search?q=x&limit=0'), /limit/],
    ['limit 51', 400, () => get('/api/search?q=x&limit=51'), /limit/],
    ['a limit that is no number', 400, () => get('/api/search?q=x&limit=1e1'), /whole number/],
    ['a parameter where there is none', 400, () => get('/api/interviews?x=1'), /x/],
    ['a phrase of one letter', 400, () => get('/api/phrases?q=x'), /q/],
    ['an unknown interview', 404, () => get('/api/interviews/none'), /no interview "none"/],
    ['an unknown passage', 404, () => get('/api/passages/none.p1'), /no passage/],
    ['an unknown source', 404, () => get('/api/sources/..%2Fpackage.json'), /no source/],
    ['an unknown interview of a phrase', 404, () => get('/api/phrases?q=harbour&interview=none'), /no interview/],
    ['an unknown path', 404, () => get('/api/none'), /nothing at \/api\/none/],
    ['a wrong method', 405, () => get('/api/ask'), /POST/],
  ])('%s: %i', async (_, status, send, detail = /./) => {
    const response = await send();
    const body = await response.text();
    expect([response.status, body]).toEqual([status, expect.any(String)]);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const problem = Problem.parse(JSON.parse(body));
    expect(problem).toMatchObject({ status, instance: expect.stringMatching(/^\/api\//) });
    expect(problem.detail ?? problem.title).toMatch(detail);
    expect(body).not.toMatch(/node_modules|\.ts:\d|ZodError/);
  });

  test('a wrong method says which are right', async () => {
    expect((await get('/api/ask')).headers.get('allow')).toMatch(/POST/);
    expect((await post('/api/interviews', {})).headers.get('allow')).toMatch(/GET/);
  });

  test('a stream is refused before it begins', async () => {
    const response = await post('/api/ask', { question, filters: { outlets: ['x'] } }, { accept: 'text/event-stream' });
    expect([response.status, response.headers.get('content-type')?.split(';')[0]]).toEqual([
      400,
      'application/problem+json',
    ]);
  });
});
