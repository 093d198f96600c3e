/** The npm package as somebody has it who installed it: in node_modules of a folder of theirs. */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Ended, ended, FIXTURES } from '../../ingest/command.ts';

const place = mkdtempSync(join(tmpdir(), 'on-the-record-'));
const own = join(place, 'on-the-record');
const installed = join(place, 'node_modules', 'on-the-record');

const run = (...args: string[]): Promise<Ended> => {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, XDG_CACHE_HOME: join(place, 'cache'), PORT: '1' };
  return ended(spawn(process.execPath, [join(installed, 'server/cli/on-the-record.js'), ...args], { cwd: place, env }));
};

beforeAll(() => {
  execFileSync(process.execPath, ['.ci/package.mjs', place]);
  const [tarball] = readdirSync(place).filter((name) => name.endsWith('.tgz'));
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['xzf', join(place, tarball!), '-C', installed, '--strip-components=1']);
  const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  // What installing would put there; no more, and not the graph library, which somebody without a compiler lacks.
  for (const name of Object.keys(dependencies))
    symlinkSync(resolve('node_modules', name), join(place, 'node_modules', name));
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

it('names only what installs as it is', () => {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  // Both need settings of npm that do not travel with a package.
  expect(Object.keys(dependencies)).not.toContain('@xenova/transformers');
  expect(Object.keys(dependencies)).not.toContain('@langchain/community');
  for (const version of Object.values({ ...dependencies, ...optionalDependencies }))
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});

it('takes transcripts into this folder, answers from them, and keeps nothing beside itself', async () => {
  cpSync(join(FIXTURES, 'dig.vtt'), join(place, 'dig-2021-04-05.vtt'));
  const added = await run('add', 'dig-2021-04-05.vtt', '--accept');
  expect(added.output).toContain(`1 of 1 taken into ${own}. Next: npx on-the-record ingest`);
  const before = readdirSync(installed);
  const { code, output } = await run('ingest');
  expect({ code, output }).toMatchObject({
    code: 0,
    output: expect.stringContaining(`Index written to ${join(own, '.index')}`),
  });
  const asked = JSON.parse((await run('ask', '--json', 'What was found in the dig?')).output);
  const text = readFileSync(join(own, asked.citations[0].source.file), 'utf8');
  for (const { quote, start, end } of asked.citations) expect(text.slice(start, end)).toBe(quote);
  expect(readdirSync(installed)).toEqual(before);
  expect(existsSync(join(place, 'cache'))).toBe(false);
});

it('says what it can do', async () => {
  const { code, output } = await run('frobnicate');
  expect(code).toBe(1);
  expect(output).toMatch(/There is no command "frobnicate"[\s\S]*usage: on-the-record/);
});
