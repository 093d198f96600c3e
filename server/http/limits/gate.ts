/** So much work at a time, a short queue before it, and a clear refusal beyond. */

/** There is no room; the caller should come back later. */
export class BusyError extends Error {
  override name = 'BusyError';
}

export type GateOptions = {
  /** Pieces of work at a time. */
  running: number;
  /** Pieces of work that wait. */
  queue: number;
  /** Milliseconds that one waits at most. */
  patienceMs: number;
};

type Waiting = { enter: () => void };

/** First come, first served. */
export class Gate {
  readonly #options: GateOptions;
  readonly #queue = new Set<Waiting>();
  #running = 0;

  constructor(options: GateOptions) {
    this.#options = options;
  }

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#queue.size;
  }

  /**
   * Waits for a place.
   *
   * @param signal leaves the queue when aborted
   * @returns gives the place back; calling it again does nothing
   * @throws BusyError when the queue is full or patience ends; the signal's reason when aborted
   */
  async enter(signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    const leave = this.enterNow();
    if (leave) return leave;
    await this.#wait(signal);
    return this.#place();
  }

  /** As `enter`, without waiting: undefined where no place is free. */
  enterNow(): (() => void) | undefined {
    if (this.#running >= this.#options.running) return undefined;
    this.#running++;
    return this.#place();
  }

  /** @returns gives a place back that was taken */
  #place(): () => void {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#leave();
    };
  }

  /** Whoever leaves hands the place to the first in the queue. */
  #leave(): void {
    const [first] = this.#queue;
    if (first) first.enter();
    else this.#running--;
  }

  #wait(signal?: AbortSignal): Promise<void> {
    if (this.#queue.size >= this.#options.queue) throw new BusyError('The queue is full.');
    return new Promise((resolve, reject) => {
      const done = () => {
        this.#queue.delete(waiting);
        clearTimeout(timer);
        signal?.removeEventListener('abort', aborted);
      };
      const waiting: Waiting = {
        enter() {
          done();
          resolve();
        },
      };
      const aborted = () => {
        done();
        reject(signal!.reason);
      };
      const timer = setTimeout(() => {
        done();
        reject(new BusyError('The wait was too long.'));
      }, this.#options.patienceMs);
      signal?.addEventListener('abort', aborted, { once: true });
      this.#queue.add(waiting);
    });
  }
}
