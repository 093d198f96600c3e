/** Many mixed requests: every quote checked, none lost, memory flat. */
import { startServer } from '../bench/server.ts';
import { Quotes } from './quotes.ts';
import { mixedRequests, sendAll, shownStatuses } from './requests.ts';
import type { Trial } from './trial.ts';

const CLIENTS = 4;
/** Memory at the end against that at half: caches are full by then. */
const MOST_GROWTH = 1.15;

export async function soak(total: number): Promise<Trial> {
  const server = await startServer();
  try {
    const quotes = await Quotes.of(server.url);
    const requests = mixedRequests(quotes.interviews);
    const faults: string[] = [];
    const memory: number[] = [];
    let lost = 0;
    const statuses = new Map<number, number>();
    for (let quarter = 0; quarter < 4; quarter++) {
      const share = Math.floor(((quarter + 1) * total) / 4) - Math.floor((quarter * total) / 4);
      const counts = await sendAll(server.url, { requests, clients: CLIENTS, more: (n) => n < share, quotes });
      lost += counts.lost;
      faults.push(...counts.unexpected);
      for (const [status, n] of counts.statuses) statuses.set(status, (statuses.get(status) ?? 0) + n);
      memory.push(await server.memoryMb());
      process.stderr.write(` ${quarter + 1}/4`);
    }
    if (lost > 0) faults.push(`${lost} requests lost`);
    faults.push(...quotes.wrong);
    const growth = memory[3]! / memory[1]!;
    if (growth > MOST_GROWTH) faults.push(`memory grew to ${growth.toFixed(2)} of what it was at half`);
    const counted = shownStatuses({ sent: total, lost, statuses, unexpected: [] });
    const quoted = `${quotes.checked.toLocaleString('en')} quotes checked, ${quotes.wrong.length} wrong, ${lost} lost`;
    return {
      tried: 'mixed requests of four clients',
      times: total,
      measured: `${counted}; ${quoted}; ${memory.map((mb) => mb.toFixed(0)).join(', ')} MB after each quarter`,
      promised: 'each answered, each quote right, memory flat',
      faults,
    };
  } finally {
    await server.stop();
  }
}
