/** A question that never would be understood: it ends, and nothing else does. */
import { beforeEach, expect, test } from 'vitest';
import { Engine } from '../../../server/engine.ts';
import { createApp } from '../../../server/http/app.ts';
import { FakeEmbeddings } from '../fake-embeddings.ts';
import { smallStore, smallVocabulary } from '../small-index.ts';
import { smallLibrary } from './stream/small-library.ts';

const ENDLESS = `What of the ${'endless '.repeat(9)}bridge?`;
const { analyze } = smallVocabulary;
const hangs = (text: string): string[] => {
  while (text.includes('endless'));
  return analyze(text);
};
const vocabulary = { ...smallVocabulary, analyze: Object.assign(hangs, analyze) };
const engine = new Engine(smallLibrary, smallStore, new FakeEmbeddings() as never, 'small', vocabulary);
const faults: unknown[] = [];
const app = createApp({ engine: () => engine, maxBodyBytes: 10_000, onFault: (error) => faults.push(error) });

const post = (path: string, body: unknown, accept = 'application/json') =>
  app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify(body),
  });

beforeEach(() => {
  faults.length = 0;
});

test.each<[string, () => Response | Promise<Response>]>([
  ['an answer', () => post('/api/ask', { question: ENDLESS })],
  ['a follow-up', () => post('/api/ask', { question: 'why?', history: [{ role: 'user', content: ENDLESS }] })],
  ['a search', () => app.request(`/api/search?q=${encodeURIComponent(ENDLESS)}`)],
  ['a completion', () => post('/v1/chat/completions', { messages: [{ role: 'user', content: ENDLESS }] })],
])('%s is refused with 503, and the log names the stage', async (_, ask) => {
  const response = await ask();
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('5');
  expect(await response.text()).toContain('took too long');
  expect(faults.map(String)).toEqual(['StoppedError: Understanding a question was stopped after 2000 ms.']);
  expect((await post('/api/ask', { question: 'How many captains left?' })).status).toBe(200);
});

test('a stream that has begun ends with an error', async () => {
  const events = await (await post('/api/ask', { question: ENDLESS }, 'text/event-stream')).text();
  expect(events).toMatch(/event: error\ndata: .*"status":503/);
  expect(faults).toHaveLength(1);
});
