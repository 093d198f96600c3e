/**
 * The reader: whether a window of text answers a question, by a small cross-encoder that needs nothing of the collection
 * but its words. It runs in the worker processes that embed, and is loaded there when it is first asked for. What it is
 * good for and what not (it is no ranker): ingest/models/otr-reader-v2/README.md.
 */
import { join } from 'node:path';
import { IngestError } from '../errors.ts';
import { ROOT } from '../place.ts';
import { verifyModelFiles } from './model-spec.ts';
import type { WorkerPool } from './pool.ts';

export const READER_FOLDER = join(ROOT, 'ingest', 'models', 'otr-reader-v2');

/** What a worker is asked: a folder with the model, and texts as they stand, without prefixes. */
export type ReadTask = { reader: string; question: string; windows: string[] };

export type Reader = {
  /**
   * Log-odds that each window answers the question; above 0 it more likely does. A window is some three sentences of one
   * turn: of a longer text only the first 60 to 70 words are read. A score does not depend on the other windows.
   *
   * @param signal takes the windows out of the queue; what a worker has begun it ends
   * @throws IngestError if the model cannot be loaded; the signal's reason when aborted
   */
  score(question: string, windows: readonly string[], signal?: AbortSignal): Promise<number[]>;
};

/**
 * Checks the model's files; nothing is loaded yet.
 *
 * @throws IngestError if a file is missing or has a wrong hash
 */
export async function openReader(pool: Pick<WorkerPool, 'read'>, folder = READER_FOLDER): Promise<Reader> {
  await verifyModelFiles(folder);
  return {
    async score(question, windows, signal) {
      if (windows.length === 0) return [];
      try {
        return Array.from(await pool.read({ reader: folder, question, windows: [...windows] }, signal));
      } catch (error) {
        if (signal?.aborted) throw error;
        throw new IngestError(`The reader in ${folder} failed: ${(error as Error).message}`, { cause: error });
      }
    },
  };
}
