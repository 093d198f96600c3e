/** An ingest with a progress bar and a summary on the terminal. */
import { SingleBar } from 'cli-progress';
import { ingest, type Progress } from './ingest.ts';
import { type IngestSettings, modelFromSettings } from './settings.ts';

/** @throws IngestError */
export async function runIngest(settings: IngestSettings): Promise<void> {
  const started = performance.now();
  const progress = new ProgressOnTerminal();
  const result = await ingest({
    sourcesDir: settings.SOURCES_DIR,
    indexDir: settings.INDEX_DIR,
    cacheDir: settings.CACHE_DIR,
    model: await modelFromSettings(settings),
    threads: settings.EMBEDDING_THREADS,
    onProgress: (event) => progress.show(event),
  }).finally(() => progress.stop());
  const { counts } = result;
  const units = Object.entries(counts.units).map(([kind, n]) => `${n} ${kind}s`);
  console.log(
    `${counts.interviews} interviews, ${counts.turns} turns, ${counts.passages} passages; ${units.join(', ')}`,
  );
  console.log(`${result.embedded} texts embedded, ${result.cached} taken from the cache`);
  console.log(`Index written to ${result.folder} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

class ProgressOnTerminal {
  #bar: SingleBar | undefined;

  show(event: Progress): void {
    if (event.stage === 'parsed') {
      console.log(`Parsed ${event.corpus.interviews.length} interviews into ${event.units} texts to index`);
    } else if (event.stage === 'embedding') {
      if (!this.#bar && event.total > 0) {
        this.#bar = new SingleBar({
          format: 'Embedding {bar} {percentage}% | {value}/{total} | {eta} s left',
          hideCursor: true,
          // A line every few seconds where there is no terminal, such as in a service's log.
          noTTYOutput: true,
          notTTYSchedule: 5_000,
        });
        this.#bar.start(event.total, 0);
      }
      this.#bar?.update(event.done);
    } else {
      this.stop();
      console.log('Building the search indexes');
    }
  }

  /** A bar that is not stopped keeps the process alive. */
  stop(): void {
    this.#bar?.stop();
    this.#bar = undefined;
  }
}
