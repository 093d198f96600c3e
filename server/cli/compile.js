/** Compiles the programs of a checkout, so that nothing is transpiled at a start. JavaScript, since it runs before that. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashOfCode, hashOfIngest } from '../../ingest/code-hash.js';

/** What is started by its path: by a command, or in a process or thread of its own. */
const PROGRAMS = [
  'server/main.ts',
  'server/cli/ask.ts',
  'server/cli/mcp.ts',
  'ingest/main.ts',
  'ingest/add.ts',
  'ingest/embed/worker.js',
  'ingest/index/graphs-worker.js',
];

/** Native, or found by path at run time: these are imported from node_modules. All others are compiled in. */
export const EXTERNAL = [
  'an-array-of-english-words',
  'hnswlib-node',
  'onnxruntime-node',
  'pino',
  'tinypool',
  'weaviate-client',
];

/** Parts of transformers.js for pictures and browsers, which no embedding of text calls. */
const LEFT_OUT = ['sharp', 'onnxruntime-web'];

/**
 * The folder of the compiled programs, made first where the sources are not those that it was made from. Named by their
 * hash: programs that are running go on with the one that they started from.
 *
 * @param {string} root of the checkout
 * @param {() => void} onCompile
 * @returns {Promise<string>}
 */
export async function compiledPrograms(root, onCompile) {
  const besides = ['collections', 'models'];
  const hashes = [await hashOfCode(join(root, 'ingest'), besides), await hashOfCode(join(root, 'server'))];
  const dist = join(root, 'dist');
  const folder = join(dist, `${PREFIX}${hashes.map((hash) => hash.slice(0, 8)).join('')}`);
  if (existsSync(folder)) return folder;
  onCompile();
  const fresh = `${folder}.new-${process.pid}`;
  try {
    await mkdir(fresh, { recursive: true });
    await compileApart(root, fresh);
    await rename(fresh, folder);
  } catch (error) {
    // Somebody else was faster.
    if (!existsSync(folder)) throw error;
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  await removeOlder(dist, folder);
  return folder;
}

const PREFIX = 'program-';
const THIS_FILE = fileURLToPath(import.meta.url);

/**
 * In a process of its own: here the compiler's memory, some 490 MB, would stay as long as the server runs.
 *
 * @param {string} root of the checkout
 * @param {string} outDir
 */
async function compileApart(root, outDir) {
  const child = fork(THIS_FILE, [root, outDir]);
  /** @type {object | undefined} */
  let thrown;
  child.on('message', (error) => {
    thrown = /** @type {object} */ (error);
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw Object.assign(new Error('The programs were not compiled.'), thrown);
}

/**
 * @param {string} root of the checkout
 * @param {string} outDir
 */
export async function compileInto(root, outDir) {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [
      {
        name: 'leave-out',
        enforce: 'pre',
        resolveId: (id) => (LEFT_OUT.includes(id) ? `\0left-out:${id}` : undefined),
        load: (id) =>
          id.startsWith('\0left-out:')
            ? 'export default function leftOut() { throw new Error("This part of transformers.js is not here."); }'
            : undefined,
      },
    ],
    ssr: { noExternal: true, external: EXTERNAL },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      license: { fileName: 'licences.md' },
      rolldownOptions: {
        input: Object.fromEntries(PROGRAMS.map((path) => [path.replace(/\.\w+$/, ''), join(root, path)])),
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  await writeFile(join(outDir, 'ingest-code.sha256'), await hashOfIngest(root));
}

/**
 * All but the newest and the one before.
 *
 * @param {string} dist
 * @param {string} newest
 */
async function removeOlder(dist, newest) {
  const names = (await readdir(dist)).filter((name) => name.startsWith(PREFIX));
  const others = names.map((name) => join(dist, name)).filter((path) => path !== newest);
  const dated = await Promise.all(others.map(async (path) => ({ path, at: (await stat(path)).mtimeMs })));
  for (const { path } of dated.sort((a, b) => b.at - a.at).slice(1)) await rm(path, { recursive: true, force: true });
}

if (process.argv[1] === THIS_FILE && process.send) {
  const [, , root = '', outDir = ''] = process.argv;
  await compileInto(root, outDir).catch((/** @type {NodeJS.ErrnoException} */ { message, code, syscall }) => {
    process.send?.({ message, ...(code && { code }), ...(syscall && { syscall }) });
    process.exitCode = 1;
  });
  process.disconnect();
}
