/** Worker threads that embed texts, so that the main thread stays free. */
// Imported here first: onnxruntime-node 1.14 fails to register itself when only worker threads load it.
import 'onnxruntime-node';
import { Tinypool } from 'tinypool';
import { IngestError } from '../errors.ts';
import type { ModelSpec } from './model-spec.ts';

export type EmbeddingPool = {
  readonly spec: ModelSpec;
  /** Vectors of one batch, `texts.length * dimensions` floats; texts are taken as they are (prefixes included). */
  run(texts: string[], signal?: AbortSignal): Promise<Float32Array>;
  close(): Promise<void>;
};

/** @throws IngestError (from `run`) if the model cannot be loaded or gives vectors of another length than configured */
export function openPool(spec: ModelSpec, threads = 1): EmbeddingPool {
  const pool = new Tinypool({
    filename: new URL('./worker.js', import.meta.url).href,
    runtime: 'worker_threads',
    minThreads: threads,
    maxThreads: threads,
    execArgv: [],
    workerData: spec,
  });
  return {
    spec,
    async run(texts, signal) {
      let vectors: Float32Array;
      try {
        vectors = await pool.run(texts, signal ? { signal } : {});
      } catch (error) {
        if (signal?.aborted) throw error;
        throw new IngestError(`The embedding model "${spec.name}" failed: ${(error as Error).message}`, {
          cause: error,
        });
      }
      if (vectors.length !== texts.length * spec.dimensions) {
        throw new IngestError(
          `The embedding model "${spec.name}" gives vectors of ${vectors.length / texts.length} dimensions, but its settings say ${spec.dimensions}.`,
        );
      }
      return vectors;
    },
    close: () => pool.destroy(),
  };
}
