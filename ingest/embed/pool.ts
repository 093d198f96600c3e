/**
 * Worker processes that embed texts, so that the event loop stays free. Processes, not threads: onnxruntime-node 1.14
 * corrupts the heap now and then when a thread that loaded it ends (about one end in twenty-five, Node 20.20), and takes
 * the whole process with it.
 */
import { pathToFileURL } from 'node:url';
import { IngestError, NotYetError } from '../errors.ts';
import { programFile } from '../place.ts';
import { type OnWorker, SupervisedPool } from '../supervised-pool.ts';
import type { ModelSpec } from './model-spec.ts';
import type { ReadTask } from './reader.ts';
import { TaskQueue } from './task-queue.ts';

export type EmbeddingPool = {
  readonly spec: ModelSpec;
  /**
   * Vectors of texts, `texts.length * dimensions` floats; texts are taken as they are.
   *
   * @param signal takes the texts out of the queue; what a worker has begun it ends
   */
  run(texts: string[], signal?: AbortSignal): Promise<Float32Array>;
  /** Embeds nothing more; waits for what has begun. */
  close(): Promise<void>;
};

/** The same processes also run a reader. */
export type WorkerPool = EmbeddingPool & {
  /** Scores, one a window (see reader.ts); queue and `signal` are those of `run`. */
  read(task: ReadTask, signal?: AbortSignal): Promise<Float32Array>;
};

/** What a worker is asked; texts are prefixed already. */
export type EmbedTask = { spec: ModelSpec; texts: string[] };

/** Tasks handed to a worker: the next lies ready as one ends, so that it need not wait until this process has time for it. */
const AHEAD = 2;

/**
 * To glibc's allocator, which others ignore: what is larger goes back to the system when it is freed. What loading the
 * model frees stayed with the process otherwise: 420 MB instead of 240.
 */
const MEMORY = { MALLOC_MMAP_THRESHOLD_: '1000000' };

export type PoolOptions = {
  threads?: number;
  /** Longest time of a call, in ms. */
  limitMs?: number;
  onWorker?: OnWorker | undefined;
};

/** Sixty-four long texts take seconds; only a worker that hangs takes so long (ms). */
const LIMIT_MS = 600_000;

/**
 * @throws IngestError (from `run`) if the model cannot be loaded or gives vectors of another length than configured;
 *   NotYetError (from `run` and `read`) where a worker was lost and is being replaced
 */
export function openPool(spec: ModelSpec, { threads = 1, limitMs = LIMIT_MS, onWorker }: PoolOptions = {}): WorkerPool {
  const workers = new SupervisedPool({
    worker: 'embedding model',
    pool: {
      filename: pathToFileURL(programFile('ingest/embed/worker.js')).href,
      runtime: 'child_process',
      serialization: 'advanced',
      minThreads: threads,
      maxThreads: threads,
      concurrentTasksPerWorker: AHEAD,
      execArgv: [],
      env: { ...MEMORY, ...process.env } as Record<string, string>,
    },
    probe: { task: { spec, texts: [`${spec.queryPrefix}warm up`] } satisfies EmbedTask },
    limitMs,
    onWorker,
  });
  // Tinypool ends a worker to cancel its task, and a new one would load the model again. So tasks wait here, where they can
  // be taken back, and what has been handed over is never cancelled.
  const queue = new TaskQueue(threads * AHEAD);

  return {
    spec,
    async run(texts, signal) {
      let vectors: Float32Array;
      try {
        vectors = await queue.add(() => workers.run<Float32Array>({ spec, texts } satisfies EmbedTask), signal);
      } catch (error) {
        if (signal?.aborted || queue.closed || error instanceof NotYetError) throw error;
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
    read: (task, signal) => queue.add(() => workers.run(task), signal),
    async close() {
      await queue.close();
      await workers.close();
    },
  };
}
