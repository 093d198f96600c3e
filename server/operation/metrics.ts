/** Prometheus metrics of one server. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { AskResponse } from '../contract/contract.ts';
import type { Gate } from '../http/limits/gate.ts';

export type Metrics = ReturnType<typeof createMetrics>;

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const STAGES = ['understand', 'retrieve', 'answer', 'verify'] as const;

export type Watched = {
  gate: Gate;
  /** Version of the index in use. */
  version: () => string | undefined;
};

/** Event-loop delay, memory, garbage collection and CPU come with prom-client's own metrics, `nodejs_*` and `process_*`. */
export function createMetrics({ gate, version }: Watched) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 10 });

  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Requests by method, route and status, until the response begins',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  });
  const stages = new Histogram({
    name: 'answer_stage_duration_seconds',
    help: 'Stages of answers that were not taken from the cache, and embeddings of questions',
    labelNames: ['stage'],
    buckets: SECONDS,
    registers,
  });
  const answers = new Counter({
    name: 'answers_total',
    help: 'Answers by status (answered, no_answer, about) and by who gave them',
    labelNames: ['status', 'by'],
    registers,
  });
  const fallbacks = new Counter({
    name: 'answer_fallbacks_total',
    help: 'Answers that the chat model failed to give, so that the extractive one was given',
    registers,
  });
  const lookups = new Counter({
    name: 'cache_lookups_total',
    help: 'Look-ups by cache (question, answer, response) and outcome',
    labelNames: ['cache', 'outcome'],
    registers,
  });
  const refusals = new Counter({
    name: 'requests_refused_total',
    help: 'Requests refused by the rate limit (429) or for lack of room (503)',
    labelNames: ['reason'],
    registers,
  });
  const swaps = new Counter({
    name: 'index_loads_total',
    help: 'Indexes loaded, and those that were not taken because they were damaged',
    labelNames: ['outcome'],
    registers,
  });
  const workers = new Counter({
    name: 'workers_lost_total',
    help: 'Workers that ended or hung and were replaced',
    labelNames: ['worker'],
    registers,
  });
  new Gauge({
    name: 'work_running',
    help: 'Searches and answers worked on',
    registers,
    collect() {
      this.set(gate.running);
    },
  });
  new Gauge({
    name: 'work_waiting',
    help: 'Searches and answers in the queue',
    registers,
    collect() {
      this.set(gate.waiting);
    },
  });
  new Gauge({
    name: 'index_info',
    help: 'Version of the index in use; absent until one is loaded',
    labelNames: ['version'],
    registers,
    collect() {
      this.reset();
      const current = version();
      if (current !== undefined) this.set({ version: current }, 1);
    },
  });

  return {
    registry,
    request: (method: string, route: string, status: number, ms: number) =>
      requests.observe({ method, route, status }, ms / 1000),
    embedded: (ms: number) => stages.observe({ stage: 'embed' }, ms / 1000),
    answered({ status, answeredBy, fallback, timings }: AskResponse, fresh: boolean) {
      answers.inc({ status, by: answeredBy });
      if (!fresh) return;
      if (fallback) fallbacks.inc();
      for (const stage of STAGES) stages.observe({ stage }, timings[stage] / 1000);
    },
    lookup: (cache: 'question' | 'answer' | 'response', hit: boolean) =>
      lookups.inc({ cache, outcome: hit ? 'hit' : 'miss' }),
    refused: (reason: 'rate' | 'busy') => refusals.inc({ reason }),
    workerLost: (worker: string) => workers.inc({ worker }),
    indexLoaded: (good: boolean) => swaps.inc({ outcome: good ? 'loaded' : 'refused' }),
  };
}
