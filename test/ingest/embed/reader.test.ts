/** The real reader in its worker process. */
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resolveModel } from '../../../ingest/embed/model-spec.ts';
import { openPool, type WorkerPool } from '../../../ingest/embed/pool.ts';
import { openReader, READER_FOLDER, type Reader } from '../../../ingest/embed/reader.ts';

let pool: WorkerPool;
let reader: Reader;
beforeAll(async () => {
  pool = openPool(await resolveModel('ingest/models/otr-e5-small-v1'));
  reader = await openReader(pool);
});
afterAll(() => pool.close());

const QUESTION = 'Why did the bakery close on Sundays?';
const ANSWER =
  'We stopped opening the bakery on Sundays because nobody came. It was simply not worth lighting the ovens.';
const OTHERS = [
  'And the festival, will it be held in the old harbour again next summer?',
  'My sister moved to Lisbon. She plays the cello in a small orchestra there, and we see each other twice a year.',
];

describe('the reader', () => {
  test('scores what answers above what does not', async () => {
    const [answer, ...others] = await reader.score(QUESTION, [ANSWER, ...OTHERS]);
    for (const other of others) expect(answer).toBeGreaterThan(other + 1);
  });

  test('scores as the exported model does in Python, tokens of any kind among them', async () => {
    const pairs = [
      [QUESTION, ANSWER, 2.6552424],
      ['How many people work in the bakery?', 'There are eleven of us in the bakery, and two apprentices.', 3.0258436],
      [
        'Wer bäckt für Çelik’s Café?',
        'Çelik’s Café — founded in 1998 – buys 40% of its naïve “Brötchen” from us!',
        0.6557693,
      ],
    ] as const;
    for (const [question, window, expected] of pairs) {
      expect((await reader.score(question, [window]))[0]).toBeCloseTo(expected, 4);
    }
  });

  test('scores a window alike whatever stands beside it', async () => {
    const [alone] = await reader.score(QUESTION, [ANSWER]);
    const beside = await Promise.all([
      reader.score(QUESTION, [...OTHERS, ANSWER]),
      pool.run(['query: x']),
      reader.score('Who?', OTHERS),
    ]);
    expect(beside[0].at(-1)).toBe(alone);
  });

  test('reads the beginning of a long window under a long question', async () => {
    const long = `${ANSWER} ${'Then it rained, and it went on raining. '.repeat(400)}`;
    const [score] = await reader.score(QUESTION.repeat(20), [long]);
    expect(score).toBeTypeOf('number');
    expect(Number.isFinite(score)).toBe(true);
    const [cut] = await reader.score(QUESTION, [long]);
    expect((await reader.score(QUESTION, [`${long} And more.`]))[0]).toBe(cut);
  });

  test('takes empty texts, and no windows', async () => {
    expect(await reader.score(QUESTION, [])).toEqual([]);
    const scores = await reader.score('', ['', ANSWER]);
    expect(scores.every(Number.isFinite)).toBe(true);
  });

  test('does not begin what was taken back', async () => {
    await expect(reader.score(QUESTION, [ANSWER], AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  });

  test('is not opened from a folder that is damaged', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'reader-'));
    await cp(READER_FOLDER, folder, { recursive: true });
    await writeFile(join(folder, 'tokenizer.json'), '{}');
    await expect(openReader(pool, folder)).rejects.toThrow(/tokenizer\.json has SHA-256/);
    await rm(folder, { recursive: true });
  });
});
