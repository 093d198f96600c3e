/** `npm run ingest` and `npm start` as a person runs them, on a small corpus of their own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const FIXTURES = 'test/ingest/fixtures';

export type Folders = { root: string; env: Record<string, string>; sources: string; index: string; cache: string };

/** Folders of a small corpus that a test may spoil. */
export function folders(): Folders {
  const root = mkdtempSync(join(tmpdir(), 'on-the-record-'));
  const [sources, index, cache] = [join(root, 'sources'), join(root, 'index'), join(root, 'cache')];
  cpSync(FIXTURES, sources, { recursive: true });
  return { root, sources, index, cache, env: { SOURCES_DIR: sources, INDEX_DIR: index, CACHE_DIR: cache } };
}

export const removeFolders = ({ root }: Folders) => rmSync(root, { recursive: true, force: true });

export function start(script: string, env: Record<string, string>, ...args: string[]): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export type Ended = { code: number | null; output: string };

export function ended(child: ChildProcess): Promise<Ended> {
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    output += chunk;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

export const ingestCommand = (env: Record<string, string>, ...args: string[]) =>
  ended(start('ingest/main.ts', env, ...args));

/** The folder of the current index. */
export function currentFolder(index: string): string {
  return join(index, readFileSync(join(index, 'CURRENT'), 'utf8').trim());
}

/** Names in a folder; none where it is not there. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** No stack, no error class: a sentence for people. */
export const LOOKS_LIKE_A_STACK = /^\s+at |node:internal|Error:/m;
