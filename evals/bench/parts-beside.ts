/** This checkout beside another one, asked the same new questions in turns: what else a machine does falls on both alike. */
import { resolve } from 'node:path';
import type { AskResponse } from '../../server/contract/contract.ts';
import { type Figure, percentile } from './figure.ts';
import { type Load, runLoad, type Sent } from './load.ts';
import { distinctQuestions, searchPath } from './questions.ts';
import { type BenchServer, startServer } from './server.ts';

const STARTS = 5;
/** Of questions that both get, one after the other; which is first alternates. */
const TURNS = 12;
const QUESTIONS = { 1: 20, 8: 40 } as const;

type Clients = keyof typeof QUESTIONS;
type Side = { server: BenchServer; loads: Load[]; latencies: number[]; against: number[] };

const median = (values: readonly number[]) => percentile(values, 0.5);
const search = (q: string): Sent => ({ path: searchPath(q) });
const ask = (question: string): Sent => ({ path: '/api/ask', body: JSON.stringify({ question }) });

/**
 * @param folder a checkout with its dependencies, whose index is built and whose programs are compiled
 * @returns figures of this one against those of the other
 */
export async function besideFigures(folder: string): Promise<Figure[]> {
  const folders = [process.cwd(), resolve(folder)];
  const figures = await startsBeside(folders);
  const servers = [await startServer({}, folders[0]), await startServer({}, folders[1])];
  const questions = distinctQuestions('Please: ');
  for (const [kind, sent] of [['search', search] as const, ['ask', ask] as const]) {
    for (const clients of [1, 8] as const) {
      const next = () => Array.from({ length: QUESTIONS[clients] }, () => sent(questions.next().value));
      figures.push(...(await turns(servers, kind, clients, next)));
    }
  }
  for (const server of servers) await server.stop();
  return figures;
}

async function startsBeside(folders: readonly string[]): Promise<Figure[]> {
  const ready: number[][] = [[], []];
  const memory: number[][] = [[], []];
  for (let i = 0; i < STARTS; i++) {
    for (const [k, folder] of folders.entries()) {
      const server = await startServer({}, folder);
      ready[k]!.push(server.readyMs);
      memory[k]!.push(await server.memoryMb());
      await server.stop();
    }
  }
  const part = 'beside, start';
  const ratio = (values: number[][]) => median(values[0]!) / median(values[1]!);
  return [
    { part, name: `to /readyz (medians of ${STARTS}), this against the other`, value: ratio(ready), unit: 'ratio' },
    { part, name: 'to /readyz, this', value: median(ready[0]!) / 1000, unit: 's' },
    { part, name: 'memory when ready, this', value: median(memory[0]!), unit: 'MB' },
    { part, name: 'memory when ready, this against the other', value: ratio(memory), unit: 'ratio' },
  ];
}

async function turns(
  servers: readonly BenchServer[],
  kind: string,
  clients: Clients,
  next: () => Sent[],
): Promise<Figure[]> {
  const sides = servers.map((server): Side => ({ server, loads: [], latencies: [], against: [] }));
  // The first turn warms up.
  for (let turn = 0; turn <= TURNS; turn++) {
    const questions = next();
    for (const side of turn % 2 === 0 ? sides : [...sides].reverse()) await one(side, clients, questions, turn > 0);
  }
  const [own, other] = sides as [Side, Side];
  const part = `beside, ${kind}, new questions, ${clients} client${clients > 1 ? 's' : ''}`;
  const ratio = (of: (load: Load) => number) => median(own.loads.map((load, i) => of(load) / of(other.loads[i]!)));
  const figures: Figure[] = [
    { part, name: 'requests a second, this against the other', value: ratio((load) => load.perSecond), unit: 'ratio' },
    { part, name: 'CPU time a request, this against the other', value: ratio((load) => load.cpuMs), unit: 'ratio' },
  ];
  if (clients > 1) return figures;
  const pairs = own.latencies.map((ms, i) => ms / other.latencies[i]!);
  figures.push({ part, name: 'delay, this against the other (median of pairs)', value: median(pairs), unit: 'ratio' });
  if (own.against.length > 0) {
    const name = 'delay against the embedding in it (median)';
    figures.push({ part, name: `${name}, this`, value: median(own.against), unit: 'ratio', target: { most: 1.7 } });
    // An older one does not say how long it embedded.
    const others = median(other.against);
    if (Number.isFinite(others)) figures.push({ part, name: `${name}, the other`, value: others, unit: 'ratio' });
  }
  return figures;
}

/** @param counts whether it is measured */
async function one({ server, loads, latencies, against }: Side, clients: Clients, questions: Sent[], counts: boolean) {
  const left = [...questions];
  const embeds: number[] = [];
  const load = await runLoad({
    url: server.url,
    clients,
    next: () => left.shift()!,
    until: { requests: questions.length },
    serverCpuMs: server.cpuMs,
    onReply({ status, text }, { body }) {
      if (status !== 200) throw new Error(`A request was answered with ${status}: ${text.slice(0, 200)}`);
      if (body !== undefined) embeds.push((JSON.parse(text) as AskResponse).timings.embed ?? Number.NaN);
    },
  });
  if (!counts) return;
  loads.push(load);
  latencies.push(...load.latencies);
  if (clients === 1 && embeds.every(Number.isFinite)) against.push(...embeds.map((ms, i) => load.latencies[i]! / ms));
}
