#!/usr/bin/env node
// Serves, asks and takes transcripts in from any folder. What is made here is kept in ./on-the-record.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const USAGE = `usage: on-the-record [command]

  serve              the page and the API (default); PORT chooses where
  ask "question"     the cited answer; --help lists its options
  add FILE...        takes transcripts into ./on-the-record, a collection of your own; --help lists its options
  mcp                Model Context Protocol over standard input and output

Where ./on-the-record holds a collection, that is what is served and asked; otherwise the one that comes with this program.`;

const root = fileURLToPath(new URL('..', import.meta.url));
const PROGRAMS = { serve: 'server/main.ts', ask: 'server/cli/ask.ts', add: 'ingest/add.ts', mcp: 'server/cli/mcp.ts' };

const [command = 'serve', ...rest] = process.argv.slice(2);
if (['help', '--help', '-h'].includes(command)) console.log(USAGE);
else if (!Object.hasOwn(PROGRAMS, command)) {
  console.error(`There is no command "${command}".\n\n${USAGE}`);
  process.exitCode = 1;
} else start(PROGRAMS[command]);

function start(program) {
  const tsx = createRequire(import.meta.url).resolve('tsx/cli');
  // Its own settings for the compiler, not those of whatever project lies in this folder.
  const args = [tsx, '--tsconfig', join(root, 'tsconfig.json'), join(root, program), ...rest];
  const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...ownCollection(), ...process.env } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0);
  });
}

/** Settings of the collection in this folder, where there is or will be one; what is set already goes before them. */
function ownCollection() {
  const dir = resolve('on-the-record');
  if (process.env.COLLECTION || process.env.SOURCES_DIR) return {};
  if (command !== 'add' && !existsSync(join(dir, 'catalog.json'))) return {};
  return { SOURCES_DIR: dir, INDEX_DIR: join(dir, '.index'), CACHE_DIR: join(dir, '.cache') };
}
