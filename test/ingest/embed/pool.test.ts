/** The real model in its worker process. */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dot } from '../../../ingest/embed/dot.ts';
import { resolveModel } from '../../../ingest/embed/model-spec.ts';
import { type EmbeddingPool, openPool } from '../../../ingest/embed/pool.ts';
import { IngestError } from '../../../ingest/errors.ts';

const MODEL = 'ingest/models/otr-e5-small-v1';
const CHILDREN = `/proc/${process.pid}/task/${process.pid}/children`;

let pool: EmbeddingPool;
beforeAll(async () => {
  pool = openPool(await resolveModel(MODEL));
});
afterAll(() => pool.close());

const children = () => readFileSync(CHILDREN, 'utf8').trim().split(' ').map(Number);
const workers = () => children().filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('tinypool'));
const many = Array.from({ length: 60 }, (_, i) => `passage: The ferry left the harbour in the morning ${i}.`);

describe('the embedding pool', () => {
  test('gives the vectors of texts in their order, whatever their lengths', async () => {
    const question = 'query: who built the ferry?';
    const alone = await pool.run([question]);
    const beside = await pool.run([...many.slice(0, 5), question, 'query: x']);
    const { dimensions } = pool.spec;
    expect(dot(alone, beside, 5 * dimensions)).toBeCloseTo(1, 5);
    expect(dot(alone, beside, 6 * dimensions)).toBeLessThan(0.95);
    expect(Math.hypot(...alone)).toBeCloseTo(1, 5);
  });

  test('puts texts into one batch only where the model says that it may', async () => {
    const single = openPool({ ...pool.spec, batched: false });
    const [one, together] = await Promise.all([single.run(many), pool.run(many)]);
    const alone = await Promise.all(many.map((text) => single.run([text])));
    expect(alone.flatMap((vector) => [...vector])).toEqual([...one]);
    expect([...together].every((value, i) => Math.abs(value - one[i]!) < 1e-4)).toBe(true);
    await single.close();
  });

  test('says so when the model gives other vectors than its settings say', async () => {
    const wrong = openPool({ ...pool.spec, dimensions: 7 });
    await expect(wrong.run(['query: x'])).rejects.toThrow(/gives vectors of 384 dimensions, but its settings say 7/);
    await wrong.close();
  });

  test('says so when the model cannot be loaded', async () => {
    const none = openPool({ ...pool.spec, name: 'none' });
    await expect(none.run(['query: x'])).rejects.toThrow(IngestError);
    await none.close();
  });

  test('refuses what waits when it is closed, and ends what has begun', async () => {
    const closing = openPool(pool.spec);
    const begun = [closing.run(many), closing.run(many)];
    const waiting = closing.run(['query: x']);
    const refused = expect(waiting).rejects.toThrow('closed');
    await closing.close();
    for (const vectors of await Promise.all(begun)) expect(vectors.length).toBe(many.length * pool.spec.dimensions);
    await refused;
  });

  describe.runIf(existsSync(CHILDREN))('with a worker that is signalled', () => {
    test('goes on where the worker is killed at its work, or between', async () => {
      const expected = await pool.run(many);
      for (const signal of ['SIGKILL', 'SIGINT', 'SIGTERM'] as const) {
        const work = pool.run(many);
        await expect.poll(() => workers().length).toBe(1);
        process.kill(workers()[0]!, signal);
        expect(await work).toEqual(expected);
      }
      // The last has ended by itself by now, or is about to.
      await pool.run(['query: x']);
      for (let i = 0; i < 3; i++) {
        for (const pid of workers()) process.kill(pid, 'SIGKILL');
        await pool.run(['query: x']);
      }
      for (const pid of workers()) process.kill(pid, 'SIGKILL');
      expect((await pool.run(many)).length).toBe(expected.length);
    });
  });
});
