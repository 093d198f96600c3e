/** Against a real Redis (Debian's redis-server), where it is installed. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proxyList } from '../../../../server/http/limits/client-address.ts';
import { openRateLimit, type RateLimit } from '../../../../server/http/limits/rate-limit.ts';
import { smallApp } from '../../operation/small-app.ts';
import { serveOnLoopback } from '../stream/serve.ts';

const installed = spawnSync('redis-server', ['--version']).status === 0;
const reason = installed ? '' : ' (skipped: redis-server is not installed)';

describe.runIf(installed)(`a rate limit kept in Redis${reason}`, () => {
  let redis: ChildProcess;
  let url: string;
  const opened: RateLimit[] = [];
  const errors: unknown[] = [];
  const open = async (perMinute: number, redisUrl = url) => {
    const limit = await openRateLimit({ perMinute, redisUrl, onRedisError: (error) => errors.push(error) });
    opened.push(limit);
    return limit;
  };

  beforeAll(async () => {
    const port = await freePort();
    url = `redis://127.0.0.1:${port}`;
    redis = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']);
    let said = '';
    for await (const chunk of redis.stdout!) {
      said += chunk;
      if (/Ready to accept connections/.test(said)) break;
    }
  });

  afterAll(async () => {
    for (const limit of opened) await limit.close();
    if (redis.exitCode === null) {
      redis.kill();
      await once(redis, 'exit');
    }
  });

  test('is one for several servers', async () => {
    const [one, other] = [await open(3), await open(3)];
    await connected(one, other);
    expect(await one.take('203.0.113.1')).toMatchObject({ allowed: true, remaining: 2 });
    await expect.poll(async () => (await other.take('203.0.113.1')).remaining).toBeLessThan(2);
    while ((await other.take('203.0.113.1')).allowed);
    expect(await one.take('203.0.113.1')).toMatchObject({ allowed: false, remaining: 0 });
    expect((await one.take('203.0.113.2')).allowed).toBe(true);
  });

  test('is one for several servers behind a proxy that takes turns, and each client has its own', async () => {
    const [one, other] = [await open(10), await open(10)];
    await connected(one, other);
    const appOf = (rateLimit: RateLimit) => smallApp({ rateLimit, trustedProxies: proxyList(['127.0.0.1']) });
    const servers = [await serveOnLoopback(appOf(one)), await serveOnLoopback(appOf(other))];
    const proxy = await proxyOver(servers.map((server) => server.url));
    const ask = async (client: string) => {
      const response = await fetch(`${proxy.url}/api/search?q=ferry`, { headers: { 'x-client': client } });
      await response.arrayBuffer();
      return response;
    };
    const responses = [];
    for (let i = 0; i < 14; i++) responses.push(await ask('203.0.113.20'));
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(10);
    const refused = responses.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(4);
    for (const { headers } of refused) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask('203.0.113.21')).headers.get('ratelimit')).toMatch(/r=9/);
    expect(proxy.asked).toEqual([8, 7]);
    for (const { close } of [proxy, ...servers]) await close();
  });

  test('goes on in memory when Redis has gone', async () => {
    const limit = await open(2);
    redis.kill();
    await once(redis, 'exit');
    expect((await limit.take('203.0.113.9')).allowed).toBe(true);
    while ((await limit.take('203.0.113.9')).allowed);
    expect(await limit.take('203.0.113.9')).toMatchObject({ allowed: false, remaining: 0 });
    await expect.poll(() => errors.length).toBeGreaterThan(0);
  });
});

/** Until Redis answers, each counts by itself: then two count one new client's requests together. */
async function connected(one: RateLimit, other: RateLimit): Promise<void> {
  let tries = 0;
  await expect
    .poll(async () => {
      const client = `warm up ${tries++}`;
      return (await one.take(client)).remaining - (await other.take(client)).remaining;
    })
    .toBe(1);
}

/** A proxy that asks one server after the other, and says for whom. */
async function proxyOver(urls: readonly string[]) {
  const asked = urls.map(() => 0);
  const server = createHttpServer(async ({ url, headers }, response) => {
    const turn = asked.reduce((sum, n) => sum + n, 0) % urls.length;
    asked[turn]!++;
    const answer = await fetch(urls[turn] + url!, {
      headers: { 'x-forwarded-for': String(headers['x-client']), 'accept-encoding': 'identity' },
    });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(await answer.text());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
