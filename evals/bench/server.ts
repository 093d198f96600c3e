/** A server of the product, as `npm start` runs it, on the loopback interface. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { memoryOf, timeOf } from './process-tree.ts';

export type BenchServer = {
  url: string;
  pid: number;
  /** Milliseconds from the start of the process until it listened, and until it was ready. */
  listeningMs: number;
  readyMs: number;
  /** @param name with its labels, as /metrics writes it */
  metric(name: string): Promise<number>;
  /** User and system time so far of server and worker, in ms. */
  cpuMs(): number;
  /** Resident memory of server and worker after a moment's rest, in MB. */
  memoryMb(): Promise<number>;
  stop(): Promise<void>;
};

/** @param cwd the checkout that is started; this one by default */
export async function startServer(env: Record<string, string> = {}, cwd = process.cwd()): Promise<BenchServer> {
  const started = performance.now();
  const child = spawn(process.execPath, ['server/cli/on-the-record.js', 'start'], {
    cwd,
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error', SERVE_PAGE: 'false', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  let said = '';
  let listeningMs = 0;
  // Read to its end: a pipe that nobody reads from fills up.
  child.stdout.on('data', (chunk) => {
    said += chunk;
    if (listeningMs === 0 && /answers on \S+:\d+/.test(said)) listeningMs = performance.now() - started;
  });
  while (listeningMs === 0) {
    if (child.exitCode !== null) throw new Error(`The server ended before it listened, with ${child.exitCode}.`);
    await pause(1);
  }
  const url = `http://127.0.0.1:${/answers on \S+:(\d+)/.exec(said)?.[1]}`;
  while ((await fetch(`${url}/readyz`)).status !== 200) await pause(5);
  const readyMs = performance.now() - started;

  const metric = async (name: string) => {
    const text = await (await fetch(`${url}/metrics`)).text();
    const line = text.split('\n').find((l) => l.startsWith(`${name} `));
    return Number(line?.slice(name.length + 1) ?? Number.NaN);
  };
  return {
    url,
    pid: child.pid!,
    listeningMs,
    readyMs,
    metric,
    cpuMs: () => timeOf(child.pid!),
    async memoryMb() {
      await pause(1500);
      return memoryOf(child.pid!);
    },
    async stop() {
      child.kill('SIGTERM');
      await exit;
    },
  };
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
