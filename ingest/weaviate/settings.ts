/** Settings of the store: this process, or a Weaviate cluster. */
import { z } from 'zod';
import { IngestError } from '../errors.ts';

const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);

export const storeSettings = {
  /** Where vectors and lexical index are searched: in this process, or in a Weaviate cluster. */
  STORE: z.enum(['embedded', 'weaviate']).default('embedded'),
  /** The cluster's nodes, or one balancer before them: http(s)://host:port, comma-separated. */
  WEAVIATE_URL: list.pipe(z.array(z.url({ protocol: /^https?$/ }))).optional(),
  /** Their gRPC port: one for all, or one for each node of WEAVIATE_URL, comma-separated. */
  WEAVIATE_GRPC_PORT: list.prefault('50051').pipe(z.array(z.coerce.number<string>().int().min(1).max(65_535)).min(1)),
  WEAVIATE_API_KEY: z.string().optional(),
  /** Shards of a new index version: one until a node cannot hold it. A search of several asks several nodes and takes longer. */
  WEAVIATE_SHARDS: z.coerce.number().int().min(1).max(1_000).default(1),
  /** Copies of each shard. */
  WEAVIATE_REPLICAS: z.coerce.number().int().min(1).max(9).default(1),
  /** How vectors are kept in memory: whole (4 bytes a dimension), or rotated and quantised to 8 bits or 1 bit of them. */
  WEAVIATE_COMPRESSION: z.enum(['none', 'rq8', 'rq1']).default('none'),
};
export type StoreSettings = z.infer<z.ZodObject<typeof storeSettings>>;

export type NodeAddress = { url: URL; grpcPort: number };

/** @throws IngestError where the cluster's addresses are not all there */
export function nodeAddresses({ WEAVIATE_URL: urls = [], WEAVIATE_GRPC_PORT: ports }: StoreSettings): NodeAddress[] {
  if (urls.length === 0) {
    throw new IngestError('STORE=weaviate needs WEAVIATE_URL, for instance http://127.0.0.1:8080.');
  }
  if (ports.length !== 1 && ports.length !== urls.length) {
    throw new IngestError(
      `WEAVIATE_GRPC_PORT names ${ports.length} ports for the ${urls.length} nodes of WEAVIATE_URL: give one for all, or one for each.`,
    );
  }
  return urls.map((url, i) => ({ url: new URL(url), grpcPort: ports[i] ?? ports[0]! }));
}
