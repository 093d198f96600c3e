/** The process of the model killed and stopped while questions are asked. */
import { setTimeout as pause } from 'node:timers/promises';
import { processesWith } from '../bench/process-tree.ts';
import { startServer } from '../bench/server.ts';
import { Quotes } from './quotes.ts';
import { mixedRequests, sendAll, shownStatuses } from './requests.ts';
import { eventually, isReady, type Trial } from './trial.ts';

/** Longest time of an embedding (ms), short here so that hangs are found soon. */
const EMBEDDING_MS = 6_000;
/** In which the server must be ready again. */
const RECOVERY_MS = 60_000;

export async function disturbedWorkers(signal: 'SIGKILL' | 'SIGSTOP', times: number): Promise<Trial> {
  const server = await startServer({ EMBEDDING_TIMEOUT_MS: String(EMBEDDING_MS), LOG_LEVEL: 'silent' });
  try {
    const quotes = await Quotes.of(server.url);
    const faults: string[] = [];
    const recoveries: number[] = [];
    const lost = async () => (await server.metric('workers_lost_total{worker="embedding model"}')) || 0;
    let going = true;
    const load = sendAll(server.url, {
      requests: mixedRequests(quotes.interviews),
      clients: 4,
      more: () => going,
      quotes,
      busy: true,
    });
    for (let i = 0; i < times; i++) {
      await pause(1_000);
      const before = await lost();
      for (const pid of processesWith(server.pid, 'tinypool')) process.kill(pid, signal);
      const at = performance.now();
      const noticed = await eventually(async () => (await lost()) > before, RECOVERY_MS);
      if (!noticed) faults.push(`${signal} ${i + 1} was not noticed`);
      if (!(await eventually(() => isReady(server.url), RECOVERY_MS)))
        faults.push(`not ready after ${signal} ${i + 1}`);
      recoveries.push((performance.now() - at) / 1000);
    }
    going = false;
    const counts = await load;
    if (counts.lost > 0) faults.push(`${counts.lost} requests lost`);
    faults.push(...counts.unexpected, ...quotes.wrong);
    const slowest = Math.max(...recoveries).toFixed(1);
    return {
      tried: `process of the model ${signal === 'SIGKILL' ? 'killed' : 'stopped (hangs)'} under load`,
      times,
      measured: `${shownStatuses(counts)}; ready again after at most ${slowest} s; ${quotes.checked.toLocaleString('en')} quotes, ${quotes.wrong.length} wrong`,
      promised: 'replaced; asked again once, otherwise 503 with Retry-After',
      faults,
    };
  } finally {
    await server.stop();
  }
}
