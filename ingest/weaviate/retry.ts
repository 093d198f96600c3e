/** Trying again, each time after a longer pause. */

export type Backoff = {
  attempts: number;
  /** The first pause and the longest, in ms; each is twice the one before, give or take a quarter. */
  firstMs: number;
  longestMs: number;
  sleep: (ms: number) => Promise<unknown>;
  random: () => number;
  /** Told before each pause. */
  onRetry?: (error: unknown, attempt: number, pauseMs: number) => void;
};

/** @throws what the last attempt threw */
export async function withRetries<T>(work: () => Promise<T>, backoff: Backoff): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= backoff.attempts) throw error;
      const pause = Math.min(backoff.longestMs, backoff.firstMs * 2 ** (attempt - 1)) * (0.75 + backoff.random() / 2);
      backoff.onRetry?.(error, attempt, pause);
      await backoff.sleep(pause);
    }
  }
}
