/** `npm run add -- FILE… | DIR`: takes transcripts into a collection. */
import { parseArgs } from 'node:util';
import { addFiles } from './adding/add-files.ts';
import { describeFile } from './adding/describe.ts';
import { readCollectionFile } from './collection.ts';
import { IngestError } from './errors.ts';
import { explain } from './explain.ts';
import { commandLine } from './place.ts';
import { runIngest } from './run.ts';
import { Day } from './schema.ts';
import { collectionDir, ingestSettings, readSettings } from './settings.ts';

const USAGE = `usage: ${commandLine('add', 'FILE... | DIR [options]')}

Takes transcripts in: finds each one's format, who speaks and the day, shows them, and writes what is whole into the collection.
  --collection DIR      the collection's folder (default: that of COLLECTION)
  --interviewee NAME    who answers, where the file does not say
  --interviewers A,B    who asks
  --outlet NAME         for whom
  --date YYYY-MM-DD     the day
  --language TAG        of the transcript (default en)
  --dry-run             show, write nothing
  --accept              take what is doubtful too
  --ingest              build the index afterwards
  --json                one JSON object instead of text
  --help                this text`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      collection: { type: 'string' },
      interviewee: { type: 'string' },
      interviewers: { type: 'string' },
      outlet: { type: 'string' },
      date: { type: 'string' },
      language: { type: 'string' },
      'dry-run': { type: 'boolean' },
      accept: { type: 'boolean' },
      ingest: { type: 'boolean' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(USAGE);
  if (positionals.length === 0) throw new IngestError('No file is named. See --help.');
  if (values.date !== undefined && !Day.safeParse(values.date).success)
    throw new IngestError(`"${values.date}" is no day. Write --date as YYYY-MM-DD.`);
  const env = values.collection === undefined ? process.env : { ...process.env, SOURCES_DIR: values.collection };
  const settings = readSettings(ingestSettings, env);
  const collection = collectionDir(settings);
  const { defaults } = await readCollectionFile(collection);
  const { files, written } = await addFiles(positionals, {
    collection,
    interviewee: values.interviewee,
    ...(values.interviewers && { interviewers: values.interviewers.split(',').map((name) => name.trim()) }),
    outlet: values.outlet,
    date: values.date,
    language: values.language,
    dryRun: values['dry-run'],
    accept: values.accept,
    ...(defaults && { defaults }),
  });
  if (values.json) console.log(JSON.stringify({ files, written }));
  else {
    for (const file of files) console.log(describeFile(file));
    const added = files.filter(({ status }) => status === 'added').length;
    console.log(
      `\n${added} of ${files.length} taken${values['dry-run'] ? ', nothing written (--dry-run)' : ` into ${collection}`}. ${written.length > 0 && !values.ingest ? `Next: ${commandLine('ingest')}` : ''}`,
    );
  }
  if (files.some(({ status }) => status === 'refused' || status === 'doubtful')) process.exitCode = 1;
  if (values.ingest && written.length > 0) await runIngest(settings);
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = 1;
});
