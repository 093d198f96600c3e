import { afterAll, beforeAll, expect, it } from 'vitest';
import { answersOf } from '../../../server/cli/running-server.ts';
import { createApp } from '../../../server/http/app.ts';
import { type Served, serveOnLoopback } from '../http/stream/serve.ts';
import { response, standInEngine } from '../http/stream/stand-in-engine.ts';

let served: Served;
beforeAll(async () => {
  const engine = standInEngine();
  served = await serveOnLoopback(createApp({ engine: () => engine, maxBodyBytes: 10_000 }));
});
afterAll(() => served.close());

it('a running server answers as an engine here does', async () => {
  const answers = answersOf(`${served.url}/`);
  expect(await answers.ask({ question: 'boats?' })).toEqual(response({ question: 'boats?' }));
  expect((await answers.interviews()).map(({ id }) => id)).toEqual(['radio-oak', 'coast-tv']);
  expect(answers.publicUrl).toBe(served.url);
});

it('what it refuses, and that there is none, is told in words', async () => {
  const refused = answersOf(served.url).ask({ question: 'boats?', filters: { outlets: ['Moon TV'] } });
  await expect(refused).rejects.toThrow(
    /answers 400: There is no interview with "Moon TV"|no interview with "Moon TV"/,
  );
  await expect(answersOf('http://127.0.0.1:1').ask({ question: '?' })).rejects.toThrow(/No server answers/);
});
