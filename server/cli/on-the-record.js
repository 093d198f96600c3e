#!/usr/bin/env node
/**
 * Every command of the project, in a checkout or installed: starts the compiled program. In somebody else's folder, what is
 * made there is kept in ./on-the-record.
 */
import { existsSync } from 'node:fs';
import module from 'node:module';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const USAGE = `usage: on-the-record [command]

  start              serves the page and the API (default); PORT chooses where
  ask "question"     the cited answer
  add FILE...        takes transcripts in; outside a checkout into ./on-the-record, a collection of your own
  ingest             builds the index (start and ask do so themselves)
  mcp                the Model Context Protocol over standard input and output

ask, add and ingest have a --help of their own. Where ./on-the-record holds a collection, that is what is served and asked;
otherwise the one that comes with the program.`;

/** @type {Readonly<Record<string, string>>} */
const PROGRAMS = {
  start: 'server/main.js',
  ask: 'server/cli/ask.js',
  add: 'ingest/add.js',
  ingest: 'ingest/main.js',
  mcp: 'server/cli/mcp.js',
};

const root = fileURLToPath(new URL('../..', import.meta.url));
const [command = 'start', ...rest] = process.argv.slice(2);
const program = Object.hasOwn(PROGRAMS, command) ? PROGRAMS[command] : undefined;

if (['help', '--help', '-h'].includes(command)) console.log(USAGE);
else if (!program) {
  console.error(`There is no command "${command}".\n\n${USAGE}`);
  process.exitCode = 1;
} else await start(program);

/** @param {string} path of the program among those that were compiled */
async function start(path) {
  if (root.split(sep).includes('node_modules')) useOwnCollection();
  const folder = await programs();
  keepCompiled(join(folder, 'cache'));
  process.argv = [process.argv[0] ?? '', join(folder, path), ...rest];
  await import(pathToFileURL(join(folder, path)).href);
}

/** @typedef {{ enableCompileCache?: (folder: string) => { directory?: string } }} CompileCache */

/**
 * What V8 makes of the programs, for the next start, also of the processes that they start.
 *
 * @param {string} folder where it can be written; without it all is as well, but later
 */
function keepCompiled(folder) {
  // Node 20 has none.
  const { enableCompileCache } = /** @type {CompileCache} */ (/** @type {unknown} */ (module));
  const directory = enableCompileCache?.(process.env.NODE_COMPILE_CACHE || folder).directory;
  if (directory) process.env.NODE_COMPILE_CACHE = directory;
}

/** A package brings them; a checkout has its sources. */
async function programs() {
  if (!existsSync(join(root, 'server', 'main.ts'))) return join(root, 'dist', 'program');
  const { compiledPrograms } = await import('./compile.js');
  try {
    return await compiledPrograms(root, () => console.error('Compiling'));
  } catch (error) {
    const { code, syscall } = /** @type {NodeJS.ErrnoException} */ (error);
    if (!code || !syscall) throw error;
    console.error(
      `The programs cannot be compiled into ${join(root, 'dist')} (${code}). Make it writable, and see that there is space.`,
    );
    process.exit(1);
  }
}

/** Settings of the collection in this folder, where there is or will be one; what is set already goes before them. */
function useOwnCollection() {
  const folder = resolve('on-the-record');
  if (process.env.COLLECTION || process.env.SOURCES_DIR) return;
  if (command !== 'add' && !existsSync(join(folder, 'catalog.json'))) return;
  process.env.SOURCES_DIR = folder;
  process.env.INDEX_DIR ||= join(folder, '.index');
  process.env.CACHE_DIR ||= join(folder, '.cache');
}
