/** `npm run ingest`: builds the index. `--check`: parses and reports. `--expand`: writes index questions with a chat model. */
import { parseArgs } from 'node:util';
import { check, checkAsJson } from './check.ts';
import { expandWithModel } from './expand/chat-expand.ts';
import { explain } from './explain.ts';
import { commandLine } from './place.ts';
import { runIngest } from './run.ts';
import { collectionDir, expandSettings, ingestSettings, readSettings } from './settings.ts';

const USAGE = `usage: ${commandLine('ingest', '[options]')}

Builds the index from the transcripts in ingest/collections/interviews-2020 (or the folder that COLLECTION names).
  --check          parse and report, with what is doubtful; writes no index; exit code 1 if anything is
  --json           with --check: the report as one JSON object
  --doubts N       how many of those (default 20)
  --write-review   with --check: write a stub of the reviewed file for them
  --expand         first write index questions for passages that have none, with the chat model of CHAT_BASE_URL and CHAT_MODEL
  --ship-vectors   also write the vectors into the collection's folder (vectors.bin), so that whoever gets it need not embed it
  --help           this text`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean' },
      json: { type: 'boolean' },
      doubts: { type: 'string', default: '20' },
      'write-review': { type: 'boolean' },
      expand: { type: 'boolean' },
      'ship-vectors': { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(USAGE);
  const settings = readSettings(ingestSettings, process.env);
  const sourcesDir = collectionDir(settings);
  if (values.check) {
    const doubts = Number.parseInt(values.doubts, 10) || 0;
    const sound = values.json
      ? await checkAsJson(sourcesDir, console.log)
      : await check({ sourcesDir, doubts, writeReview: values['write-review'] ?? false }, console.log);
    if (!sound) process.exitCode = 1;
    return;
  }
  if (values.expand) await expandWithModel(sourcesDir, readSettings(expandSettings, process.env), console.log);
  await runIngest(settings, { ship: values['ship-vectors'] ?? false });
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = 1;
});
