/** The HNSW graphs of the lists' centres, one a kind of many units, searched in a thread of their own, so that the event loop stays free. */
import { pathToFileURL } from 'node:url';
import { UnusableIndexError } from '../errors.ts';
import type { UnitKind } from '../expand/units.ts';
import { programFile } from '../place.ts';
import { type OnWorker, SupervisedPool } from '../supervised-pool.ts';

/**
 * Breadth of a search in the graph. HNSWLib never sets it and it is not saved with an index (it is 10 after building and
 * after loading). A search that asks for more lists than these is as broad as that.
 */
export const EF = 128;

/** Name that the store gives the graph itself in the folder that it saves to. */
export const GRAPH_FILE = 'hnswlib.index';

export type Asked = {
  kind: UnitKind;
  /** How many. */
  k: number;
};

/** Labels are the numbers of lists; "ip" distances are 1 - cosine of normalised vectors. */
export type Nearest = { neighbors: number[]; distances: number[] };

export type GraphFiles = { files: { kind: UnitKind; path: string }[]; dimensions: number; ef: number };

/** More than a server lets ask at once. */
const AT_ONCE = 256;
/** Longest time of a search, in ms: it takes some milliseconds. */
const LIMIT_MS = 10_000;

/** An index that nobody holds any more needs no thread; one that somebody still searches keeps it. */
const unused = new FinalizationRegistry<SupervisedPool>((thread) => void thread.close());

export class Graphs {
  readonly counts: ReadonlyMap<UnitKind, number>;
  readonly #thread: SupervisedPool;
  readonly #files: GraphFiles;

  private constructor(thread: SupervisedPool, files: GraphFiles, counts: ReadonlyMap<UnitKind, number>) {
    this.#thread = thread;
    this.#files = files;
    this.counts = counts;
    unused.register(this, thread);
  }

  /** @param paths of graphs as hnswlib writes them. @throws UnusableIndexError if one cannot be read */
  static async open(
    paths: ReadonlyMap<UnitKind, string>,
    dimensions: number,
    onWorker?: OnWorker,
    limitMs = LIMIT_MS,
  ): Promise<Graphs> {
    const files = { files: [...paths].map(([kind, path]) => ({ kind, path })), dimensions, ef: EF };
    const counts = { task: files, name: 'counts' };
    const thread = new SupervisedPool({
      worker: 'search of the graphs',
      pool: {
        filename: pathToFileURL(programFile('ingest/index/graphs-worker.js')).href,
        runtime: 'worker_threads',
        minThreads: 1,
        maxThreads: 1,
        concurrentTasksPerWorker: AT_ONCE,
        execArgv: [],
      },
      probe: counts,
      limitMs,
      onWorker,
    });
    try {
      return new Graphs(thread, files, new Map(await thread.run<[UnitKind, number][]>(counts.task, counts.name)));
    } catch (cause) {
      await thread.close();
      // The library does not say when the disk was full as it wrote.
      throw new UnusableIndexError(`The graphs ${[...paths.values()].join(', ')} cannot be read. Is the disk full?`, {
        cause,
      });
    }
  }

  /**
   * @returns for each kind that is asked, the labels nearest to a vector, nearest first; none of a kind that has no graph
   * @throws NotYetError where the thread was lost and is being replaced
   */
  search(asked: readonly Asked[], vector: readonly number[]): Promise<Nearest[]> {
    return this.#thread.run({ graphs: this.#files, asked, vector }, 'search');
  }

  async close(): Promise<void> {
    unused.unregister(this);
    await this.#thread.close();
  }
}
