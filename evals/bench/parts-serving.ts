/** Starting, searching, answering and memory: figures of a server under load. */
import type { AskResponse } from '../../server/contract/contract.ts';
import { readSource } from '../source.ts';
import { bareEmbedding } from './bare.ts';
import { type Figure, percentile } from './figure.ts';
import { type Load, runLoad } from './load.ts';
import { distinctQuestions, evalQuestions, searchPath } from './questions.ts';
import { type BenchServer, startServer } from './server.ts';

/** Clients that send at once. */
const CLIENTS = [1, 8, 64] as const;
const STAGES = ['understand', 'retrieve', 'answer', 'verify', 'total'] as const;
const searchFor = (q: string) => ({ path: searchPath(q) });
const askFor = (question: string) => ({ path: '/api/ask', body: JSON.stringify({ question }) });

type BareRate = { perSecond: number; cpuMs: number };

/** One embedding after the other, as many a second as they take. */
async function bareRate(): Promise<BareRate> {
  const texts = evalQuestions().map((question) => `query: ${question}`);
  const { times, cpuMs } = await bareEmbedding(texts);
  return { perSecond: (1000 * times.length) / sum(times), cpuMs: cpuMs / times.length };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The bare rate just before and just after a load: a machine that is shared changes from minute to minute. */
async function against(run: () => Promise<Load>): Promise<{ load: Load; bare: BareRate }> {
  const before = await bareRate();
  const load = await run();
  const after = await bareRate();
  const mean = (of: (rate: BareRate) => number) => (of(before) + of(after)) / 2;
  return { load, bare: { perSecond: mean((rate) => rate.perSecond), cpuMs: mean((rate) => rate.cpuMs) } };
}

/** @param least asked for of the server at its best, with several clients */
function ratioFigures(part: string, { load, bare }: { load: Load; bare: BareRate }, least?: number): Figure[] {
  return [
    { part, name: 'bare embedding, before and after', value: bare.perSecond, unit: '/s' },
    {
      part,
      name: 'requests against bare embedding',
      value: load.perSecond / bare.perSecond,
      unit: 'ratio',
      ...(least && { target: { least } }),
    },
    {
      part,
      name: 'CPU time of a bare embedding against that of a request',
      value: bare.cpuMs / load.cpuMs,
      unit: 'ratio',
    },
  ];
}

export async function startFigures(): Promise<Figure[]> {
  const part = 'start';
  const cold = await startServer({ TSX_DISABLE_CACHE: '1' });
  await cold.stop();
  const ready: number[] = [];
  const listening: number[] = [];
  let memory = 0;
  for (let i = 0; i < 3; i++) {
    const server = await startServer();
    ready.push(server.readyMs);
    listening.push(server.listeningMs);
    memory = await server.memoryMb();
    await server.stop();
  }
  return [
    { part, name: 'cold, without transpiled code, to /readyz', value: cold.readyMs / 1000, unit: 's' },
    {
      part,
      name: 'warm, to /readyz (median of 3)',
      value: percentile(ready, 0.5) / 1000,
      unit: 's',
      target: { most: 2 },
    },
    { part, name: 'warm, to /healthz (median of 3)', value: percentile(listening, 0.5) / 1000, unit: 's' },
    { part, name: 'memory when ready', value: memory, unit: 'MB' },
  ];
}

/** Searches, each question new, then one question again and again. */
export async function searchFigures(seconds: number): Promise<Figure[]> {
  const server = await startServer();
  const figures: Figure[] = [];
  const questions = distinctQuestions();
  const run = (clients: number, next: () => string, part: string) =>
    runLoad({
      url: server.url,
      clients,
      next: () => searchFor(next()),
      until: { seconds },
      serverCpuMs: server.cpuMs,
    }).then((load) => {
      refuseErrors(load);
      figures.push(...latencyFigures(part, load));
      return load;
    });
  await run(4, () => questions.next().value, 'warm up');
  figures.length = 0;
  for (const clients of CLIENTS) {
    const part = `search, new questions, ${clients} client${clients > 1 ? 's' : ''}`;
    const compared = await against(() => run(clients, () => questions.next().value, part));
    figures.push(...ratioFigures(part, compared, clients > 1 ? 0.6 : undefined), {
      part,
      name: 'event-loop delay p99',
      value: 1000 * (await server.metric('nodejs_eventloop_lag_p99_seconds')),
      unit: 'ms',
    });
  }
  const part = 'search, one question again and again, 8 clients';
  const again = () => 'what was said about peacekeepers';
  const before = await timesOf(server);
  const compared = await against(() => run(8, again, part));
  const after = await timesOf(server);
  figures.push(...ratioFigures(part, compared, 20), {
    part,
    name: 'share that the server answered within 1 ms',
    value: (after.fast - before.fast) / (after.all - before.all),
    unit: 'share',
    target: { least: 0.99 },
  });
  await server.stop();
  return figures;
}

/** Searches so far, and those within 1 ms: the clients take half the time of both cores, and wait for themselves, too. */
async function timesOf(server: BenchServer): Promise<{ fast: number; all: number }> {
  const upTo = (le: string) =>
    server.metric(`http_request_duration_seconds_bucket{le="${le}",method="GET",route="/api/search",status="200"}`);
  return { fast: await upTo('0.001'), all: await upTo('+Inf') };
}

/** Answers, each question new, every quote of every answer checked against the source. */
export async function askFigures(seconds: number): Promise<Figure[]> {
  const { text } = await readSource();
  const server = await startServer();
  const figures: Figure[] = [];
  const questions = distinctQuestions('Please: ');
  for (const clients of CLIENTS) {
    const part = `ask, new questions, ${clients} client${clients > 1 ? 's' : ''}`;
    const stages: Record<string, number[]> = Object.fromEntries(STAGES.map((stage) => [stage, []]));
    let wrong = 0;
    let quotes = 0;
    const compared = await against(() =>
      runLoad({
        url: server.url,
        clients,
        next: () => askFor(questions.next().value),
        until: { seconds },
        serverCpuMs: server.cpuMs,
        onReply({ status, text: body }, sent) {
          if (status !== 200) return;
          const answer = JSON.parse(body) as AskResponse;
          if (answer.question !== JSON.parse(sent.body!).question) wrong++;
          for (const { start, end, quote } of answer.citations) {
            quotes++;
            if (text.slice(start, end) !== quote) wrong++;
          }
          for (const stage of STAGES) stages[stage]!.push(answer.timings[stage]);
        },
      }),
    );
    const { load } = compared;
    refuseErrors(load);
    figures.push(...latencyFigures(part, load));
    figures.push(
      ...ratioFigures(part, compared, clients > 1 ? 0.45 : undefined),
      { part, name: 'quotes checked', value: quotes, unit: 'count' },
      { part, name: 'wrong quotes or answers', value: wrong, unit: 'count', target: { most: 0 } },
    );
    for (const stage of STAGES) {
      for (const p of [0.5, 0.95, 0.99]) {
        figures.push({ part, name: `${stage} p${p * 100}`, value: percentile(stages[stage]!, p), unit: 'ms' });
      }
    }
    figures.push({
      part,
      name: 'event-loop delay p99',
      value: 1000 * (await server.metric('nodejs_eventloop_lag_p99_seconds')),
      unit: 'ms',
    });
  }
  await server.stop();
  return figures;
}

/** Resident memory after 1,000 requests and after many more. */
export async function memoryFigures(soak: number): Promise<Figure[]> {
  const server = await startServer();
  const questions = distinctQuestions();
  let i = 0;
  const next = () => {
    const question = questions.next().value;
    return i++ % 4 === 0 ? askFor(question) : searchFor(question);
  };
  const run = (requests: number) =>
    runLoad({ url: server.url, clients: 8, next, until: { requests }, serverCpuMs: server.cpuMs }).then(refuseErrors);
  await run(1000);
  const early = await server.memoryMb();
  await run(soak - 1000);
  const late = await server.memoryMb();
  await server.stop();
  const part = 'memory';
  return [
    { part, name: 'after 1,000 requests', value: early, unit: 'MB' },
    { part, name: `after ${soak.toLocaleString('en')} requests`, value: late, unit: 'MB' },
    { part, name: 'later against earlier', value: late / early, unit: 'ratio', target: { most: 1.2 } },
  ];
}

function latencyFigures(part: string, { latencies, perSecond, clientShare }: Load): Figure[] {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((p) => percentile(latencies, p)) as [number, number, number];
  const eight = part.includes('new questions, 8 clients');
  return [
    { part, name: 'requests', value: perSecond, unit: '/s' },
    { part, name: 'p50', value: p50, unit: 'ms' },
    { part, name: 'p95', value: p95, unit: 'ms' },
    { part, name: 'p99', value: p99, unit: 'ms' },
    { part, name: 'p99 against p50', value: p99 / p50, unit: 'ratio', ...(eight && { target: { most: 5 } }) },
    { part, name: 'share of CPU time of the clients', value: clientShare, unit: 'share' },
  ];
}

function refuseErrors({ statuses }: Load): void {
  const others = [...statuses].filter(([status]) => status !== 200);
  if (others.length > 0) throw new Error(`Some requests were not answered with 200: ${JSON.stringify(others)}`);
}
