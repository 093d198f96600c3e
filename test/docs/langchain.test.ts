/** The example of docs/langchain.md, run as it stands there, with a chat model that this test answers for. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ended, folders, ingestCommand, removeFolders } from '../ingest/command.ts';

const MODEL = 'http://127.0.0.1:11434/v1';
const place = folders();
// Below the root, where the packages of this project are found.
const example = join('dist', `langchain-example-${process.pid}.ts`);
const asked: { messages: { role: string; content: string }[] }[] = [];
const model = createServer(async (request, response) => {
  asked.push(JSON.parse(await text(request)));
  const message = { role: 'assistant', content: 'They dug in the spring [1].' };
  response.setHeader('content-type', 'application/json');
  response.end(
    JSON.stringify({ id: '1', object: 'chat.completion', choices: [{ index: 0, message, finish_reason: 'stop' }] }),
  );
});

beforeAll(async () => {
  model.listen(0, '127.0.0.1');
  await once(model, 'listening');
  expect((await ingestCommand(place.env)).code).toBe(0);
  const blocks = [...readFileSync('docs/langchain.md', 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map(
    ([, code]) => code!,
  );
  const code = blocks.join('\n');
  expect(code).toContain(MODEL);
  mkdirSync('dist', { recursive: true });
  const url = `http://127.0.0.1:${(model.address() as AddressInfo).port}/v1`;
  writeFileSync(example, code.replace(MODEL, url).replaceAll("'./server/", "'../server/"));
});
afterAll(() => {
  model.close();
  rmSync(example, { force: true });
  removeFolders(place);
});

it('hands passages with their speakers to somebody’s own chain', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', example], { env: { ...process.env, ...place.env } });
  expect(await ended(child)).toEqual({ code: 0, output: 'They dug in the spring [1].\n' });
  const [system, human] = asked[0]!.messages;
  expect(human).toMatchObject({ role: 'user', content: 'What was said about peacekeepers?' });
  const numbers = [...system!.content.matchAll(/^\[(\d+)\] [^:\n]+, [^:\n]+: \S/gm)].map(([, n]) => Number(n));
  expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});
