/** Streams over a real port with clients that read slowly, or go in the middle. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { Gate } from '../../../server/http/limits/gate.ts';
import { type Served, serveOnLoopback } from '../http/stream/serve.ts';
import { answerTo, smallApp } from './small-app.ts';

let served: Served | undefined;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await served?.close();
});

const LONG = { ...answerTo('x'), answer: 'many words '.repeat(700) };

/** Asks for a stream over a bare socket. */
async function askOver(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  sockets.push(socket);
  await once(socket, 'connect');
  const body = JSON.stringify({ question: 'what about peace' });
  socket.write(
    `POST /api/ask HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
  );
  return socket;
}

describe('a stream', () => {
  test('to a client that does not read holds no place, and comes whole when it does', async () => {
    const gate = new Gate({ running: 1, queue: 0, patienceMs: 1 });
    served = await serveOnLoopback(smallApp({ gate }, { ask: () => LONG }));
    const slow = await Promise.all([askOver(served.url)]);
    slow[0]!.pause();
    await expect.poll(() => gate.running).toBe(0);
    const other = await askOver(served.url);
    expect(await textOf(other)).toContain('event: done');
    const [reader] = slow;
    let got = '';
    reader!.setEncoding('utf8');
    reader!.on('data', (chunk: string) => {
      got += chunk;
      reader!.pause();
      setImmediate(() => reader!.resume());
    });
    reader!.resume();
    await once(reader!, 'close');
    expect(got).toContain('event: done');
  });

  test('to clients that vanish gives every place back, and the server goes on', async () => {
    const gate = new Gate({ running: 4, queue: 64, patienceMs: 60_000 });
    const ask = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return LONG;
    };
    served = await serveOnLoopback(smallApp({ gate }, { ask }));
    const vanishing = await Promise.all(Array.from({ length: 40 }, () => askOver(served!.url)));
    await expect.poll(() => gate.running).toBeGreaterThan(0);
    for (const [i, socket] of vanishing.entries()) {
      if (i % 2) socket.resetAndDestroy();
      else socket.once('data', () => socket.destroy());
    }
    await expect.poll(() => [gate.running, gate.waiting], { timeout: 20_000 }).toEqual([0, 0]);
    expect(await textOf(await askOver(served.url))).toContain('event: done');
  });
});

async function textOf(socket: Socket): Promise<string> {
  let text = '';
  socket.setEncoding('utf8');
  for await (const chunk of socket) text += chunk;
  return text;
}
