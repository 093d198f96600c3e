/** `npm run ingest`: builds the index. `--check`: parses and reports, writes nothing. */
import { parseArgs } from 'node:util';
import { explain } from './explain.ts';
import { expandCorpus } from './ingest.ts';
import { runIngest } from './run.ts';
import { ingestSettings, readSettings } from './settings.ts';

const USAGE = `usage: npm run ingest -- [--check]

Builds the index from the transcripts in ingest/sources (or SOURCES_DIR).
  --check   parse and report, write nothing
  --help    this text`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) return console.log(USAGE);
  const settings = readSettings(ingestSettings, process.env);
  if (values.check) return check(settings.SOURCES_DIR);
  await runIngest(settings);
}

async function check(sourcesDir: string): Promise<void> {
  const { corpus, units } = await expandCorpus(sourcesDir);
  for (const interview of corpus.interviews) {
    const { outlet, date, turns } = interview;
    console.log(`${date.from}${date.to === date.from ? '' : `…${date.to}`}  ${outlet.name}: ${turns.length} turns`);
  }
  console.log(`${corpus.interviews.length} interviews, ${units.length} texts to index; nothing was written`);
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = 1;
});
