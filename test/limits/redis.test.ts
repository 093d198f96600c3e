/** Against a real Redis (Debian's redis-server), where it is installed. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRateLimit, type RateLimit } from '../../server/limits/rate-limit.ts';

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
    await expect.poll(async () => (await one.take('warm up')).allowed).toBe(true);
    expect(await one.take('203.0.113.1')).toMatchObject({ allowed: true, remaining: 2 });
    await expect.poll(async () => (await other.take('203.0.113.1')).remaining).toBeLessThan(2);
    while ((await other.take('203.0.113.1')).allowed);
    expect(await one.take('203.0.113.1')).toMatchObject({ allowed: false, remaining: 0 });
    expect((await one.take('203.0.113.2')).allowed).toBe(true);
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

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
