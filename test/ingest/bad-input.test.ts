/** Each ends with a clear sentence and a non-zero exit, and leaves nothing half-written. */
import { copyFileSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Folders, folders, ingestCommand, LOOKS_LIKE_A_STACK, namesIn, removeFolders } from './command.ts';

const MODEL = 'ingest/models/otr-e5-small-v1';
let at: Folders;

beforeEach(() => {
  at = folders();
});
afterEach(() => removeFolders(at));

async function refusal(env: Record<string, string> = {}) {
  const { code, output } = await ingestCommand({ ...at.env, ...env });
  expect(output).not.toMatch(LOOKS_LIKE_A_STACK);
  expect(code).toBe(1);
  expect(namesIn(at.index)).toEqual([]);
  return output;
}

/** A copy of the model's folder, its large file by link, with one file changed. */
function modelWith(change: (folder: string) => void): string {
  const folder = join(at.root, 'model');
  cpSync(MODEL, folder, { recursive: true, filter: (path) => !path.endsWith('.onnx') });
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  symlinkSync(join(process.cwd(), MODEL, 'onnx/model_quantized.onnx'), join(folder, 'onnx/model_quantized.onnx'));
  change(folder);
  return folder;
}

describe('ingest refuses', () => {
  test('a source that is not UTF-8', async () => {
    const path = join(at.sources, 'ferry-dashes.txt');
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from([0xff, 0xfe])]));
    expect(await refusal()).toMatch(/ferry-dashes\.txt is not UTF-8.*Save it as UTF-8\./);
  });

  test('an empty source', async () => {
    writeFileSync(join(at.sources, 'ferry-dashes.txt'), ' \n');
    expect(await refusal()).toMatch(/ferry-dashes\.txt is empty/);
  });

  test('a catalog that names a source which is not there', async () => {
    expect(await refusal({ SOURCES_DIR: join(at.root, 'none') })).toMatch(
      /none cannot be read.*Set COLLECTION .* SOURCES_DIR/,
    );
  });

  test('a model file with a wrong hash', async () => {
    const model = modelWith((folder) => writeFileSync(join(folder, 'tokenizer.json'), '{}'));
    const output = await refusal({ EMBEDDING_MODEL: model });
    expect(output).toMatch(/tokenizer\.json has SHA-256 [0-9a-f]{64}, but SHA256SUMS says [0-9a-f]{64}/);
  });

  test('a model without its file', async () => {
    const model = modelWith((folder) => {
      const sums = join(folder, 'SHA256SUMS');
      writeFileSync(sums, `${readFileSync(sums, 'utf8')}${'0'.repeat(64)}  onnx/other.onnx\n`);
    });
    expect(await refusal({ EMBEDDING_MODEL: model })).toMatch(/lacks onnx\/other\.onnx\. Restore/);
  });

  test('a model folder that is not there', async () => {
    expect(await refusal({ EMBEDDING_MODEL: join(at.root, 'none') })).toMatch(/There is no model folder ".*none"/);
  });

  test('an index folder that cannot be written, before it embeds anything', async () => {
    const file = join(at.root, 'file');
    writeFileSync(file, '');
    const output = await refusal({ INDEX_DIR: join(file, 'index') });
    expect(output).toMatch(/The folder .*index cannot be written \(ENOTDIR\)\. Make it writable or set INDEX_DIR\./);
    expect(namesIn(at.cache)).toEqual([]);
    expect(await refusal({ INDEX_DIR: file })).toMatch(/cannot be written \(EEXIST\)/);
  });

  test('a cache folder that cannot be written', async () => {
    copyFileSync('package.json', at.cache);
    expect(await refusal()).toMatch(
      /The folder .*cache cannot be written \(EEXIST\)\. Make it writable or set CACHE_DIR\./,
    );
  });

  test('settings that do not fit, all at once', async () => {
    const output = await refusal({
      EMBEDDING_THREADS: '0',
      EMBEDDING_POOLING: 'max',
      EMBEDDING_ALLOW_REMOTE: 'perhaps',
    });
    for (const setting of ['EMBEDDING_THREADS', 'EMBEDDING_POOLING', 'EMBEDDING_ALLOW_REMOTE']) {
      expect(output).toContain(`  ${setting}: `);
    }
  });

  test('an option that it does not have', async () => {
    const { code, output } = await ingestCommand(at.env, '--fast');
    expect([code, output]).toEqual([1, expect.stringContaining('--help')]);
  });
});
