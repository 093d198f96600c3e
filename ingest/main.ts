/** `npm run ingest`: builds the index. `--check`: parses and reports, writes nothing. */
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { z } from 'zod';
import { IngestError } from './errors.ts';
import { expandCorpus, ingest, type Progress } from './ingest.ts';
import { ingestSettings, modelFromSettings, readSettings } from './settings.ts';

const USAGE = `usage: npm run ingest -- [--check]

Builds the index from the transcripts in ingest/sources (or SOURCES_DIR).
  --check   parse and report, write nothing
  --help    this text`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) return console.log(USAGE);
  const settings = readSettings(ingestSettings, process.env);
  if (values.check) return check(settings.SOURCES_DIR);
  const started = performance.now();
  const result = await ingest({
    sourcesDir: settings.SOURCES_DIR,
    indexDir: settings.INDEX_DIR,
    cacheDir: settings.CACHE_DIR,
    model: await modelFromSettings(settings),
    threads: settings.EMBEDDING_THREADS,
    onProgress: showProgress(),
  });
  const { counts } = result;
  const units = Object.entries(counts.units).map(([kind, n]) => `${n} ${kind}s`);
  console.log(
    `${counts.interviews} interviews, ${counts.turns} turns, ${counts.passages} passages; ${units.join(', ')}`,
  );
  console.log(`${result.embedded} texts embedded, ${result.cached} taken from the cache`);
  console.log(`Index written to ${result.folder} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

function showProgress(): (event: Progress) => void {
  let bar: SingleBar | undefined;
  return (event) => {
    if (event.stage === 'parsed') {
      console.log(`Parsed ${event.corpus.interviews.length} interviews into ${event.units} texts to index`);
    } else if (event.stage === 'embedding') {
      if (!bar && event.total > 0) {
        bar = new SingleBar({
          format: 'Embedding {bar} {percentage}% | {value}/{total} | {eta} s left',
          hideCursor: true,
        });
        bar.start(event.total, 0);
      }
      bar?.update(event.done);
    } else {
      bar?.stop();
      console.log('Building the search indexes');
    }
  };
}

async function check(sourcesDir: string): Promise<void> {
  const { corpus, units } = await expandCorpus(sourcesDir);
  for (const interview of corpus.interviews) {
    const { outlet, date, turns } = interview;
    console.log(`${date.from}${date.to === date.from ? '' : `…${date.to}`}  ${outlet.name}: ${turns.length} turns`);
  }
  console.log(`${corpus.interviews.length} interviews, ${units.length} texts to index; nothing was written`);
}

/** One line for what a person can mend; the stack only for what is a fault of this program. */
export function explain(error: unknown): string {
  if (error instanceof IngestError) return error.message;
  if (error instanceof z.ZodError) {
    return `These settings do not fit:\n${error.issues.map((i) => `  ${i.path.join('.')}: ${i.message}`).join('\n')}`;
  }
  if ((error as NodeJS.ErrnoException)?.code?.startsWith('ERR_PARSE_ARGS'))
    return `${(error as Error).message}\n\n${USAGE}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = 1;
});
