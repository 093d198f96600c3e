import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Failure, RequestFailed } from '../api/failure.ts';

/** Loads one thing at a time for a view: a newer request replaces an older one, whose answer is dropped. */
export class Loader<T> implements ReactiveController {
  value: T | undefined;
  failure: Failure | undefined;
  loading = false;
  private readonly host: ReactiveControllerHost;
  private running: AbortController | undefined;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.running?.abort();
  }

  async run(request: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    this.loading = true;
    this.failure = undefined;
    this.host.requestUpdate();
    try {
      const value = await request(running.signal);
      if (running.signal.aborted) return;
      this.value = value;
    } catch (error) {
      if (running.signal.aborted) return;
      this.value = undefined;
      this.failure = error instanceof RequestFailed ? error.failure : { kind: 'server' };
    }
    this.loading = false;
    this.host.requestUpdate();
  }

  clear(): void {
    this.running?.abort();
    this.value = undefined;
    this.failure = undefined;
    this.loading = false;
    this.host.requestUpdate();
  }
}
