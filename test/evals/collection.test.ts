/** A collection of several files, measured as one text. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDataset } from '../../evals/dataset.ts';
import { responseFaults } from '../../evals/metrics/fidelity.ts';
import { readOptions } from '../../evals/options.ts';
import { lineAt, readCollectionSources, type SourceText, textOfLine } from '../../evals/source.ts';
import { inOneText } from '../../evals/systems/one-text.ts';
import { productSystem } from '../../evals/systems/product.ts';
import { problemsIn } from '../../evals/validation.ts';
import { smallSource } from '../server/http/stream/small-library.ts';
import { smallEngine } from '../server/small-index.ts';
import { appOf } from '../server/small-server.ts';

const FIRST = 'Nothing of this.\n\nWas it cold?\n';
let dir: string;
let source: SourceText;

const ask = (rows: object[]) =>
  writeFile(join(dir, 'evals', 'questions.jsonl'), rows.map((r) => JSON.stringify(r)).join('\n'));

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'otr-evals-'));
  await mkdir(join(dir, 'evals'));
  await writeFile(join(dir, 'first.txt'), FIRST);
  await writeFile(join(dir, smallSource.file), smallSource.text);
  await writeFile(
    join(dir, 'catalog.json'),
    JSON.stringify({ sources: [{ file: 'first.txt' }, { file: smallSource.file }] }),
  );
  source = await readCollectionSources(dir);
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const evidence = (more: object) => [{ quote: 'Only 12 captains left', grade: 2, ...more }];

describe('questions on a collection', () => {
  it('need an id, words and evidence by file and quote; lines are found', async () => {
    await ask([{ id: 'q-1', question: 'How many captains left?', evidence: evidence({ file: smallSource.file }) }]);
    const data = await readDataset(join(dir, 'evals'), source);
    expect(problemsIn(data, source)).toEqual([]);
    const [question] = data.questions;
    expect(question).toMatchObject({ kind: 'single', type: 'fact', origin: 'own', keyFacts: [] });
    expect(textOfLine(source, question!.evidence[0]!.line)).toContain('Only 12 captains left');
    expect(data.dialogs).toEqual([]);
  });

  it('may give a line of the file', async () => {
    await ask([
      { id: 'q-1', question: 'Was it cold?', evidence: [{ file: 'first.txt', line: 3, quote: 'cold', grade: 1 }] },
    ]);
    const { questions } = await readDataset(join(dir, 'evals'), source);
    expect(textOfLine(source, questions[0]!.evidence[0]!.line)).toBe('Was it cold?');
  });

  it.each([
    [evidence({ file: 'none.txt' }), /questions\.jsonl:1: there is no file "none\.txt"/],
    [evidence({ line: 3 }), /a line without its file; this collection has 2 files/],
    [evidence({ file: 'first.txt' }), /no line of first\.txt holds "Only 12 captains left"/],
    [[{ file: smallSource.file, quote: 'the lighthouse', grade: 2 }], /\d lines of made-up\.txt hold/],
    [evidence({ file: smallSource.file, grade: 3 }), /questions\.jsonl:1: evidence\.0\.grade/],
  ])('say which row is wrong: %j', async (wrong, message) => {
    await ask([{ id: 'q-1', question: 'How many?', evidence: wrong }]);
    await expect(readDataset(join(dir, 'evals'), source)).rejects.toThrow(message);
  });

  it('must be there', async () => {
    await ask([]);
    await expect(readDataset(join(dir, 'evals'), source)).rejects.toThrow(/There are no questions in .*evals/);
  });

  it('have no baseline', () => {
    expect(() => readOptions(['--collection', dir, '--gate'])).toThrow(/has no baseline/);
  });
});

describe('a system over several files', () => {
  it('cites where the words stand in the one text, and stays faithful', async () => {
    const app = appOf(smallEngine());
    const system = await inOneText(
      productSystem(async (path, init) => app.request(path, init)),
      source,
    );
    const interviews = await system.interviews!();
    const { response } = await system.ask!('How many captains left the ferry company?');
    expect(response.citations.length).toBeGreaterThan(0);
    for (const { quote, start, end } of response.citations) expect(source.text.slice(start, end)).toBe(quote);
    expect(responseFaults({ source, interviews }, response)).toEqual([]);
    const { results } = await system.search('captains', 3);
    expect(lineAt(source, results[0]!.start)).toBeGreaterThan(FIRST.split('\n').length);
  });
});
