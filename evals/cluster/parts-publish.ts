/** Publishing the real index into three nodes, interrupted twice: by the end of the process, then by the end of a node. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Figure } from '../bench/figure.ts';
import { pause } from '../bench/server.ts';
import type { WeaviateCluster } from './weaviate-cluster.ts';

/** Shares of the objects after which the process, and a node, is killed. */
const PROCESS_ENDS = 0.25;
const NODE_ENDS = 0.6;
const NODE_IS_AWAY_MS = 8_000;

export async function publishFigures(env: NodeJS.ProcessEnv, cluster: WeaviateCluster): Promise<Figure[]> {
  const killed = await runIngest(env, PROCESS_ENDS, (kill) => kill());
  if (killed.code === 0) throw new Error('The ingest ended before it could be interrupted.');
  const started = performance.now();
  const resumed = await runIngest(env, NODE_ENDS, async () => {
    await cluster.kill(1);
    await pause(NODE_IS_AWAY_MS);
    await cluster.restart(1);
  });
  const seconds = (performance.now() - started) / 1000;
  const counts = /(\d+) objects in Weaviate's \S+: (\d+) written, (\d+) written again/.exec(resumed.said);
  if (resumed.code !== 0 || !counts) throw new Error(`The resumed ingest failed:\n${resumed.said.slice(-2_000)}`);
  const [, objects, written, mended] = counts.map(Number) as [number, number, number, number];
  const retries = resumed.said.match(/Trying again/g)?.length ?? 0;
  const again = await runIngest(env, 2, () => {});
  const part = 'publish, process killed, resumed, a node killed meanwhile';
  return [
    { part, name: 'objects read back', value: objects, unit: 'count' },
    { part, name: 'there already when resumed', value: objects - written, unit: 'count', target: { least: 1 } },
    { part, name: 'written when resumed', value: written, unit: 'count' },
    { part, name: 'stored and yet not found by a search, written again', value: mended, unit: 'count' },
    { part, name: 'requests tried again', value: retries, unit: 'count' },
    { part, name: 'time of the resumed ingest', value: seconds, unit: 's' },
    {
      part,
      name: 'found missing by one more ingest',
      value: Number(/written, (\d+) written again/.exec(again.said)?.[1] ?? Number.NaN),
      unit: 'count',
      target: { most: 0 },
    },
    { part, name: 'memory of the largest node', value: Math.max(...cluster.memoryMb()), unit: 'MB' },
  ];
}

/** @param at share of the objects published, after which `act` is called once */
async function runIngest(env: NodeJS.ProcessEnv, at: number, act: (kill: () => void) => void | Promise<void>) {
  const child = spawn('nice', [process.execPath, '--import', 'tsx', 'ingest/main.ts'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'exit');
  let said = '';
  let acting: Promise<void> | undefined;
  let acted = false;
  const listen = (chunk: Buffer) => {
    said += chunk;
    const [done, total] = /Publishing .*\| (\d+)\/(\d+) \|[^\n]*\n?$/.exec(said)?.slice(1).map(Number) ?? [];
    if (acted || !done || !total || done < total * at) return;
    acted = true;
    acting = Promise.resolve(act(() => child.kill('SIGKILL')));
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const [code] = await exit;
  await acting;
  return { code: code as number | null, said };
}
