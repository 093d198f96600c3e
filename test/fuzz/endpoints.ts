/**
 * `npm run fuzz`: made-up text for every endpoint of the app over the current index, in this process, for ten minutes or as
 * many as `--minutes` says. Fails on a 500, and on a request that takes more than two seconds again and again.
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { readConfig } from '../../server/config.ts';
import { createApp } from '../../server/http/app.ts';
import { pageRoutes } from '../../server/http/page.ts';
import { pageFacts } from '../../server/http/page-facts.ts';
import { PAGE_DIR, startEngine } from '../../server/start.ts';
import { type Made, madeRequests } from './requests.ts';

/** Longest time of a request, in ms. A machine that is busy otherwise may take longer once, not three times. */
const MOST_MS = 2_000;
const TRIES = 3;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } } });
const minutes = Number(values.minutes);
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
if (!(minutes > 0 && Number.isSafeInteger(seed))) throw new Error('usage: npm run fuzz -- [--minutes N] [--seed N]');

const { engine, close } = await startEngine(readConfig({ ...process.env, HOST: '127.0.0.1' }));
let fault: unknown;
const app = createApp({
  engine: () => engine,
  maxBodyBytes: 512 * 1024,
  page: pageRoutes({
    dir: PAGE_DIR,
    frameAncestors: [],
    facts: (url, signal) => pageFacts(engine, url, 'http://127.0.0.1', signal),
  }),
  onFault(error) {
    fault = error;
  },
});
const { interviews } = engine.library;
const words = [
  ...new Set(interviews.flatMap((i) => [i.outlet.name, i.title, ...i.turns.slice(0, 3).map((t) => t.speaker)])),
];

let sent = 0;
let slowest = { ms: 0, request: '' };
const statuses = new Map<number, number>();

async function timeOf({ path, ...init }: Made): Promise<number> {
  fault = undefined;
  const started = performance.now();
  const response = await app.request(path, init);
  await response.text();
  const ms = performance.now() - started;
  sent++;
  statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
  if (response.status === 500 || fault !== undefined) throw new Error(`status ${response.status}`, { cause: fault });
  return ms;
}

console.log(`Seed ${seed}; ${minutes} minutes.`);
let last: Promise<void> = Promise.resolve();
async function tried(made: Made): Promise<void> {
  let ms = await timeOf(made);
  for (let i = 1; ms > MOST_MS && i < TRIES; i++) ms = Math.min(ms, await timeOf(made));
  if (ms > slowest.ms) slowest = { ms, request: `${made.method} ${made.path} ${made.body ?? ''}`.slice(0, 300) };
  if (ms > MOST_MS) throw new Error(`${Math.round(ms)} ms`);
}

const property = fc.asyncProperty(madeRequests(words), (made) => {
  last = tried(made);
  return last;
});
const result = await fc.check(property, {
  seed,
  numRuns: Number.MAX_SAFE_INTEGER,
  interruptAfterTimeLimit: minutes * 60_000,
});
// The time limit does not wait for the request under way.
await last.catch(() => {});
await close();
const counted = [...statuses].sort(([a], [b]) => a - b).map(([status, n]) => `${n} × ${status}`);
console.log(`${sent} requests (${counted.join(', ')}); the slowest took ${Math.round(slowest.ms)} ms:`);
console.log(slowest.request);
if (result.failed) {
  console.error(fc.defaultReportMessage(result));
  process.exitCode = 1;
}
