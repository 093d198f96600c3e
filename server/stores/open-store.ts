/** Opens an index with the store that the configuration names. */
import type { ModelSpec } from '../../ingest/embed/model-spec.ts';
import { type IndexedCorpus, openCorpus, openIndex } from '../../ingest/index/open-index.ts';
import type { OnWorker } from '../../ingest/supervised-pool.ts';
import type { StoreSettings } from '../../ingest/weaviate/settings.ts';
import type { PassageStore } from '../qa/retrieve/store.ts';
import { EmbeddedStore } from './embedded-store.ts';

export type OpenedIndex = { corpus: IndexedCorpus; store: PassageStore };

/** @throws IngestError if the index is missing, damaged, made with another model, or not whole in the cluster */
export type OpenStore = (indexDir: string, model: ModelSpec, onWorker?: OnWorker) => Promise<OpenedIndex>;

export const openEmbedded: OpenStore = async (indexDir, model, onWorker) => {
  const index = await openIndex(indexDir, model, onWorker);
  return { corpus: index, store: new EmbeddedStore(index) };
};

export type ConfiguredStore = { open: OpenStore; close: () => void };

/**
 * One connection for all indexes that are opened with it.
 *
 * @param onNode told when a node of the cluster is passed over, and when it is used again
 */
export async function configuredStore(
  settings: StoreSettings,
  onNode?: (node: string, well: boolean, error?: unknown) => void,
): Promise<ConfiguredStore> {
  if (settings.STORE === 'embedded') return { open: openEmbedded, close() {} };
  const [{ connectNodes }, { WeaviateStore }] = await Promise.all([
    import('../../ingest/weaviate/connect.ts'),
    import('./weaviate-store.ts'),
  ]);
  const nodes = await connectNodes(settings, { ...(onNode && { onChange: onNode }) });
  return {
    async open(indexDir, model) {
      const corpus = await openCorpus(indexDir, model);
      return { corpus, store: await WeaviateStore.open(nodes, corpus) };
    },
    close: () => nodes.close(),
  };
}
