/** More clients than there is room for, and clients that do not read or do not send. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { distinctQuestions } from '../bench/questions.ts';
import { type BenchServer, startServer } from '../bench/server.ts';
import { Quotes } from './quotes.ts';
import { type Mixed, sendAll, shownStatuses } from './requests.ts';
import { eventually, type Trial } from './trial.ts';

/** Longest that /healthz may take meanwhile, in ms. */
const HEALTH_MS = 2_000;

export async function flood(times: number): Promise<Trial> {
  const server = await startServer({ LOG_LEVEL: 'silent' });
  try {
    const quotes = await Quotes.of(server.url);
    // What a server loads with its first questions is no part of it.
    const more = (sent: number) => sent < 20;
    await sendAll(server.url, { requests: streams(), clients: 1, more, quotes });
    const slowestHealth = watchHealth(server);
    const result = await sendAll(server.url, {
      requests: streams('Once more: '),
      clients: times,
      more: (sent) => sent < times,
      quotes,
      busy: true,
    });
    const slowest = await slowestHealth();
    const faults = [...result.unexpected, ...quotes.wrong];
    if (result.lost > 0) faults.push(`${result.lost} lost`);
    if (slowest > HEALTH_MS) faults.push(`/healthz took ${Math.round(slowest)} ms`);
    return {
      tried: 'streams asked for at once',
      times,
      measured: `${shownStatuses(result)}; ${quotes.checked.toLocaleString('en')} quotes, ${quotes.wrong.length} wrong; /healthz at most ${Math.round(slowest)} ms`,
      promised: 'answered, or 503 with Retry-After; /healthz answers',
      faults,
    };
  } finally {
    await server.stop();
  }
}

function* streams(prefix = ''): Generator<Mixed> {
  for (const question of distinctQuestions(prefix)) {
    yield { path: '/api/ask', body: JSON.stringify({ question }), accept: 'text/event-stream', status: 200 };
  }
}

/** @returns ends it, and says how long /healthz took at most, in ms */
function watchHealth({ url }: BenchServer): () => Promise<number> {
  const watching = new Worker(new URL('health.js', import.meta.url), { workerData: url });
  return async () => {
    watching.postMessage('end');
    const [slowest] = await once(watching, 'message');
    return slowest as number;
  };
}

export async function slowClients(times: number): Promise<Trial> {
  const server = await startServer({ LOG_LEVEL: 'silent' });
  const sockets: Socket[] = [];
  try {
    const quotes = await Quotes.of(server.url);
    const before = await server.memoryMb();
    const { port } = new URL(server.url);
    const questions = distinctQuestions();
    for (let i = 0; i < times; i++) {
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('error', () => {});
      await Promise.race([once(socket, 'connect'), once(socket, 'close')]);
      sockets.push(socket);
      const body = JSON.stringify({ question: questions.next().value });
      const head = `POST /api/ask HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nAccept: text/event-stream\r\n\r\n`;
      // Half of them ask and never read, half never finish asking.
      if (i % 2 === 0) socket.pause().write(head + body);
      else socket.write(head.slice(0, 60));
    }
    // Their answers take their places first, as anybody's do; who does not read must not keep one.
    const idle = async () => (await server.metric('work_running')) + (await server.metric('work_waiting')) === 0;
    const freed = await eventually(idle, 120_000);
    const requests = streams();
    const counts = await sendAll(server.url, { requests, clients: 4, more: (n) => n < 200, quotes });
    const faults = [...counts.unexpected, ...quotes.wrong];
    if (counts.lost > 0) faults.push(`${counts.lost} lost`);
    if (!freed) faults.push('places are still taken after two minutes');
    const after = await server.memoryMb();
    return {
      tried: 'clients that do not read, or do not finish asking',
      times,
      measured: `${shownStatuses(counts)} beside them; ${before.toFixed(0)} MB before, ${after.toFixed(0)} after`,
      promised: 'they keep no place: others are answered',
      faults,
    };
  } finally {
    for (const socket of sockets) socket.destroy();
    await server.stop();
  }
}
