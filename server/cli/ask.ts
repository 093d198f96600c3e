/** `npm run ask -- "question"`: the cited answer on the terminal. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { explain } from '../../ingest/explain.ts';
import { runIngest } from '../../ingest/run.ts';
import { Role } from '../../ingest/schema.ts';
import { readConfig } from '../config.ts';
import { AskRequest, type AskResponse, FilterField } from '../contract/contract.ts';
import { describeIssues } from '../http/problem.ts';
import { indexNeeded, startEngine } from '../start.ts';

const USAGE = `usage: npm run ask -- "question" [options]

  --outlet NAME     only this outlet (repeatable); likewise --speaker NAME, --role interviewee|interviewer|other
  --from YYYY-MM-DD --to YYYY-MM-DD    only interviews given between these days, both included
  --limit N         at most N citations
  --ignore FIELD    do not infer this filter from the question (repeatable): ${FilterField.options.join(', ')}
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

function print({
  status,
  reason,
  answer,
  nearest,
  citations,
  filters,
  standaloneQuestion,
  question,
}: AskResponse): void {
  if (standaloneQuestion !== question) console.log(`Understood as: ${standaloneQuestion}\n`);
  const inferred = Object.entries(filters.inferred).map(([field, value]) => `${field}: ${[value].flat().join(', ')}`);
  if (inferred.length > 0) console.log(`Limited to ${inferred.join('; ')} (--ignore FIELD lifts it)\n`);
  if (status === 'no_answer') console.log(`No answer. ${reason}${answer ? '\n' : ''}`);
  if (answer) console.log(answer);
  for (const { speaker, interview, text } of nearest ?? []) {
    console.log(`\n  nearest: ${speaker}, ${interview.outlet}: “${text.slice(0, 300)}${text.length > 300 ? '…' : ''}”`);
  }
  for (const { marker, passageId, source, start, end } of citations) {
    console.log(`${marker === 1 ? '\n' : ''}[${marker}] ${passageId}, ${source.file} ${start}–${end}`);
  }
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
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help || positionals.length === 0) {
    console.log(USAGE);
    if (!values.help) process.exitCode = 1;
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
  const config = readConfig();
  if (await indexNeeded(config)) await runIngest(config);
  const { engine, close } = await startEngine(config);
  try {
    const response = await engine.ask(request);
    if (values.json) console.log(JSON.stringify(response, null, 2));
    else print(response);
  } finally {
    await close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error && error.name === 'UnknownFilterError' ? error.message : explain(error));
  process.exitCode = 1;
});
