/** Requests of every kind, and clients that count what comes back. */
import { Agent } from 'node:http';
import { exchange, type Reply, type Sent } from '../bench/load.ts';
import { distinctQuestions, searchPath } from '../bench/questions.ts';
import type { Quotes } from './quotes.ts';

/** `status` is what is expected of it, beside 503 where a server is being disturbed. */
export type Mixed = Sent & { status: number };

const post = (path: string, body: object, accept?: string): Mixed => ({
  path,
  body: JSON.stringify(body),
  status: 200,
  ...(accept && { accept }),
});

/** Of twenty requests: searches, answers, streams, an OpenAI client's, themes, phrases, whole interviews, and wrong ones. */
export function* mixedRequests(interviews: readonly string[]): Generator<Mixed> {
  const questions = distinctQuestions();
  for (let i = 0; ; i++) {
    const question = questions.next().value as string;
    const history = [{ role: 'user', content: questions.next().value as string }];
    const kind = i % 20;
    if (kind < 8) yield { path: searchPath(question), status: 200 };
    else if (kind < 12) yield post('/api/ask', { question });
    else if (kind === 12) yield post('/api/ask', { question: 'And what else?', history });
    else if (kind < 15) yield post('/api/ask', { question }, 'text/event-stream');
    else if (kind === 15) yield post('/v1/chat/completions', { model: 'on-the-record', messages: [...history] });
    else if (kind === 16) yield { path: searchPath(question).replace('search', 'mentions'), status: 200 };
    else if (kind === 17) yield { path: searchPath(question.slice(0, 12)).replace('search', 'phrases'), status: 200 };
    else if (kind === 18) yield { path: `/api/interviews/${interviews[i % interviews.length]}`, status: 200 };
    else yield { ...post('/api/ask', { question: 'x'.repeat(1_001) }), status: 400 };
  }
}

export type Counts = { sent: number; lost: number; statuses: Map<number, number>; unexpected: string[] };

/**
 * @param clients each sends the next request when the last is answered
 * @param busy whether 503 is an answer, too: it says when to come back
 */
export async function sendAll(
  url: string,
  { requests, clients, more, quotes, busy = false }: SendOptions,
): Promise<Counts> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const counts: Counts = { sent: 0, lost: 0, statuses: new Map(), unexpected: [] };
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (more(counts.sent)) {
        counts.sent++;
        const sent = requests.next().value as Mixed;
        const reply = await exchange(url, sent, agent).catch(() => undefined);
        if (!reply) counts.lost++;
        else count(counts, sent, reply, quotes, busy);
      }
    }),
  );
  agent.destroy();
  return counts;
}

export type SendOptions = {
  requests: Iterator<Mixed>;
  clients: number;
  /** @param sent so far */
  more: (sent: number) => boolean;
  quotes: Quotes;
  busy?: boolean;
};

function count(counts: Counts, sent: Mixed, { status, text }: Reply, quotes: Quotes, busy: boolean): void {
  counts.statuses.set(status, (counts.statuses.get(status) ?? 0) + 1);
  const events = sent.accept === 'text/event-stream' && status === 200;
  const refused = busy && (status === 503 || (events && /^event: error\ndata: .*"status":503/m.test(text)));
  if (refused) return;
  if (status !== sent.status) counts.unexpected.push(`${status} for ${sent.path}`);
  if (status !== 200) return;
  const done = events ? /^event: done\ndata: (.*)$/m.exec(text)?.[1] : text;
  if (done === undefined) counts.unexpected.push(`a stream without an end for ${sent.body}`);
  else quotes.check(JSON.parse(done));
}

export const shownStatuses = ({ statuses }: Counts): string =>
  [...statuses]
    .sort(([a], [b]) => a - b)
    .map(([status, n]) => `${n.toLocaleString('en')} × ${status}`)
    .join(', ');
