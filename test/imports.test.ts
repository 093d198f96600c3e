/** Answering is a library, the server is its doorway: which way imports may go, followed through every file. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && /\.[tj]s$/.test(e.name))
    .map((e) => join(e.parentPath, e.name));

/** What a file imports, types included: paths of this repository, and names of packages. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const found = [...text.matchAll(/^(?:import|export) (?:[^;'=]* from )?'([^'\n]+)';|\bimport\('([^'\n]+)'\)/gm)];
  return found
    .map(([, still, later]) => still ?? later!)
    .map((name) => (name.startsWith('.') ? join(dirname(file), name) : name));
}

/** Everything that some files reach, each with the file that imports it first. */
function reach(from: readonly string[], stopAt: RegExp): Map<string, string> {
  const reached = new Map<string, string>();
  const open = [...from];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    for (const name of importsOf(file)) {
      if (reached.has(name)) continue;
      reached.set(name, file);
      if (/^(?:ingest|server|web|evals)\/.*\.[tj]s$/.test(name) && !stopAt.test(name)) open.push(name);
    }
  }
  return reached;
}

const within = (reached: Map<string, string>, forbidden: RegExp) =>
  [...reached].filter(([name]) => forbidden.test(name)).map(([name, by]) => `${by} imports ${name}`);

describe('imports', () => {
  test('of a question’s path reach no web framework, process, log, cache or doorway', () => {
    // The contract is zod, written with @hono/zod-openapi; that is where the path ends.
    const reached = reach(filesIn('server/qa'), /^server\/contract\//);
    expect(reached.size).toBeGreaterThan(50);
    expect(
      within(reached, /^(?:hono|@hono\/.*|pino|prom-client|node:process|node:http|server\/(?!qa\/|contract\/).*)$/),
    ).toEqual([]);
    for (const file of filesIn('server/qa')) expect(readFileSync(file, 'utf8'), file).not.toMatch(/\bprocess\.\w/);
  });

  test('point one way: web to the contract, server to ingest, nothing back', () => {
    expect(within(reach(filesIn('ingest'), /^$/), /^(?:server|web|evals)\//)).toEqual([]);
    const direct = (folder: string) => new Map(filesIn(folder).flatMap((f) => importsOf(f).map((name) => [name, f])));
    // Not what the page is made of, but what makes it.
    expect(within(direct('server'), /^(?:web\/(?!build\.ts)|evals\/)/)).toEqual([]);
    expect(within(direct('web'), /^(?:ingest|evals|server\/(?!contract\/))/)).toEqual([]);
    expect(within(reach(filesIn('server/contract'), /^$/), /^server\/(?!contract\/)/)).toEqual([]);
  });

  test('of the text’s ground floor lead nowhere but to the schema and to errors', () => {
    const direct = filesIn('ingest/text').flatMap(importsOf);
    expect(direct.filter((name) => !/^ingest\/(?:text\/.*|schema\.ts|errors\.ts)$|^stemmer$/.test(name))).toEqual([]);
  });
});
