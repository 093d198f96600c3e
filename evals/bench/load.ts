/** Clients that each send the next request when the last is answered. */
import { Agent, request as send } from 'node:http';

export type Sent = { path: string; body?: string; accept?: string };
export type Reply = { status: number; text: string };

export type Load = {
  latencies: number[];
  perSecond: number;
  statuses: Map<number, number>;
  /** Share of the run's CPU time, over all processes, that the clients took. */
  clientShare: number;
  /** User and system time a request, of server, worker and clients, in ms. */
  cpuMs: number;
};

export type LoadOptions = {
  url: string;
  clients: number;
  next: () => Sent;
  /** The run ends after so many seconds, or so many requests. */
  until: { seconds: number } | { requests: number };
  onReply?: (reply: Reply, sent: Sent) => void;
  /** User and system time of the server so far, in ms. */
  serverCpuMs: () => number;
};

export async function runLoad({ url, clients, next, until, onReply, serverCpuMs }: LoadOptions): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const latencies: number[] = [];
  const statuses = new Map<number, number>();
  const serverBefore = serverCpuMs();
  const ownBefore = process.cpuUsage();
  const started = performance.now();
  let begun = 0;
  const more = () => ('seconds' in until ? performance.now() - started < until.seconds * 1000 : begun < until.requests);

  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (more()) {
        begun++;
        const sent = next();
        const at = performance.now();
        const reply = await exchange(url, sent, agent);
        latencies.push(performance.now() - at);
        statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
        onReply?.(reply, sent);
      }
    }),
  );
  const elapsed = performance.now() - started;
  const { user, system } = process.cpuUsage(ownBefore);
  const own = (user + system) / 1000;
  const server = serverCpuMs() - serverBefore;
  agent.destroy();
  const count = latencies.length;
  return {
    latencies,
    statuses,
    perSecond: (1000 * count) / elapsed,
    clientShare: own / (own + server),
    cpuMs: (own + server) / count,
  };
}

/** Rejects when the connection breaks: a reply that is lost is never counted as one. */
export function exchange(url: string, { path, body, accept }: Sent, agent: Agent): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const headers = { ...(body !== undefined && { 'content-type': 'application/json' }), ...(accept && { accept }) };
    const request = send(url + path, { agent, method: body === undefined ? 'GET' : 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode!, text: Buffer.concat(chunks).toString('utf8') }));
    });
    request.on('error', reject);
    request.end(body);
  });
}
