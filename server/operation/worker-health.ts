/** Which workers are being replaced: told in the log when it begins and when it ends, and asked by /readyz. */
import type { OnWorker } from '../../ingest/supervised-pool.ts';
import type { Logger } from './logger.ts';

export class WorkerHealth {
  readonly #logger: Logger;
  readonly #onLost: (worker: string) => void;
  readonly #lost = new Set<string>();

  constructor(logger: Logger, onLost: (worker: string) => void) {
    this.#logger = logger;
    this.#onLost = onLost;
  }

  get recovering(): boolean {
    return this.#lost.size > 0;
  }

  readonly told: OnWorker = (worker, well, error) => {
    if (well) {
      this.#lost.delete(worker);
      this.#logger.info({ worker }, 'a worker in the place of a lost one answers');
    } else {
      this.#lost.add(worker);
      this.#onLost(worker);
      this.#logger.error({ worker, error }, 'a worker is lost; it is being replaced');
    }
  };
}
