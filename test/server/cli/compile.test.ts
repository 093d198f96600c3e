import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compiledPrograms } from '../../../server/cli/compile.js';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'checkout-'));
  for (const folder of ['ingest', 'server']) await mkdir(join(root, folder));
});
afterAll(() => rm(root, { recursive: true, force: true }));

test('what a compiler in its own process finds wrong is told here, and nothing half made is left', async () => {
  await writeFile(join(root, 'server', 'main.ts'), 'const = 1;');
  let told = 0;
  await expect(compiledPrograms(root, () => told++)).rejects.toThrow(/main\.ts/);
  expect(told).toBe(1);
  expect(await readdir(join(root, 'dist'))).toEqual([]);
});

test('a folder that cannot be written is told with its code', async () => {
  await rm(join(root, 'dist'), { recursive: true, force: true });
  await writeFile(join(root, 'dist'), 'in its place');
  await expect(compiledPrograms(root, () => {})).rejects.toMatchObject({
    code: 'ENOTDIR',
    syscall: expect.any(String),
  });
});
