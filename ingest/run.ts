/** An ingest with a progress bar and a summary on the terminal. */
import { SingleBar } from 'cli-progress';
import { ingest, type Progress } from './ingest.ts';
import { collectionDir, type IngestSettings, modelFromSettings } from './settings.ts';
import type { Publication } from './weaviate/publish.ts';

/**
 * @param ship whether to write the vectors into the collection's folder
 * @param say where the lines for people go: elsewhere than to standard output where that holds an answer
 * @throws IngestError
 */
export async function runIngest(
  settings: IngestSettings,
  { ship = false, say = console.log as Say } = {},
): Promise<void> {
  const started = performance.now();
  const progress = new ProgressOnTerminal(say);
  const result = await ingest({
    sourcesDir: collectionDir(settings),
    indexDir: settings.INDEX_DIR,
    cacheDir: settings.CACHE_DIR,
    model: await modelFromSettings(settings),
    threads: settings.EMBEDDING_THREADS,
    ship,
    ...(settings.STORE === 'weaviate' && { publish: await publisher(settings, progress, say) }),
    onProgress(event) {
      progress.show(event);
      report(event);
    },
  }).finally(() => progress.stop());
  const { counts } = result;
  const units = Object.entries(counts.units).map(([kind, n]) => `${n} ${kind}s`);
  say(`${counts.interviews} interviews, ${counts.turns} turns, ${counts.passages} passages; ${units.join(', ')}`);
  say(`${result.embedded} texts embedded, ${result.cached} known before`);
  if (ship) say('Their vectors were written into the collection’s folder');
  say(`Index written to ${result.folder} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

type Say = (line: string) => void;

/** How far an ingest is: the texts of a stage, of which `done` are. */
export type IngestReport = { stage: Progress['stage']; done?: number; total?: number };

/** Tells the process that started this one, if it wants to know. */
function report(event: Progress): void {
  const { stage } = event;
  process.send?.(stage === 'embedding' ? { stage, done: event.done, total: event.total } : { stage });
}

async function publisher(settings: IngestSettings, progress: ProgressOnTerminal, say: Say) {
  const { publishIndex } = await import('./weaviate/publish-index.ts');
  return async (publication: Publication) => {
    const { objects, written, mended, className, removed } = await publishIndex(publication, settings, {
      onProgress: ({ stage, done, total }) => progress.publishing(stage, done, total),
      onRetry: (error, attempt, pause) =>
        console.warn(
          `Weaviate: ${(error as Error).message} Trying again (${attempt}) in ${(pause / 1000).toFixed(1)} s`,
        ),
    }).finally(() => progress.stop());
    say(`${objects} objects in Weaviate's ${className}: ${written} written, ${mended} written again`);
    if (removed.length > 0) console.log(`Old versions removed: ${removed.join(', ')}`);
  };
}

class ProgressOnTerminal {
  readonly #say: Say;
  #bar: SingleBar | undefined;
  #stage: 'writing' | 'checking' | undefined;

  constructor(say: Say) {
    this.#say = say;
  }

  publishing(stage: 'writing' | 'checking', done: number, total: number): void {
    if (stage !== this.#stage) this.stop();
    this.#stage = stage;
    const name = stage === 'writing' ? 'Publishing' : 'Checking  ';
    this.#bar ??= startBar(`${name} {bar} {percentage}% | {value}/{total} | {eta} s left`, total);
    this.#bar.update(done);
  }

  show(event: Progress): void {
    if (event.stage === 'parsed') {
      this.#say(`Parsed ${event.corpus.interviews.length} interviews into ${event.units} texts to index`);
    } else if (event.stage === 'refused') {
      console.warn(event.reason);
    } else if (event.stage === 'embedding') {
      if (!this.#bar && event.total > 0) {
        this.#bar = startBar('Embedding {bar} {percentage}% | {value}/{total} | {eta} s left', event.total);
      }
      this.#bar?.update(event.done);
    } else {
      this.stop();
      this.#say('Building the search indexes');
    }
  }

  /** A bar that is not stopped keeps the process alive. */
  stop(): void {
    this.#bar?.stop();
    this.#bar = undefined;
  }
}

function startBar(format: string, total: number): SingleBar {
  // A line every few seconds where there is no terminal, such as in a service's log.
  const bar = new SingleBar({ format, hideCursor: true, noTTYOutput: true, notTTYSchedule: 5_000 });
  bar.start(total, 0);
  return bar;
}
