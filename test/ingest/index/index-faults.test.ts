/** A real index of a small corpus, damaged in every way that a disk, a copy or a kill can damage it. */
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ModelSpec, resolveModel } from '../../../ingest/embed/model-spec.ts';
import { IngestError } from '../../../ingest/errors.ts';
import { openIndex } from '../../../ingest/index/open-index.ts';
import { writeIndex } from '../../../ingest/index/write-index.ts';
import {
  currentFolder,
  ended,
  type Folders,
  folders,
  ingestCommand,
  namesIn,
  removeFolders,
  start,
} from '../command.ts';

let at: Folders;
let model: ModelSpec;
const open = (root: string, spec = model) => openIndex(root, spec);

beforeAll(async () => {
  at = folders();
  model = await resolveModel('ingest/models/otr-e5-small-v1');
  const { code, output } = await ingestCommand(at.env);
  expect(output).toContain('Index written to');
  expect(code).toBe(0);
});
afterAll(() => removeFolders(at));

/** The index in a folder of its own, to be spoilt. */
function copy(): { root: string; folder: string } {
  const root = mkdtempSync(join(at.root, 'copy-'));
  cpSync(at.index, root, { recursive: true });
  return { root, folder: currentFolder(root) };
}

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => relative(folder, join(e.parentPath, e.name)))
    .sort();

const MESSAGE = /(is damaged|lacks|truncated\?|has no manifest).*Run "npm run ingest" to build it again\.$/;

describe('an index', () => {
  test('opens as it was written', async () => {
    const index = await open(at.index);
    expect(index.interviews.length).toBeGreaterThan(1);
    expect(filesOf(currentFolder(at.index)).length).toBeGreaterThan(10);
  });

  test('with one byte flipped in any file is refused, and the file is named', async () => {
    const { root, folder } = copy();
    for (const file of filesOf(folder)) {
      const path = join(folder, file);
      const good = readFileSync(path);
      const bad = Buffer.from(good);
      const byte = Math.floor(good.length / 2);
      bad[byte] = bad[byte]! ^ 1;
      writeFileSync(path, bad);
      const error = await open(root).catch((e: unknown) => e);
      expect(error, file).toBeInstanceOf(IngestError);
      expect((error as Error).message, file).toMatch(MESSAGE);
      expect((error as Error).message, file).toContain(file.replace(/\.sha256$/, ''));
      writeFileSync(path, good);
    }
    await open(root);
  });

  test('with a file truncated, emptied or gone is refused', async () => {
    const { root, folder } = copy();
    for (const file of filesOf(folder)) {
      const path = join(folder, file);
      const good = readFileSync(path);
      truncateSync(path, statSync(path).size - 1);
      await expect(open(root), file).rejects.toThrow(MESSAGE);
      truncateSync(path, 0);
      await expect(open(root), file).rejects.toThrow(MESSAGE);
      rmSync(path);
      await expect(open(root), file).rejects.toThrow(MESSAGE);
      writeFileSync(path, good);
    }
    await open(root);
  });

  test('made with another model is refused, with both models named', async () => {
    const other = { ...model, name: 'other', sha256: 'f'.repeat(64) };
    await expect(open(at.index, other)).rejects.toThrow(/made with the embedding model otr-e5-small-v1 .* but other /);
  });

  test('that is not there is refused', async () => {
    await expect(open(join(at.root, 'none'))).rejects.toThrow(/There is no index in .*none/);
    const { root } = copy();
    writeFileSync(join(root, 'CURRENT'), '0000000000000000\n');
    await expect(open(root)).rejects.toThrow(/has no manifest\.json/);
  });
});

describe('ingest', () => {
  test('that changes nothing embeds nothing, leaves the index as it is, and says so', async () => {
    const folder = currentFolder(at.index);
    const before = statSync(join(folder, 'manifest.json')).mtimeMs;
    const { code, output } = await ingestCommand(at.env);
    expect([code, output]).toEqual([0, expect.stringMatching(/^0 texts embedded, \d+ known before$/m)]);
    expect(statSync(join(folder, 'manifest.json')).mtimeMs).toBe(before);
    expect(namesIn(at.index)).toHaveLength(2);
  });

  test('mends a damaged index', async () => {
    const { root, folder } = copy();
    truncateSync(join(folder, 'lexical.json'), 10);
    const { code } = await ingestCommand({ ...at.env, INDEX_DIR: root });
    expect(code).toBe(0);
    await open(root);
  });

  test('on a full disk says so and leaves the old index in use and nothing half-written', async () => {
    const { root } = copy();
    const before = namesIn(root);
    const { manifest } = await open(root);
    const full = async (folder: string) => {
      writeFileSync(join(folder, 'half'), 'half');
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    };
    await expect(writeIndex(root, { ...manifest, version: 'f'.repeat(16) }, full)).rejects.toThrow(
      /^The disk of .* is full\. Free some space and run it again\.$/,
    );
    expect(namesIn(root)).toEqual(before);
    await open(root);
  });

  test('that cannot read back what it wrote leaves the old index in use', async () => {
    const { root } = copy();
    const before = namesIn(root);
    const { manifest } = await open(root);
    const unreadable = async () => {
      throw new IngestError('The index holds another number of texts than it says.');
    };
    await expect(
      writeIndex(root, { ...manifest, version: 'f'.repeat(16) }, async () => {}, unreadable),
    ).rejects.toThrow('another number');
    expect(namesIn(root)).toEqual(before);
  });

  test('killed at any point leaves an index that is whole or none, and goes on from there', async () => {
    const own = folders();
    const kills = Number(process.env.KILLS ?? 4);
    for (let i = 0; i < kills; i++) {
      const child = start('ingest/main.ts', own.env);
      const end = ended(child);
      // From before the first import to about the end of the work, wherever that falls on this machine.
      const timer = setTimeout(() => child.kill('SIGKILL'), 300 + ((i * 0.618) % 1) * 5000);
      await end;
      clearTimeout(timer);
      if (existsSync(join(own.index, 'CURRENT'))) await open(own.index);
    }
    const { code, output } = await ingestCommand(own.env);
    expect(output).not.toMatch(/Error/);
    expect(code).toBe(0);
    await open(own.index);
    expect(namesIn(own.index).filter((name) => name.startsWith('building-'))).toEqual([]);
    removeFolders(own);
  });
});
