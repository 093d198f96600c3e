/** A chat server that lies, breaks off, fails, hangs and drips. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AskResponse } from '../../server/contract/contract.ts';
import { distinctQuestions } from '../bench/questions.ts';
import { startServer } from '../bench/server.ts';
import { Quotes } from './quotes.ts';
import type { Trial } from './trial.ts';

/** In all that it writes; in nothing that is answered. */
const MARK = 'Zyxomma';
const TIMEOUT_MS = 1_500;
/** Beyond its time limit, an answer without the model takes no longer than this (ms). */
const REST_MS = 5_000;

type Behaviour = (res: ServerResponse) => void;

const completion = (content: string, more: object = {}): string =>
  JSON.stringify({
    ...{ id: MARK, object: 'chat.completion', created: 1, model: MARK, ...more },
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
  });
const says =
  (content: string): Behaviour =>
  (res) =>
    void res.writeHead(200, { 'content-type': 'application/json' }).end(completion(content));

const LIES = [
  says(JSON.stringify({ groups: [[1, 2]], answer: `${MARK} told everybody that it is true [1].` })),
  says(JSON.stringify({ groups: [[`${MARK}`, 1e9, -1, 1.5, null]], sentences: [{ text: MARK, quote: 1 }] })),
  says(`{"groups": [[1]]} ${MARK} said: “the war was our fault” [1]`),
  says(`${MARK} told the outlet that today it is attacking [1] [2].`),
  says(`<think>${MARK}</think>{"groups": [[2, 1, 99]]}`),
  says(`<script>${MARK}</script>![${MARK}](http://127.0.0.1/)`),
  says('{"groups": '.repeat(2_000) + MARK),
  says(MARK.repeat(20_000)),
] as const;

const FAULTS: readonly Behaviour[] = [
  (res) => void res.writeHead(500).end(`{"error":{"message":"${MARK}"}}`),
  (res) => void res.writeHead(200, { 'content-type': 'text/html' }).end(`<h1>${MARK}</h1>`),
  (res) => {
    res.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' }).write(`{"id":"${MARK}`);
    setImmediate(() => res.destroy());
  },
  // Never answers.
  () => {},
  // A letter now and then, for ever.
  (res) => {
    res.writeHead(200, { 'content-type': 'application/json' });
    const drip = setInterval(() => res.write(' '), 100);
    res.on('close', () => clearInterval(drip));
  },
];

export async function chatServer(kind: 'lying' | 'failing', times: number): Promise<Trial> {
  const behaviours = kind === 'lying' ? LIES : FAULTS;
  let asked = 0;
  const chat = createServer((req, res) => {
    req.resume().on('end', () => behaviours[asked++ % behaviours.length]!(res));
  }).listen(0, '127.0.0.1');
  await once(chat, 'listening');
  const { port } = chat.address() as AddressInfo;
  const server = await startServer({
    CHAT_BASE_URL: `http://127.0.0.1:${port}/v1`,
    CHAT_MODEL: 'chaos',
    CHAT_TIMEOUT_MS: String(TIMEOUT_MS),
    LOG_LEVEL: 'silent',
  });
  const faults: string[] = [];
  const by = new Map<string, number>();
  let slowest = 0;
  try {
    const quotes = await Quotes.of(server.url);
    const questions = distinctQuestions();
    for (let i = 0; i < times; i++) {
      const at = performance.now();
      const response = await fetch(`${server.url}/api/ask`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ question: questions.next().value }),
      });
      const text = await response.text();
      slowest = Math.max(slowest, performance.now() - at);
      if (response.status !== 200) faults.push(`${response.status}`);
      else {
        const answer = JSON.parse(text) as AskResponse;
        by.set(answer.answeredBy, (by.get(answer.answeredBy) ?? 0) + 1);
        quotes.check(answer);
      }
      if (text.includes(MARK)) faults.push(`its words reached the client: ${text.slice(0, 100)}`);
    }
    faults.push(...quotes.wrong);
    if (slowest > TIMEOUT_MS + REST_MS) faults.push(`an answer took ${Math.round(slowest)} ms`);
    const shown = [...by].map(([name, n]) => `${n} answered by ${name === 'chaos' ? 'its choice' : name}`).join(', ');
    return {
      tried: kind === 'lying' ? 'a chat server that lies' : 'a chat server that fails, hangs or drips',
      times,
      measured: `${shown}; it was asked ${asked} times; ${quotes.checked} quotes, ${quotes.wrong.length} wrong; at most ${(slowest / 1000).toFixed(1)} s`,
      promised:
        kind === 'lying' ? 'none of its words reaches a client' : 'answered without it, soon after CHAT_TIMEOUT_MS',
      faults,
    };
  } finally {
    await server.stop();
    chat.closeAllConnections();
    chat.close();
  }
}
