/** Where this project lies: a checkout that runs from its sources, the same compiled, or a package in somebody's node_modules. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import envPaths from 'env-paths';

const HERE = fileURLToPath(import.meta.url);
const isCompiled = HERE.endsWith('.js');

/** Folder of the package.json. */
export const ROOT = rootOf(HERE);
const DIST = join(ROOT, 'dist');
/** Folder of the code that runs: the sources, or what they were compiled into. */
const CODE = isCompiled ? join(DIST, relative(DIST, HERE).split(sep)[0]!) : ROOT;

const isInstalled = ROOT.split(sep).includes('node_modules');

/** Where indexes and cached embeddings are kept: a package's own folder may be read-only, and goes with an update. */
export const DATA = isInstalled ? envPaths('on-the-record', { suffix: '' }).cache : ROOT;

/** Hash of the sources that it was compiled from, as far as an index depends on them (`inputs-hash.ts`). */
export const COMPILED_HASH = isCompiled ? join(CODE, 'ingest-code.sha256') : undefined;

/** @param source path of a program, within the project */
export const programFile = (source: string): string => join(CODE, isCompiled ? source.replace(/\.ts$/, '.js') : source);

/** What a person types to run a program of this project. */
export function commandLine(program: 'start' | 'ask' | 'add' | 'ingest', args?: string): string {
  if (isInstalled)
    return ['npx on-the-record', ...(program === 'start' ? [] : [program]), ...(args ? [args] : [])].join(' ');
  return `npm ${program === 'start' ? '' : 'run '}${program}${args ? ` -- ${args}` : ''}`;
}

function rootOf(path: string): string {
  const folder = dirname(path);
  return existsSync(join(folder, 'package.json')) || folder === dirname(folder) ? folder : rootOf(folder);
}
