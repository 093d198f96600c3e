/**
 * `npm run package [-- DIR]`: the npm package as a tarball, in dist or DIR: compiled programs, built page, models and the
 * first collection.
 */
import { execFileSync } from 'node:child_process';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileInto, EXTERNAL } from '../server/cli/compile.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const outDir = resolve(process.argv[2] ?? join(root, 'dist'));
const folder = join(outDir, 'package');
/** Only for graphs, from 100,000 texts of a kind on, and it wants a compiler: without it all else works. */
const OPTIONAL = ['hnswlib-node'];

await rm(folder, { recursive: true, force: true });
await compileInto(root, join(folder, 'dist', 'program'));
execFileSync(process.execPath, ['--import', 'tsx', 'web/build.ts', join(folder, 'dist', 'web')], {
  cwd: root,
  stdio: 'inherit',
});
for (const path of [
  'README.md',
  'LICENSE',
  'docs',
  'ingest/collections',
  'ingest/index/scan.wasm',
  'ingest/models',
  'server/cli/on-the-record.js',
]) {
  await cp(join(root, path), join(folder, path), {
    recursive: true,
    filter: (source) => !/[\\/]training$/.test(source),
  });
}
await writeFile(join(folder, 'package.json'), `${JSON.stringify(await manifest(), null, 2)}\n`);
execFileSync('npm', ['pack', '--pack-destination', outDir], {
  cwd: folder,
  stdio: ['ignore', 'inherit', 'inherit'],
});
await rm(folder, { recursive: true });

/** With the versions that were tested: a package’s own overrides and lock file count for nothing where it is installed. */
async function manifest() {
  const { name, version, description, license, type, engines } = JSON.parse(
    await readFile(join(root, 'package.json'), 'utf8'),
  );
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  const versions = (/** @type {string[]} */ names) =>
    Object.fromEntries(names.map((each) => [each, packages[`node_modules/${each}`].version]));
  return {
    name,
    version,
    description,
    license,
    type,
    engines,
    bin: { [name]: 'server/cli/on-the-record.js' },
    dependencies: versions(EXTERNAL.filter((each) => !OPTIONAL.includes(each))),
    optionalDependencies: versions(OPTIONAL),
  };
}
