import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addFiles } from '../../../ingest/adding/add-files.ts';
import { checkReport } from '../../../ingest/check-report.ts';

const TALK =
  'Tilda Moss: Why bees?\n\nRasmus Holt: A swarm came, and I kept it.\n\nTilda Moss: And then?\n\nRasmus Holt: Then came honey.\n';
const CAPTIONS =
  'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Tilda Moss>Why bees?\n\n00:03.000 --> 00:04.000\n<v Rasmus Holt>A swarm\n\n00:04.000 --> 00:05.500\n<v Rasmus Holt>came, and I kept it.\n';

let root: string;
let talks: string;
let collection: string;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'adding-'));
  [talks, collection] = [join(root, 'talks'), join(root, 'collection')];
  await mkdir(talks);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
const put = (name: string, content: string | Uint8Array) => writeFileSync(join(talks, name), content);
const statuses = async (options = {}) => {
  const { files } = await addFiles([talks], { collection, ...options });
  return Object.fromEntries(files.map((file) => [file.file, file.status]));
};

describe('a folder', () => {
  it('of good files and bad ones: the good are taken, the bad named', async () => {
    put('good talk.txt', TALK);
    put('good.vtt', CAPTIONS);
    put('empty.txt', ' \n');
    put('line.txt', 'Just one line.');
    put('scan.pdf', '%PDF-1.4');
    expect(await statuses()).toEqual({
      'good talk.txt': 'added',
      'good.vtt': 'added',
      'empty.txt': 'refused',
      'line.txt': 'refused',
      'scan.pdf': 'refused',
    });
    expect(readdirSync(collection).sort()).toEqual([
      'catalog.json',
      'good talk.txt',
      'good.map.json',
      'good.txt',
      'good.vtt',
    ]);
    const { sources } = await checkReport(collection);
    expect(sources.map(({ error }) => error)).toEqual([null, null]);
  });

  it('is not changed by a dry run, nor added twice', async () => {
    put('talk.txt', TALK);
    expect(await statuses({ dryRun: true })).toEqual({ 'talk.txt': 'added' });
    expect(readdirSync(root)).toEqual(['talks']);
    expect(await statuses()).toEqual({ 'talk.txt': 'added' });
    const before = readFileSync(join(collection, 'catalog.json'), 'utf8');
    expect(await statuses()).toEqual({ 'talk.txt': 'there already' });
    expect(readFileSync(join(collection, 'catalog.json'), 'utf8')).toBe(before);
  });

  it('with two files of one name gives each an id and a file of its own', async () => {
    put('talk.txt', TALK);
    put('talk.vtt', CAPTIONS);
    expect(await statuses()).toEqual({ 'talk.txt': 'added', 'talk.vtt': 'added' });
    const { sources } = await checkReport(collection);
    expect(sources.map(({ error, interviews }) => [error, interviews[0]!.id])).toEqual([
      [null, 'talk'],
      [null, 'talk-2'],
    ]);
  });

  it('keeps the original, and says when it was changed', async () => {
    put('talk.vtt', CAPTIONS);
    await statuses();
    expect(readFileSync(join(collection, 'talk.vtt'), 'utf8')).toBe(CAPTIONS);
    expect(readFileSync(join(collection, 'talk.txt'), 'utf8')).toBe(
      'Tilda Moss: Why bees?\n\nRasmus Holt: A swarm came, and I kept it.\n',
    );
    writeFileSync(join(collection, 'talk.vtt'), `${CAPTIONS}\n`);
    const { sources } = await checkReport(collection);
    expect(sources[0]!.error).toMatch(/talk\.vtt, from which talk\.txt was made, was changed after it was added/);
  });

  it('takes the same words once, whatever their files are called', async () => {
    put('talk.txt', TALK);
    put('talk again.txt', TALK);
    expect(await statuses()).toEqual({ 'talk again.txt': 'added', 'talk.txt': 'there already' });
    put('renamed.txt', TALK);
    expect((await addFiles([join(talks, 'renamed.txt')], { collection })).files[0]!.status).toBe('there already');
  });

  it('leaves out what is doubtful, unless told', async () => {
    const monologue = 'I have kept bees for thirty years and would not do anything else. '.repeat(40);
    put('talk.txt', `Rasmus Holt: ${monologue}\n\nTilda Moss: Oh.\n\nRasmus Holt: ${monologue}\n`);
    expect(await statuses()).toEqual({ 'talk.txt': 'doubtful' });
    expect(await statuses({ accept: true })).toEqual({ 'talk.txt': 'added' });
  });
});

describe('the outlet', () => {
  const outletOf = async (talk: string) => {
    put('talk.txt', talk);
    await statuses();
    const { sources } = JSON.parse(readFileSync(join(collection, 'catalog.json'), 'utf8'));
    return sources[0].outlets[0].name;
  };

  it.each([
    ['a head', `Title: On bees\nShow: Hive Radio\nDate: 3 May 2019\n\n${TALK}`, 'Hive Radio'],
    ['front matter', `---\ntitle: On bees\npodcast: The Hive\n---\n${TALK}`, 'The Hive'],
    ['nothing but who asked', TALK, 'Tilda Moss'],
    ['an address, which is no name', `---\ntitle: On bees\nshow: https://example.org/hive\n---\n${TALK}`, 'Tilda Moss'],
  ])('is the one that %s names', async (_where, talk, expected) => expect(await outletOf(talk)).toBe(expected));
});

describe('generated talks', () => {
  const word = fc.constantFrom(
    'bees',
    'and',
    'I',
    'at 10:05',
    'said:',
    'Mr. Holt',
    '“so”',
    'why',
    '[sic]',
    '1.5',
    'no',
  );
  const paragraph = fc.array(word, { minLength: 2, maxLength: 12 }).map((words) => `We ${words.join(' ')}.`);
  const style = fc.constantFrom<(who: string, i: number) => string>(
    (who) => `${who}: `,
    (who) => `**${who}:** `,
    (who, i) => `${who} (00:0${i % 10}:12): `,
    (who, i) => `[00:0${i % 10}:12] ${who}: `,
    (who, i) => `${who} – 00:0${i % 10}:12\n`,
    (who) => `### ${who}\n\n`,
  );

  it('never have a label, a time, front matter or markup in a quote', async () => {
    await fc.assert(
      fc.asyncProperty(style, fc.array(paragraph, { minLength: 4, maxLength: 10 }), async (label, texts) => {
        const own = mkdtempSync(join(root, 'talk-'));
        const who = (i: number) => (i % 2 === 0 ? 'Tilda Moss' : 'Rasmus Holt');
        const said = texts.map((text, i) => (i % 2 === 0 ? `${text} Why is it so?` : text));
        writeFileSync(
          join(own, 'talk.md'),
          `---\ntitle: Bees\nguest: Rasmus Holt\nhost: Tilda Moss\n---\n\n${said.map((text, i) => `${label(who(i), i)}${text}`).join('\n\n')}\n`,
        );
        const { files } = await addFiles([join(own, 'talk.md')], { collection: join(own, 'c'), accept: true });
        expect(files[0]).toMatchObject({ status: 'added' });
        const { sources } = await checkReport(join(own, 'c'));
        const quotes = sources[0]!.interviews[0]!.turns.flatMap(({ speaker, passages }) =>
          passages.map(({ text }) => [speaker, text]),
        );
        expect(quotes).toEqual(said.map((text, i) => [who(i), text]));
      }),
      { numRuns: 60 },
    );
  });
});
