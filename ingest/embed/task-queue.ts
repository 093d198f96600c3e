/** So many tasks at a time, first come, first served; those that wait can be taken back, those that run cannot. */
export class TaskQueue {
  readonly #atOnce: number;
  readonly #running = new Set<Promise<unknown>>();
  readonly #waiting = new Set<{ begin: () => void; refuse: (reason: unknown) => void }>();
  /** Places taken; one that is left goes to the first who waits. */
  #taken = 0;
  #closed = false;

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** @throws what the task throws; the signal's reason when aborted before it began; an error when closed before that */
  async add<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    if (this.#taken < this.#atOnce) this.#taken++;
    else await this.#wait(signal);
    try {
      if (this.#closed) throw new Error('The queue is closed.');
      const running = task();
      this.#running.add(running);
      return await running.finally(() => this.#running.delete(running));
    } finally {
      const [next] = this.#waiting;
      if (next) next.begin();
      else this.#taken--;
    }
  }

  /** Refuses what waits; resolves when what runs has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { refuse } of [...this.#waiting]) refuse(new Error('The queue is closed.'));
    await Promise.allSettled(this.#running);
  }

  #wait(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = () => {
        this.#waiting.delete(waiting);
        signal?.removeEventListener('abort', aborted);
      };
      const waiting = {
        begin() {
          done();
          resolve();
        },
        refuse(reason: unknown) {
          done();
          reject(reason);
        },
      };
      const aborted = () => waiting.refuse(signal!.reason);
      signal?.addEventListener('abort', aborted, { once: true });
      this.#waiting.add(waiting);
    });
  }
}
