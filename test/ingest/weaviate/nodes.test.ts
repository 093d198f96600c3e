import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readSettings } from '../../../ingest/settings.ts';
import { ClusterUnavailableError, type Node, Nodes } from '../../../ingest/weaviate/nodes.ts';
import { nodeAddresses, storeSettings } from '../../../ingest/weaviate/settings.ts';

type Client = { name: string; answer: () => Promise<string> };

const never = () => new Promise<string>(() => {});
const down = (): Promise<string> => Promise.reject(new Error('connection refused'));

function cluster(...answers: Client['answer'][]) {
  const wells = answers.map(() => false);
  const nodes: Node<Client>[] = answers.map((answer, i) => ({
    name: `node${i}`,
    client: { name: `node${i}`, answer },
    probe: async () => wells[i]!,
    close: () => {},
  }));
  const changes: string[] = [];
  const onChange = (node: string, well: boolean) => changes.push(`${node} ${well ? 'well' : 'passed over'}`);
  const all = new Nodes(nodes, { hedgeMs: 1000, probeMs: 1000, onChange });
  const ask = () => all.call((client) => client.answer().then((text) => `${client.name}: ${text}`));
  return { all, ask, changes, wells };
}
const yes = () => Promise.resolve('yes');

describe('Nodes', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('should ask the nodes in turn', async () => {
    const { ask } = cluster(yes, yes, yes);
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([
      'node0: yes',
      'node1: yes',
      'node2: yes',
      'node0: yes',
    ]);
  });

  it('should ask the same node first for the same key', async () => {
    const { all } = cluster(yes, yes, yes);
    const ask = (key: number) => all.call(async ({ name }) => name, key);
    expect([await ask(4), await ask(5), await ask(4), await ask(4)]).toEqual(['node1', 'node2', 'node1', 'node1']);
  });

  it('should ask another node where one fails, and pass that over from then on', async () => {
    const { ask, changes } = cluster(down, yes, yes);
    expect([await ask(), await ask(), await ask(), await ask()].map((answer) => answer.slice(0, 5))).toEqual([
      'node1',
      'node1',
      'node2',
      'node1',
    ]);
    expect(changes).toEqual(['node0 passed over']);
  });

  it('should ask another node where one dawdles', async () => {
    const { ask } = cluster(never, yes);
    const answer = ask();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await answer).toBe('node1: yes');
    expect(await ask()).toBe('node1: yes');
  });

  it('should use a node again when it is well', async () => {
    const { ask, changes, wells } = cluster(down, yes);
    await ask();
    await vi.advanceTimersByTimeAsync(3000);
    expect(changes).toEqual(['node0 passed over']);
    wells[0] = true;
    await vi.advanceTimersByTimeAsync(1000);
    expect(changes).toEqual(['node0 passed over', 'node0 well']);
  });

  it('should say so where no node answers', async () => {
    const { ask } = cluster(down, down);
    const error = await ask().catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ClusterUnavailableError);
    expect((error as Error).message).toMatch(/node0, node1.*connection refused/);
  });

  it('should still ask a node that is passed over where it is the only one left', async () => {
    let answer = down;
    const { ask } = cluster(() => answer(), down);
    await ask().catch(() => {});
    answer = yes;
    expect(await ask()).toBe('node0: yes');
  });
});

describe('settings of the store', () => {
  const read = (env: NodeJS.ProcessEnv) => readSettings(storeSettings, env);

  it('should give each node its gRPC port', () => {
    const addresses = nodeAddresses(read({ WEAVIATE_URL: 'http://a:1, http://b:2', WEAVIATE_GRPC_PORT: '3,4' }));
    expect(addresses.map(({ url, grpcPort }) => [url.host, grpcPort])).toEqual([
      ['a:1', 3],
      ['b:2', 4],
    ]);
    const one = nodeAddresses(read({ WEAVIATE_URL: 'http://a:1,http://b:2' }));
    expect(one.map(({ grpcPort }) => grpcPort)).toEqual([50051, 50051]);
  });

  it('should say what is missing or does not fit', () => {
    expect(() => nodeAddresses(read({ STORE: 'weaviate' }))).toThrow(/needs WEAVIATE_URL/);
    const two = read({ WEAVIATE_URL: 'http://a:1', WEAVIATE_GRPC_PORT: '3,4' });
    expect(() => nodeAddresses(two)).toThrow(/2 ports for the 1 nodes/);
    expect(() => read({ WEAVIATE_URL: 'ftp://a' })).toThrow();
    expect(() => read({ STORE: 'elastic' })).toThrow();
  });
});
