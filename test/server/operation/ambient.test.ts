import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RunnableLambda } from '@langchain/core/runnables';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { removeAmbient } from '../../../server/operation/ambient.ts';
import { smallEngine } from '../small-index.ts';

describe('variables of other programs', () => {
  test('are removed, and no other', () => {
    const env: NodeJS.ProcessEnv = {
      OPENAI_API_KEY: 'a',
      OPENAI_ORG_ID: 'b',
      OPENAI_PROJECT_ID: 'c',
      OPENAI_BASE_URL: 'd',
      OPENAI_CUSTOM_HEADERS: 'e',
      AZURE_OPENAI_API_KEY: 'f',
      LANGSMITH_TRACING: 'true',
      LANGCHAIN_TRACING_V2: 'true',
      LANGCHAIN_VERBOSE: 'true',
      PORT: '1',
      CHAT_API_KEY: 'own',
    };
    expect(removeAmbient(env, false)).toHaveLength(9);
    expect(env).toEqual({ PORT: '1', CHAT_API_KEY: 'own' });
  });

  test('of tracing stay where tracing is asked for', () => {
    const env: NodeJS.ProcessEnv = { OPENAI_API_KEY: 'a', LANGSMITH_TRACING: 'true' };
    removeAmbient(env, true);
    expect(env).toEqual({ LANGSMITH_TRACING: 'true' });
  });
});

describe('a sink in place of LangSmith', () => {
  let received = 0;
  const sink = createServer((req, res) => {
    received++;
    req.resume().on('end', () => res.writeHead(202, { 'content-type': 'application/json' }).end('{}'));
  });

  const url = () => `http://127.0.0.1:${(sink.address() as AddressInfo).port}`;

  // Whatever host it is meant for, it comes here.
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', (_: unknown, init?: RequestInit) =>
    fetch(url(), { method: init?.method ?? 'GET', ...(init?.method === 'POST' && { body: 'x' }) }),
  );

  beforeAll(async () => {
    sink.listen(0, '127.0.0.1');
    await once(sink, 'listening');
  });
  afterEach(() => {
    removeAmbient(process.env, false);
  });
  afterAll(() => {
    vi.unstubAllGlobals();
    sink.closeAllConnections();
    sink.close();
  });

  async function askWith(tracing: boolean): Promise<number> {
    received = 0;
    for (const prefix of ['LANGSMITH', 'LANGCHAIN']) {
      Object.assign(process.env, {
        [`${prefix}_TRACING`]: 'true',
        [`${prefix}_TRACING_V2`]: 'true',
        [`${prefix}_API_KEY`]: 'somebody-elses',
        [`${prefix}_ENDPOINT`]: url(),
      });
    }
    removeAmbient(process.env, tracing);
    await smallEngine().ask({ question: 'What was said about captains?' });
    // As a chat model or a program of somebody who uses the retriever would run.
    await RunnableLambda.from((asked: string) => asked).invoke('What was said about captains?');
    for (let i = 0; i < (tracing ? 50 : 5) && received === 0; i++) await new Promise((done) => setTimeout(done, 200));
    return received;
  }

  test('is sent nothing by default', async () => expect(await askWith(false)).toBe(0));
  test('is sent runs where that was asked for, which shows that it would have seen them', async () =>
    expect(await askWith(true)).toBeGreaterThan(0));
});
