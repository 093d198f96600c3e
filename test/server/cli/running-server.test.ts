import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersOf, findServer } from '../../../server/cli/running-server.ts';
import { type Config, readConfig } from '../../../server/config.ts';
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

describe('a server on the configured port', () => {
  let ready: { status: string; index: string };
  let afterMs: number;
  const server = createServer((_, res) => setTimeout(() => res.end(JSON.stringify(ready)), afterMs));
  const folder = mkdtempSync(join(tmpdir(), 'on-the-record-'));
  let config: Config;
  beforeAll(async () => {
    writeFileSync(join(folder, 'CURRENT'), 'abc\n');
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    config = readConfig({ PORT: String((server.address() as AddressInfo).port), INDEX_DIR: folder });
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  it('is found, even if it is slow', async () => {
    ready = { status: 'ready', index: 'abc' };
    afterMs = 700;
    expect(await findServer(config)).toBe(`http://127.0.0.1:${config.PORT}`);
  });

  it.each([
    { status: 'ready', index: 'another' },
    { status: 'loading', index: 'abc' },
  ])('is left alone where it cannot answer for this index: %o', async (other) => {
    ready = other;
    afterMs = 0;
    expect(await findServer(config)).toBeUndefined();
  });
});
