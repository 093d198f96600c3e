/** `npm run ask -- "question"`: the cited answer on the terminal. */

import { parseArgs } from 'node:util';
import { z } from 'zod';
import { explain } from '../../ingest/explain.ts';
import { commandLine } from '../../ingest/place.ts';
import { Role } from '../../ingest/schema.ts';
import { readConfig } from '../config.ts';
import { AskRequest, FilterField } from '../contract/contract.ts';
import { describeIssues } from '../http/problem.ts';
import { type Answers, answersHere } from './answers.ts';
import { FORMATS, isFormat } from './export/formats.ts';
import { answersOf, findServer } from './running-server.ts';
import { drawAnswer } from './terminal.ts';

const USAGE = `usage: ${commandLine('ask', '"question" [options]')}

  --outlet NAME     only this outlet (repeatable); likewise --speaker NAME, --role interviewee|interviewer|other
  --from YYYY-MM-DD --to YYYY-MM-DD    only interviews given between these days, both included
  --limit N         at most N citations
  --ignore FIELD    do not infer this filter from the question (repeatable): ${FilterField.options.join(', ')}
  --server URL      ask this running server (default: the one on PORT, if it has this collection; else answer here)
  --format NAME     ${Object.keys(FORMATS).join(', ')}: the answer as Markdown, or its sources for a reference manager
  --json            the whole response as JSON
  --help            this text`;

const many = { type: 'string', multiple: true } as const;

function readRequest(values: Record<string, unknown>, question: string): AskRequest {
  const { outlet, speaker, role, from, to, limit, ignore } = values as Record<string, string[] & string>;
  const filters = {
    ...(outlet && { outlets: outlet }),
    ...(speaker && { speakers: speaker }),
    ...(role && { roles: z.array(Role).parse(role) }),
    ...(from && { from }),
    ...(to && { to }),
  };
  return AskRequest.parse({
    question,
    filters,
    ...(limit && { limit: Number(limit) }),
    ...(ignore && { ignoreInferred: ignore }),
  });
}

async function answers(server: string | undefined): Promise<Answers> {
  if (server) return answersOf(server);
  const config = readConfig();
  const running = await findServer(config);
  return running ? answersOf(running) : answersHere(config);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      outlet: many,
      speaker: many,
      role: many,
      ignore: many,
      from: { type: 'string' },
      to: { type: 'string' },
      limit: { type: 'string' },
      server: { type: 'string' },
      format: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help || positionals.length === 0) {
    console.log(USAGE);
    if (!values.help) process.exitCode = 1;
    return;
  }
  const { format } = values;
  if (format !== undefined && !isFormat(format)) {
    console.error(`There is no format "${format}". Choose one of ${Object.keys(FORMATS).join(', ')}.`);
    process.exitCode = 1;
    return;
  }
  let request: AskRequest;
  try {
    request = readRequest(values, positionals.join(' '));
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    console.error(`${describeIssues(error)}\n\n${USAGE}`);
    process.exitCode = 1;
    return;
  }
  const source = await answers(values.server);
  try {
    const response = await source.ask(request);
    if (values.json) console.log(JSON.stringify(response, null, 2));
    else if (format) console.log(FORMATS[format](response, await source.interviews(), source.publicUrl));
    else console.log(drawAnswer(response, source.publicUrl, process.stdout.columns ?? Number.POSITIVE_INFINITY));
  } finally {
    await source.close();
  }
}

/** Errors whose message says all that the person at the terminal can mend. */
const TOLD: ReadonlySet<string> = new Set(['UnknownFilterError', 'ServerAnswerError']);

main().catch((error: unknown) => {
  console.error(error instanceof Error && TOLD.has(error.name) ? error.message : explain(error));
  process.exitCode = 1;
});
