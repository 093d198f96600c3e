import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CollectionFile, LANGUAGES } from '../../ingest/collection.ts';
import { loadCorpus } from '../../ingest/corpus.ts';
import { collectionDir } from '../../ingest/settings.ts';
import { FIXTURES } from './command.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'otr-collection-'));
  await cp(FIXTURES, dir, { recursive: true });
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const write = (value: unknown) => writeFile(join(dir, 'collection.json'), JSON.stringify(value));
const load = async (value: unknown) => {
  await write(value);
  return (await loadCorpus(dir)).collection;
};

describe('collection.json', () => {
  it.each([
    [{ titel: 'Talks' }, /collection\.json .*Unrecognized key: "titel"/],
    [
      { people: [{ name: 'Ada Berg' }, { short: 'Dahl' }] },
      /collection\.json .*people\.1\.name: a person needs a name/,
    ],
    [{ people: [{ name: ' ' }] }, /people\.0\.name: a person needs a name/],
    [{ people: [{ name: 'Ada Berg' }, { name: 'ada berg' }] }, /people\.1\.name: "ada berg" is there already/],
    [
      { spellings: [['ferry', 'boat'], ['pier']] },
      /collection\.json .*spellings\.1: a group of spellings needs at least two/,
    ],
    [
      {
        spellings: [
          ['ferry', 'boat'],
          ['ship', 'Ferry'],
        ],
      },
      /spellings\.1\.1: "ferry" is there already/,
    ],
    [
      { about: { en: 'x', fr: 'y' } },
      /collection\.json .*about: "fr" is no language that texts may be in \(en, de, ru\)/,
    ],
    [{ about: { de: 'y' } }, /about\.en/],
    [{ examples: { en: 'What?' } }, /examples\.en/],
    [{ title: '' }, /title\.en: must not be empty/],
    [{ defaults: { yaer: 2020 } }, /defaults: Unrecognized key: "yaer"/],
  ])('%j is refused with file and field', async (value, expected) => {
    await expect(load(value)).rejects.toThrow(expected);
  });

  it('that is no JSON is refused by name', async () => {
    await writeFile(join(dir, 'collection.json'), '{ title }');
    await expect(loadCorpus(dir)).rejects.toThrow(/collection\.json is not JSON/);
  });

  it('gives texts by language; one that is given plainly is English', async () => {
    const written: Partial<CollectionFile> = { title: { en: 'Talks', de: 'Gespräche' } };
    expect(await load({ ...written, about: 'All of them.', examples: ['Why?'] })).toMatchObject({
      ...written,
      about: { en: 'All of them.' },
      examples: { en: ['Why?'] },
    });
  });

  it('gives what entries of the catalog do not say themselves', async () => {
    const path = join(dir, 'catalog.json');
    const catalog = JSON.parse(await readFile(path, 'utf8'));
    const { year, language, ...rest } = catalog.sources[0];
    await writeFile(path, JSON.stringify({ sources: [rest, ...catalog.sources.slice(1)] }));
    await expect(load({})).rejects.toThrow(/catalog\.json .*sources\.0\.(year|language)/);
    await write({ defaults: { year, language } });
    await expect(loadCorpus(dir)).resolves.toMatchObject({ interviews: expect.any(Array) });
  });
});

describe('without collection.json', () => {
  it('all texts are there in all languages, neutral, and say who speaks', async () => {
    const { collection, interviews } = await loadCorpus(dir);
    for (const text of [collection.description, collection.about, collection.words]) {
      expect(Object.keys(text).sort()).toEqual([...LANGUAGES].sort());
    }
    const interviewees = new Set(interviews.map((i) => i.interviewee));
    expect(
      collection.people
        .slice(0, interviewees.size)
        .map((p) => p.name)
        .sort(),
    ).toEqual([...interviewees].sort());
    expect(collection.examples.en.length).toBeGreaterThan(0);
    expect(collection).toMatchObject({ spellings: [], absentOutlets: [] });
  });
});

it('COLLECTION is a name or a path, and SOURCES_DIR goes before it', () => {
  expect(collectionDir({ COLLECTION: 'mine', SOURCES_DIR: undefined })).toMatch(/ingest\/collections\/mine$/);
  expect(collectionDir({ COLLECTION: './mine', SOURCES_DIR: undefined })).toBe(join(process.cwd(), 'mine'));
  expect(collectionDir({ COLLECTION: '/data/mine', SOURCES_DIR: undefined })).toBe('/data/mine');
  expect(collectionDir({ COLLECTION: 'mine', SOURCES_DIR: '/data/other' })).toBe('/data/other');
});
