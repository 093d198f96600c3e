/** A Weaviate cluster of real processes on the loopback interface, for tests and measurements. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Time for a node to start, in ms: it waits for the others to elect a leader. */
const START_MS = 90_000;

type Ports = { http: number; grpc: number; gossip: number; raft: number };

export type WeaviateCluster = {
  /** Values for WEAVIATE_URL and WEAVIATE_GRPC_PORT. */
  url: string;
  grpcPort: string;
  /** Ends a node at once, without a chance to tidy up. */
  kill(node: number): Promise<void>;
  /** Stops a node where it stands, or lets it go on. */
  freeze(node: number, frozen: boolean): void;
  /** Starts a killed node again and waits until it is ready. */
  restart(node: number): Promise<void>;
  /** Resident memory of each node that runs, in MB. */
  memoryMb(): number[];
  /** Ends all nodes and removes their data. */
  stop(): Promise<void>;
};

/** The environment of a program that uses a cluster of three nodes, each with all data, and an index folder of its own. */
export const threeNodes = ({ url, grpcPort }: WeaviateCluster, indexDir: string) => ({
  STORE: 'weaviate',
  WEAVIATE_URL: url,
  WEAVIATE_GRPC_PORT: grpcPort,
  WEAVIATE_REPLICAS: '3',
  INDEX_DIR: indexDir,
});

/** The server's binary: WEAVIATE_BINARY, or what `go install` made; undefined where there is none. */
export function weaviateBinary(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env.WEAVIATE_BINARY;
  if (named) return existsSync(named) ? named : undefined;
  try {
    const path = join(execFileSync('go', ['env', 'GOPATH'], { encoding: 'utf8' }).trim(), 'bin', 'weaviate-server');
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param folder where data and logs go; emptied first
 * @throws Error if a node does not become ready
 */
export async function startWeaviate(binary: string, nodes: 1 | 3, folder: string): Promise<WeaviateCluster> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const ports = await freePorts(nodes);
  const running: (ChildProcess | undefined)[] = [];
  const start = (node: number) => {
    running[node] = spawnNode(binary, node, ports, folder);
  };
  const kill = async (node: number) => {
    const child = running[node];
    running[node] = undefined;
    if (!child || child.exitCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  };
  const stop = async () => {
    await Promise.all(ports.map((_, node) => kill(node)));
    await rm(folder, { recursive: true, force: true });
  };
  const end = () => running.forEach((child) => void child?.kill('SIGKILL'));
  process.once('exit', end);
  try {
    for (const node of ports.keys()) {
      start(node);
      // The others join the first through its gossip port.
      if (node === 0 && nodes > 1) await untilListening(ports[0]!.gossip + 1);
    }
    await Promise.all(ports.map(({ http }) => untilReady(http)));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: ports.map(({ http }) => `http://127.0.0.1:${http}`).join(','),
    grpcPort: ports.map(({ grpc }) => grpc).join(','),
    kill,
    freeze: (node, frozen) => void running[node]?.kill(frozen ? 'SIGSTOP' : 'SIGCONT'),
    async restart(node) {
      start(node);
      await untilReady(ports[node]!.http);
    },
    memoryMb: () => running.flatMap((child) => (child?.pid === undefined ? [] : [residentMb(child.pid)])),
    async stop() {
      process.off('exit', end);
      await stop();
    },
  };
}

/** At a low priority: it shares its processors with what is measured or tested. */
function spawnNode(binary: string, node: number, ports: readonly Ports[], folder: string): ChildProcess {
  const { http, grpc, gossip, raft } = ports[node]!;
  const log = openSync(join(folder, `node${node + 1}.log`), 'a');
  const command = ['-n', '10', binary, '--scheme', 'http', '--host', '127.0.0.1', '--port', String(http)];
  return spawn('nice', command, {
    stdio: ['ignore', log, log],
    env: {
      ...process.env,
      AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED: 'true',
      // A batch that comes after its class has been removed must fail, not make a class of its own.
      AUTOSCHEMA_ENABLED: 'false',
      CLUSTER_ADVERTISE_ADDR: '127.0.0.1',
      CLUSTER_BIND_ADDR: '127.0.0.1',
      CLUSTER_DATA_BIND_PORT: String(gossip + 1),
      CLUSTER_GOSSIP_BIND_PORT: String(gossip),
      CLUSTER_HOSTNAME: `node${node + 1}`,
      CLUSTER_IN_LOCALHOST: 'true',
      ...(node > 0 && { CLUSTER_JOIN: `127.0.0.1:${ports[0]!.gossip}` }),
      DEFAULT_VECTORIZER_MODULE: 'none',
      DISABLE_TELEMETRY: 'true',
      ENABLE_MODULES: '',
      GO_PROFILING_DISABLE: 'true',
      GRPC_PORT: String(grpc),
      LOG_LEVEL: 'warning',
      PERSISTENCE_DATA_PATH: join(folder, `node${node + 1}`),
      RAFT_BOOTSTRAP_EXPECT: String(ports.length),
      RAFT_INTERNAL_RPC_PORT: String(raft + 1),
      RAFT_JOIN: ports.map((p, i) => `node${i + 1}:${p.raft}`).join(','),
      RAFT_PORT: String(raft),
    },
  });
}

/** Consecutive ports from a random one on, none of which is in use. */
async function freePorts(nodes: number): Promise<Ports[]> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const first = 21_000 + Math.floor(Math.random() * 38_000);
    const free = await Promise.all(Array.from({ length: nodes * 6 }, (_, i) => isFree(first + i)));
    if (!free.every(Boolean)) continue;
    return Array.from({ length: nodes }, (_, i) => {
      const at = first + i * 6;
      return { http: at, grpc: at + 1, gossip: at + 2, raft: at + 4 };
    });
  }
  throw new Error('There are not enough free ports on the loopback interface.');
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

async function untilListening(port: number): Promise<void> {
  await until(async () => !(await isFree(port)), `Weaviate's first node does not listen on port ${port}.`);
}

async function untilReady(port: number): Promise<void> {
  const url = `http://127.0.0.1:${port}/v1/.well-known/ready`;
  const ready = () =>
    fetch(url).then(
      (response) => response.ok,
      () => false,
    );
  await until(ready, `The Weaviate node at ${url} is not ready after ${START_MS / 1000} s.`);
}

async function until(done: () => Promise<boolean>, otherwise: string): Promise<void> {
  for (const end = Date.now() + START_MS; Date.now() < end; ) {
    if (await done()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(otherwise);
}

function residentMb(pid: number): number {
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Math.round(Number(kilobytes) / 1024);
}
