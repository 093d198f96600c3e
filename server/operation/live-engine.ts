/** The engine in use, and its replacement while requests go on: a new index is taken when it is good, and only then. */
import { NotYetError } from '../../ingest/errors.ts';
import { explain } from '../../ingest/explain.ts';
import type { Logger } from './logger.ts';

/** What is served, as far as this file cares. */
type Versioned = { version: string };

export type LiveEngineOptions<Engine extends Versioned> = {
  /** Version that INDEX_DIR names as current; undefined where it names none. */
  currentVersion: () => Promise<string | undefined>;
  /** Opens the current index. @throws if it is missing, damaged or made with another model */
  open: () => Promise<Engine>;
  logger: Logger;
  /** Told of each index that was taken or refused. */
  onLoad?: (good: boolean) => void;
};

export class LiveEngine<Engine extends Versioned> {
  readonly #options: LiveEngineOptions<Engine>;
  #engine: Engine | undefined;
  /** Looked at already and not taken: not tried again until the name changes or somebody asks. */
  #refused: string | undefined;
  /** Not there yet: tried again each time; said once, and when somebody asks. */
  #awaited: string | undefined;
  #missing = false;
  #refreshing: Promise<void> | undefined;

  constructor(options: LiveEngineOptions<Engine>) {
    this.#options = options;
  }

  get current(): Engine | undefined {
    return this.#engine;
  }

  /** The first index. @throws what opening it throws */
  async load(): Promise<void> {
    this.#engine = await this.#options.open();
    this.#options.onLoad?.(true);
  }

  /**
   * Takes the current index if it is another one and good. Requests under way keep the engine that they began with; the
   * old one is collected when the last has gone. Never throws: what is wrong is logged, and the old index stays in use.
   *
   * @param again also tries an index that was refused before
   */
  refresh(again = false): Promise<void> {
    this.#refreshing ??= this.#refresh(again).finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  /** Looks for a new index every `ms`. @returns stops it */
  watch(ms: number): () => void {
    const timer = setInterval(() => void this.refresh(), ms);
    timer.unref();
    return () => clearInterval(timer);
  }

  async #refresh(again: boolean): Promise<void> {
    const { currentVersion, open, logger, onLoad } = this.#options;
    const old = this.#engine?.version;
    const version = await currentVersion();
    if (version === undefined) {
      if (!this.#missing) logger.warn({ index: old }, 'the index folder is gone; the index in memory stays in use');
      this.#missing = true;
      return;
    }
    this.#missing = false;
    if (version === old || (version === this.#refused && !again)) return;
    const started = performance.now();
    try {
      const fresh = await open();
      this.#engine = fresh;
      this.#refused = undefined;
      logger.info({ index: fresh.version, was: old, ms: Math.round(performance.now() - started) }, 'new index in use');
      onLoad?.(true);
    } catch (error) {
      if (error instanceof NotYetError) {
        if (this.#awaited === version && !again) return;
        this.#awaited = version;
      } else this.#refused = version;
      logger.error(
        { index: version, inUse: old, reason: explain(error) },
        'new index refused; the old one stays in use',
      );
      onLoad?.(false);
    }
  }
}
