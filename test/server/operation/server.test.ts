/** `npm start` as a process, on a small corpus. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, cpSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  currentFolder,
  type Ended,
  ended,
  type Folders,
  folders,
  ingestCommand,
  LOOKS_LIKE_A_STACK,
  removeFolders,
  start,
} from '../../ingest/command.ts';

type Server = { url: string; port: number; child: ReturnType<typeof start>; end: Promise<Ended>; log: () => string };

let at: Folders;
const servers: Server[] = [];

beforeAll(async () => {
  at = folders();
  expect((await ingestCommand(at.env)).code).toBe(0);
});
afterAll(() => removeFolders(at));
afterEach(async () => {
  for (const { child, end } of servers.splice(0)) {
    child.kill('SIGKILL');
    await end;
  }
});

const environment = (more: Record<string, string> = {}) => ({
  ...at.env,
  PORT: '0',
  SERVE_PAGE: 'false',
  INDEX_POLL_MS: '50',
  ...more,
});

/** Resolves when it listens. */
async function serve(more?: Record<string, string>): Promise<Server> {
  const child = start('server/main.ts', environment(more));
  const end = ended(child);
  let log = '';
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout!.on('data', (chunk) => {
      log += chunk;
      const found = /answers on http:\/\/[^:]+:(\d+)/.exec(log);
      if (found) resolve(Number(found[1]));
    });
    end.then(({ output }) => reject(new Error(output)));
  });
  const server = { url: `http://127.0.0.1:${port}`, port, child, end, log: () => log };
  servers.push(server);
  return server;
}

async function ready(more?: Record<string, string>): Promise<Server> {
  const server = await serve(more);
  await expect.poll(async () => (await fetch(`${server.url}/readyz`)).status, { timeout: 50_000 }).toBe(200);
  return server;
}

const search = (url: string, q: string) => fetch(`${url}/api/search?${new URLSearchParams({ q })}`);
const indexOf = async (url: string) => ((await (await fetch(`${url}/readyz`)).json()) as { index: string }).index;
const ask = (url: string, question: string, accept = 'application/json') =>
  fetch(`${url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ question }),
  });

describe('a start that cannot succeed ends with a sentence and exit code 1', () => {
  async function refusal(more: Record<string, string>) {
    const { code, output } = await ended(start('server/main.ts', environment(more)));
    expect(output).not.toMatch(LOOKS_LIKE_A_STACK);
    expect(code).toBe(1);
    return output;
  }

  test('where settings do not fit, all of them listed', async () => {
    const output = await refusal({ PORT: '70000', TRUSTED_PROXIES: '10.0.0.1,proxy', MAX_QUEUE: '-1', REDIS_URL: 'x' });
    for (const line of ['  PORT: ', '  TRUSTED_PROXIES: "proxy" is neither', '  MAX_QUEUE: ', '  REDIS_URL: ']) {
      expect(output).toContain(line);
    }
  });

  test('where the port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    expect(await refusal({ PORT: String(port) })).toContain(
      `Port ${port} is in use. Stop what uses it, or choose another`,
    );
    other.close();
  });

  test('where the model is missing', async () => {
    expect(await refusal({ EMBEDDING_MODEL: join(at.root, 'none') })).toContain('There is no model folder');
  });

  test('where the index cannot be built', async () => {
    const output = await refusal({ INDEX_DIR: join(at.root, 'new'), SOURCES_DIR: join(at.root, 'none') });
    expect(output).toMatch(/none cannot be read/);
  });
});

describe('a server', () => {
  test('without an index builds it first and says how far it is; it is up at once, and ready after', async () => {
    const own = folders();
    const server = await serve(own.env);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    const early = await search(server.url, 'ferry');
    expect([early.status, early.headers.get('retry-after')]).toEqual([503, '2']);
    const building = async () => (await fetch(`${server.url}/readyz`)).json();
    await expect.poll(building, { timeout: 50_000, interval: 20 }).toEqual({
      status: 'building',
      progress: { stage: 'embedding', done: expect.any(Number), total: expect.any(Number) },
    });
    await expect.poll(async () => (await fetch(`${server.url}/readyz`)).status, { timeout: 50_000 }).toBe(200);
    expect(server.log()).toContain('The index is missing; building it first.');
    expect((await search(server.url, 'ferry')).status).toBe(200);
    removeFolders(own);
  }, 150_000);

  test('with a damaged index says which file, builds it again, and is ready after', async () => {
    const own = folders();
    cpSync(at.index, own.index, { recursive: true });
    truncateSync(join(currentFolder(own.index), 'vectors.i8'), 100);
    const server = await ready({ ...own.env, CACHE_DIR: at.cache });
    expect(server.log()).toMatch(/vectors\.i8 has 100 bytes instead of \d+: truncated\? Building it again\./);
    expect((await search(server.url, 'ferry')).status).toBe(200);
    removeFolders(own);
  });

  test('takes a new index without dropping a request, keeps it when the next is damaged or all are gone', async () => {
    const own = folders();
    cpSync(at.index, own.index, { recursive: true });
    const server = await ready({ ...own.env, CACHE_DIR: at.cache });
    const first = await indexOf(server.url);
    const statuses = new Map<number, number>();
    let asking = true;
    const load = (async () => {
      for (let i = 0; asking; i++) {
        const { status } = await search(server.url, `what about the ferry ${i}`);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    })();

    appendFileSync(
      join(own.sources, 'ferry-dashes.txt'),
      '\n\n- We shall paint the harbour crane green next spring.\n',
    );
    expect((await ingestCommand({ ...own.env, CACHE_DIR: at.cache })).code).toBe(0);
    await expect.poll(() => indexOf(server.url), { timeout: 30_000 }).not.toBe(first);
    const second = await indexOf(server.url);
    const found = (await (await search(server.url, 'harbour crane green')).json()) as { results: { text: string }[] };
    expect(found.results[0]?.text).toContain('paint the harbour crane green');

    const damaged = join(own.index, 'f'.repeat(16));
    cpSync(currentFolder(own.index), damaged, { recursive: true });
    const vectors = join(damaged, 'vectors.i8');
    const bytes = readFileSync(vectors);
    bytes[5] = bytes[5]! ^ 1;
    writeFileSync(vectors, bytes);
    writeFileSync(join(own.index, 'CURRENT'), 'f'.repeat(16));
    await expect.poll(server.log, { timeout: 30_000 }).toContain('new index refused; the old one stays in use');
    expect(server.log()).toContain('vectors.i8 is damaged');
    expect(await indexOf(server.url)).toBe(second);

    rmSync(own.index, { recursive: true });
    await expect.poll(server.log, { timeout: 30_000 }).toContain('the index in memory stays in use');
    expect((await search(server.url, 'another question about the lake')).status).toBe(200);
    asking = false;
    await load;
    expect([...statuses.keys()]).toEqual([200]);
    expect(statuses.get(200)).toBeGreaterThan(5);
    removeFolders(own);
  });

  test('looks for a new index on SIGUSR2', async () => {
    const own = folders();
    cpSync(at.index, own.index, { recursive: true });
    const server = await ready({ ...own.env, INDEX_POLL_MS: '0' });
    writeFileSync(join(own.index, 'CURRENT'), 'e'.repeat(16));
    server.child.kill('SIGUSR2');
    await expect.poll(server.log, { timeout: 30_000 }).toContain('new index refused');
    removeFolders(own);
  });

  test.runIf(existsSync('/proc/self/task'))(
    'replaces the process of the model when it is killed, and when it hangs',
    async () => {
      const server = await ready({ EMBEDDING_TIMEOUT_MS: '8000', LOG_LEVEL: 'info' });
      const status = async () => ((await (await fetch(`${server.url}/readyz`)).json()) as { status: string }).status;
      const ends = () => server.log().split('a worker is lost; it is being replaced').length - 1;
      for (const [i, signal] of (['SIGKILL', 'SIGSTOP'] as const).entries()) {
        process.kill(embedderOf(server.child.pid!), signal);
        const asked = search(server.url, `who built the ferry at the lake, ${signal}`);
        await expect.poll(status, { timeout: 50_000, interval: 20 }).toBe('recovering');
        // On a busy machine a new process may take longer to start than a question may wait.
        expect([200, 503]).toContain((await asked).status);
        await expect.poll(status, { timeout: 50_000 }).toBe('ready');
        expect((await search(server.url, `and the bridge, ${signal}`)).status).toBe(200);
        expect(ends()).toBeGreaterThan(i);
      }
      expect(server.log()).toContain('a worker in the place of a lost one answers');
      expect(await metric(server.url, 'workers_lost_total{worker="embedding model"}')).toBeGreaterThan(1);
    },
    150_000,
  );

  test('on SIGTERM finishes what has begun, streams too, takes nothing new, and exits 0', async () => {
    const server = await ready();
    const begun = Array.from({ length: 24 }, (_, i) =>
      ask(server.url, `what about the ferry and the lake ${i}`, i % 2 ? 'text/event-stream' : 'application/json'),
    );
    await expect.poll(async () => metric(server.url, 'work_running')).toBeGreaterThan(0);
    server.child.kill('SIGTERM');
    const responses = await Promise.all(begun);
    const bodies = await Promise.all(responses.map((r) => r.text()));
    expect(responses.map(({ status }) => status)).toEqual(Array(24).fill(200));
    for (const [i, body] of bodies.entries()) expect(body).toContain(i % 2 ? 'event: done' : '"citations"');
    expect((await server.end).code).toBe(0);
    expect(server.log()).toContain('"msg":"stopped"');
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  });

  test('on SIGTERM cuts what does not end within its time, and still exits 0', async () => {
    const server = await ready({ SHUTDOWN_MS: '100' });
    const stuck = await halfOpen(server.port);
    server.child.kill('SIGTERM');
    expect((await server.end).code).toBe(0);
    stuck.destroy();
  });

  test('ends when the shell in which npm started it has gone, and not before', async () => {
    const command = `"${process.execPath}" --import tsx server/main.ts; true`;
    const env = { ...process.env, ...environment(), npm_lifecycle_event: 'start' };
    const shell = spawn('sh', ['-c', command], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let log = '';
    shell.stdout.on('data', (chunk) => {
      log += chunk;
    });
    await expect.poll(() => log, { timeout: 50_000 }).toMatch(/"msg":"ready"/);
    const url = /http:\/\/\S+:\d+/.exec(log)![0];
    expect((await search(url, 'harbour')).status).toBe(200);
    // As npm does when it is asked to end.
    shell.kill('SIGTERM');
    await expect.poll(() => log, { timeout: 20_000 }).toMatch(/"msg":"stopped"/);
    await expect.poll(() => search(url, 'harbour').catch(() => 'gone'), { timeout: 20_000 }).toBe('gone');
  });

  test('on SIGTERM while it loads exits 0 too', async () => {
    const server = await serve();
    server.child.kill('SIGTERM');
    expect((await server.end).code).toBe(0);
  });

  test('answers beside 1,000 half-open connections, and closes them', async () => {
    const server = await ready();
    const sockets = await Promise.all(Array.from({ length: 1000 }, () => halfOpen(server.port)));
    const closed = sockets.map((socket) => once(socket, 'close'));
    expect((await search(server.url, 'who built the ferry')).status).toBe(200);
    expect((await ask(server.url, 'who built the ferry')).status).toBe(200);
    await Promise.all(closed);
    expect((await search(server.url, 'who built the ferry')).status).toBe(200);
  });

  test('says no to a body that never comes, and to connections beyond its most', async () => {
    const server = await ready({ MAX_CONNECTIONS: '5' });
    const sockets = await Promise.all(Array.from({ length: 12 }, () => halfOpen(server.port)));
    await expect.poll(() => sockets.filter((s) => s.closed || s.destroyed).length).toBeGreaterThanOrEqual(7);
    for (const socket of sockets) socket.destroy();
    await expect.poll(async () => (await search(server.url, 'lake').catch(() => undefined))?.status).toBe(200);
  });
});

async function metric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const line = text.split('\n').find((l) => l.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1) ?? 0);
}

/** The process of a server's that embeds. */
function embedderOf(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
  const embedder = children.find((child) => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('tinypool'));
  if (embedder === undefined) throw new Error('There is no process that embeds.');
  return embedder;
}

/** A connection that has sent half a request. */
async function halfOpen(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.resume();
  await Promise.race([once(socket, 'connect'), once(socket, 'close')]);
  socket.write('POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Le');
  return socket;
}
