/** Worker processes or threads that are replaced when they end or hang; what they were asked is then asked once more. */
import { Tinypool } from 'tinypool';
import { NotYetError } from './errors.ts';

/**
 * Told when workers are lost, and when those in their place have answered.
 *
 * @param worker what they do, for logs
 */
export type OnWorker = (worker: string, well: boolean, reason?: unknown) => void;

export type SupervisedOptions = {
  worker: string;
  /** Tinypool's: how many, where, and what they run. */
  pool: ConstructorParameters<typeof Tinypool>[0];
  /** A task that shows that workers work, and loads what they need. */
  probe: { task: unknown; name?: string };
  /** Longest time of a call, in ms. */
  limitMs: number;
  /** Workers that have tasks and end none in so long (ms) are taken to hang; half of `limitMs` by default, for a second try. */
  hangMs?: number;
  onWorker?: OnWorker | undefined;
};

/** Longest time that workers in the place of others may take to load what they need. */
const START_MS = 120_000;
/** Pauses between attempts while those in the place of others are lost before they have answered anything. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** Looks in the time of a hang. Counted, not measured, so that this thread's own standstill does not count as the workers'. */
const LOOKS = 5;

type Workers = { pool: Tinypool; running: number; quietLooks: number; answered: boolean };

export class SupervisedPool {
  readonly #options: SupervisedOptions;
  readonly #hangMs: number;
  readonly #looking: NodeJS.Timeout;
  #workers: Workers | undefined;
  /** Whether any worker ever answered: the first start may take as long as it takes. */
  #started = false;
  #recovering = false;
  #pauseMs = 0;
  #closed = false;

  constructor(options: SupervisedOptions) {
    this.#options = options;
    this.#hangMs = options.hangMs ?? options.limitMs / 2;
    this.#workers = this.#open();
    this.#looking = setInterval(() => this.#look(), this.#hangMs / LOOKS).unref();
  }

  /**
   * @param name of the function that the worker exports for it
   * @throws NotYetError where workers were lost twice over it, are being replaced, or take too long; otherwise what the
   *   task throws
   */
  async run<T>(task: unknown, name?: string): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      if (this.#started) timer = setTimeout(() => reject(this.#unavailable()), this.#options.limitMs);
    });
    try {
      return await Promise.race([this.#try<T>({ task, name }, true), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** What runs is lost. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#looking);
    this.#recovered();
    await this.#workers?.pool.destroy();
  }

  async #try<T>(asked: SupervisedOptions['probe'], again: boolean): Promise<T> {
    const workers = this.#workers;
    if (!workers) throw this.#unavailable();
    try {
      return await this.#ask<T>(workers, asked);
    } catch (error) {
      const lost = workers !== this.#workers || isGone(error);
      if (!lost || this.#closed) throw error;
      this.#lose(workers, error);
      if (!again) throw this.#unavailable(error);
      return this.#try(asked, false);
    }
  }

  async #ask<T>(workers: Workers, { task, name }: SupervisedOptions['probe']): Promise<T> {
    if (workers.running++ === 0) workers.quietLooks = 0;
    try {
      const result: T = await workers.pool.run(task, name === undefined ? undefined : { name });
      workers.answered = true;
      this.#started = true;
      this.#pauseMs = 0;
      if (workers === this.#workers) this.#recovered();
      return result;
    } finally {
      workers.running--;
      workers.quietLooks = 0;
    }
  }

  #open(): Workers {
    const pool = new Tinypool(this.#options.pool);
    const workers = { pool, running: 0, quietLooks: 0, answered: false };
    pool.on('error', (error) => this.#lose(workers, error));
    for (const thread of pool.threads) {
      thread.once('exit', () => this.#lose(workers, new Error('The worker ended.')));
    }
    return workers;
  }

  #look(): void {
    const workers = this.#workers;
    if (!workers || workers.running === 0 || !this.#started) return;
    workers.quietLooks++;
    const mostMs = workers.answered ? this.#hangMs : START_MS;
    if (workers.quietLooks > (mostMs / this.#hangMs) * LOOKS)
      this.#lose(workers, new Error(`No answer in ${Math.round(mostMs)} ms.`));
  }

  /** All of them go where one is lost: Tinypool's own replacement may never be handed a task. */
  #lose(workers: Workers, reason: unknown): void {
    if (workers !== this.#workers || this.#closed) return;
    this.#workers = undefined;
    workers.pool.destroy().catch(() => {});
    if (!this.#recovering) this.#options.onWorker?.(this.#options.worker, false, reason);
    this.#recovering = true;
    const pause = this.#pauseMs;
    this.#pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, 2 * pause));
    if (pause === 0) this.#replace();
    else setTimeout(() => this.#replace(), pause).unref();
  }

  #replace(): void {
    if (this.#closed) return;
    this.#workers = this.#open();
    void this.#probe(this.#workers);
  }

  async #probe(workers: Workers): Promise<void> {
    try {
      await this.#ask(workers, this.#options.probe);
    } catch (error) {
      if (isGone(error)) return this.#lose(workers, error);
      // What it needs is not there, say; until it is, those who call are told so.
      setTimeout(() => this.#recovering && workers === this.#workers && this.#probe(workers), LONGEST_PAUSE_MS).unref();
    }
  }

  #recovered(): void {
    if (this.#recovering) this.#options.onWorker?.(this.#options.worker, true);
    this.#recovering = false;
  }

  #unavailable(cause?: unknown): NotYetError {
    const why = cause instanceof Error ? ` (${cause.message})` : '';
    return new NotYetError(`The ${this.#options.worker} is being started again${why}; try again in a moment.`, {
      cause,
    });
  }
}

/** Whether an error says that the worker has ended, rather than what it found wrong. */
function isGone(error: unknown): boolean {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return LOST_CODES.has(code) || LOST_MESSAGES.has(message);
}

const LOST_CODES = new Set(['EPIPE', 'EAGAIN', 'ENOMEM', 'ERR_IPC_CHANNEL_CLOSED', 'ERR_WORKER_OUT_OF_MEMORY']);
/** Tinypool's. */
const LOST_MESSAGES = new Set(['Worker exited unexpectedly', 'Terminating worker thread']);
