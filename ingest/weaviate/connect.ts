/** Weaviate's own client for each node of a cluster. */
import weaviate, { type WeaviateClient } from 'weaviate-client';
import { type Node, Nodes, type NodesOptions } from './nodes.ts';
import { type NodeAddress, nodeAddresses, type StoreSettings } from './settings.ts';

/** In seconds; a batch is indexed while its client waits. */
const TIMEOUT = { init: 5, query: 10, insert: 120 };

/** Connects at the first call, so that a node that is down does not keep the others from being used. */
export async function connectNodes(settings: StoreSettings, options?: NodesOptions): Promise<Nodes<WeaviateClient>> {
  const addresses = nodeAddresses(settings);
  const nodes = await Promise.all(addresses.map((address) => connectNode(address, settings.WEAVIATE_API_KEY)));
  return new Nodes(nodes, options);
}

async function connectNode({ url, grpcPort }: NodeAddress, apiKey?: string): Promise<Node<WeaviateClient>> {
  const secure = url.protocol === 'https:';
  const client = await weaviate.connectToCustom({
    httpHost: url.hostname,
    httpPort: Number(url.port || (secure ? 443 : 80)),
    httpPath: url.pathname === '/' ? '' : url.pathname,
    httpSecure: secure,
    grpcHost: url.hostname,
    grpcPort,
    grpcSecure: secure,
    timeout: TIMEOUT,
    skipInitChecks: true,
    ...(apiKey && { authCredentials: new weaviate.ApiKey(apiKey) }),
  });
  return { name: url.host, client, probe: () => client.isReady(), close: () => void client.close() };
}
