/** Publishing with the configured cluster, retried for about two minutes: time enough for a node to start again. */
import { setTimeout as sleep } from 'node:timers/promises';
import { IngestError } from '../errors.ts';
import { connectNodes } from './connect.ts';
import { type Publication, type Published, type PublishOptions, publish } from './publish.ts';
import type { StoreSettings } from './settings.ts';
import { isComplete, versionsIn } from './versions.ts';

const BACKOFF = { attempts: 12, firstMs: 250, longestMs: 15_000, sleep, random: Math.random };
/** A batch may take its time; another node is asked only when this one fails. */
const NO_HEDGE_MS = 10 * 60_000;

export type PublishIndexOptions = Pick<PublishOptions, 'onProgress'> & {
  /** Told of every failure that is tried again. */
  onRetry?: (error: unknown, attempt: number, pauseMs: number) => void;
};

/** @throws IngestError */
export async function publishIndex(
  publication: Publication,
  settings: StoreSettings,
  { onProgress, onRetry }: PublishIndexOptions = {},
): Promise<Published> {
  const nodes = await connectNodes(settings, { hedgeMs: NO_HEDGE_MS });
  try {
    return await publish(publication, {
      versions: versionsIn(nodes, settings),
      backoff: { ...BACKOFF, ...(onRetry && { onRetry }) },
      now: () => new Date(),
      ...(onProgress && { onProgress }),
    });
  } finally {
    nodes.close();
  }
}

/** Whether the configured cluster holds all of an index version. @throws IngestError if it does not answer */
export async function isPublished(version: string, settings: StoreSettings): Promise<boolean> {
  const nodes = await connectNodes(settings);
  try {
    return await isComplete(nodes, version);
  } catch (error) {
    throw new IngestError(`${(error as Error).message} Is WEAVIATE_URL right, and WEAVIATE_GRPC_PORT?`, {
      cause: error,
    });
  } finally {
    nodes.close();
  }
}
