/** An OpenAI-compatible server on this machine that does what a script says. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ChatBody = {
  model: string;
  max_tokens?: number;
  response_format?: { type: string };
  messages: { role: string; content: string }[];
};
export type Script = (body: ChatBody, res: ServerResponse, req: IncomingMessage) => void;

export async function scriptedServer() {
  const seen: { body: ChatBody; headers: IncomingMessage['headers'] }[] = [];
  let script: Script = says('');
  const server = createServer((req, res) => {
    let raw = '';
    req.setEncoding('utf8').on('data', (chunk: string) => {
      raw += chunk;
    });
    req.on('end', () => {
      const body = JSON.parse(raw) as ChatBody;
      seen.push({ body, headers: req.headers });
      script(body, res, req);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    seen,
    play(next: Script) {
      script = next;
      seen.length = 0;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A finished completion with this content. */
export const says =
  (content: unknown, finish_reason = 'stop'): Script =>
  ({ model }, res) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    const message = { role: 'assistant', content: text };
    const completion = { id: 'c', object: 'chat.completion', created: 1, model };
    send(res, 200, { ...completion, choices: [{ index: 0, message, finish_reason }] });
  };

export const fails =
  (status: number): Script =>
  (_body, res) =>
    send(res, status, { error: { message: 'secret host db-7 is down', type: 'server_error' } });

/** Half of a body, then nothing: the connection is cut. */
export const breaksOff: Script = (_body, res) => {
  res.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
  res.write('{"id":"c","choices":[{"mess');
  setImmediate(() => res.destroy());
};

function send(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
