import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { EmbeddingPool } from '../../../ingest/embed/pool.ts';
import { AnswerCache } from '../../../server/operation/answer-cache.ts';
import { Lru } from '../../../server/operation/lru.ts';
import { questionPool } from '../../../server/operation/question-pool.ts';
import { answerTo, ask, NOTHING, smallApp } from './small-app.ts';

describe('a bounded map', () => {
  test('forgets what was not used for longest', () => {
    const lru = new Lru<number>(20, () => 8);
    lru.set('a', 1);
    lru.set('b', 2);
    lru.get('a');
    lru.set('c', 3);
    expect([lru.get('a'), lru.get('b'), lru.get('c'), lru.size]).toEqual([1, undefined, 3, 2]);
  });

  test('counts bytes, and does not keep what is too large alone', () => {
    const lru = new Lru<string>(14, (value) => value.length);
    lru.set('a', 'xxxxxx');
    lru.set('a', 'xxxx');
    lru.set('b', 'xxxxxx');
    expect(lru.size).toBe(2);
    lru.set('c', 'x');
    expect([lru.get('a'), lru.get('b'), lru.get('c')]).toEqual([undefined, 'xxxxxx', 'x']);
    lru.set('d', 'x'.repeat(15));
    expect([lru.get('d'), lru.size]).toEqual([undefined, 2]);
  });

  test('counts its keys', () => {
    const lru = new Lru<string>(1_000, () => 0);
    for (let i = 0; i < 10; i++) lru.set(String(i).repeat(100), 'x');
    expect(lru.size).toBe(5);
    lru.set('k'.repeat(501), 'x');
    expect(lru.size).toBe(5);
  });

  test('keeps nothing at size 0', () => {
    const lru = new Lru<number>(0, () => 0);
    lru.set('a', 1);
    expect(lru.get('a')).toBeUndefined();
  });
});

describe('the pool that embeds questions', () => {
  const spec = { dimensions: 1 } as EmbeddingPool['spec'];
  const pooled = (run: EmbeddingPool['run'], more: { bytes?: number; timeoutMs?: number } = {}) => {
    const lookups: boolean[] = [];
    const pool = questionPool(
      { spec, run, close: async () => {} },
      { bytes: 10_000, timeoutMs: 60_000, onLookup: (hit) => lookups.push(hit), ...more },
    );
    return { pool, lookups };
  };

  test('embeds a question once, also when it is asked twice at once', async () => {
    const asked: string[] = [];
    const { pool, lookups } = pooled(async ([text]) => {
      asked.push(text!);
      return Float32Array.of(asked.length);
    });
    const [a, b] = await Promise.all([pool.run(['query: x']), pool.run(['query: x'])]);
    expect(a).toBe(b);
    expect(await pool.run(['query: x'])).toBe(a);
    await pool.run(['query: y']);
    expect(asked).toEqual(['query: x', 'query: y']);
    expect(lookups).toEqual([false, true, true, false]);
  });

  describe('with questions that wait at the same time', () => {
    /** A pool whose work ends when it is told to. */
    const slow = (batched: boolean) => {
      const batches: string[][] = [];
      const ends: (() => void)[] = [];
      const run: EmbeddingPool['run'] = (texts) => {
        batches.push(texts);
        return new Promise((resolve) => ends.push(() => resolve(Float32Array.from(texts, (text) => Number(text)))));
      };
      const inner = { spec: { ...spec, batched }, run, close: async () => {} };
      return { batches, ends, pool: questionPool(inner, { bytes: 10_000, timeoutMs: 60_000 }) };
    };
    const numbers = (count: number) => Array.from({ length: count }, (_, i) => String(i));

    test('puts those into one batch, and gives each its own vector', async () => {
      const { batches, ends, pool } = slow(true);
      const vectors = Promise.all(numbers(12).map((text) => pool.run([text])));
      expect(batches).toEqual([['0'], ['1']]);
      for (let i = 0; i < 4; i++) await expect.poll(() => ends.shift()?.()).toBeUndefined();
      await expect.poll(() => batches.length).toBe(4);
      for (const end of ends) end();
      expect((await vectors).map(([value]) => value)).toEqual(numbers(12).map(Number));
      expect(batches.map((batch) => batch.length)).toEqual([1, 1, 8, 2]);
    });

    test('puts no two into one batch where a vector would depend on it', async () => {
      const { batches, ends, pool } = slow(false);
      const vectors = Promise.all(numbers(4).map((text) => pool.run([text])));
      await expect
        .poll(() => {
          for (const end of ends.splice(0)) end();
          return batches.length;
        })
        .toBe(4);
      for (const end of ends) end();
      expect((await vectors).map(([value]) => value)).toEqual([0, 1, 2, 3]);
      expect(batches.every((batch) => batch.length === 1)).toBe(true);
    });

    test('fails all of a batch that fails, and goes on', async () => {
      let fails = true;
      const run: EmbeddingPool['run'] = async (texts) => {
        if (fails) throw new Error('out of memory');
        return Float32Array.from(texts, Number);
      };
      const { pool } = pooled(run);
      const all = await Promise.allSettled(numbers(5).map((text) => pool.run([text])));
      expect(all.every(({ status }) => status === 'rejected')).toBe(true);
      fails = false;
      expect(await pool.run(['7'])).toEqual(Float32Array.of(7));
    });
  });

  test('does not keep a failure', async () => {
    let works = false;
    const { pool } = pooled(async () => {
      if (!works) throw new Error('out of memory');
      return Float32Array.of(1);
    });
    await expect(pool.run(['x'])).rejects.toThrow('out of memory');
    works = true;
    expect(await pool.run(['x'])).toEqual(Float32Array.of(1));
  });

  test('gives up after its time, with 503; what waits is not embedded any more', async () => {
    const begun: string[] = [];
    const hanging: EmbeddingPool['run'] = ([text]) => {
      begun.push(text!);
      return new Promise(() => {});
    };
    const { pool } = pooled(hanging, { timeoutMs: 1 });
    const all = await Promise.allSettled(['a', 'b', 'c'].map((text) => pool.run([text])));
    for (const { status, ...rest } of all) {
      expect(status).toBe('rejected');
      expect(rest).toMatchObject({ reason: { status: 503 } });
    }
    expect(begun).toEqual(['a', 'b']);
  });
});

describe('kept answers', () => {
  test('are found by all that was asked, whatever the order of the fields', () => {
    const cache = new AnswerCache(100_000);
    const question = 'what about peace';
    cache.set({ question, filters: { from: '2020-10-01', to: '2020-11-01' } }, answerTo(question));
    expect(cache.get({ filters: { to: '2020-11-01', from: '2020-10-01' }, question, history: [] })?.answer).toBe(
      answerTo(question).answer,
    );
    expect(cache.get({ question })).toBeUndefined();
    expect(cache.get({ question, filters: { from: '2020-10-01' } })).toBeUndefined();
    expect(cache.get({ question, filters: { from: '2020-10-01', to: '2020-11-01' }, limit: 3 })).toBeUndefined();
  });

  test('say how long they took this time', () => {
    const cache = new AnswerCache(100_000);
    cache.set({ question: 'x' }, answerTo('x'));
    const { timings } = cache.get({ question: 'x' })!;
    expect(timings).toMatchObject({ understand: 0, retrieve: 0, answer: 0, verify: 0 });
    expect(timings.total).toBeLessThan(answerTo('x').timings.total);
  });

  test('are not those that a chat model failed to give', () => {
    const cache = new AnswerCache(100_000);
    cache.set({ question: 'x' }, { ...answerTo('x'), fallback: { from: 'gpt', reason: 'it hung' } });
    expect(cache.get({ question: 'x' })).toBeUndefined();
  });
});

describe('kept responses', () => {
  const counted = () => {
    let searches = 0;
    const results = Array.from({ length: 60 }, (_, i) => ({ passageId: `p${i}`, text: 'the same words again' }));
    const search = () => {
      searches++;
      return { ...NOTHING, results: results as never[] };
    };
    return { search, searches: () => searches };
  };

  test('are sent again without a search, with an ETag that a client can ask with', async () => {
    const { search, searches } = counted();
    const app = smallApp({ responseCacheBytes: 1 << 20 }, { search });
    const first = await app.request('/api/search?q=war');
    const again = await app.request('/api/search?q=war');
    expect(await again.text()).toBe(await first.text());
    expect(again.headers.get('content-type')).toBe(first.headers.get('content-type'));
    expect(searches()).toBe(1);
    const etag = again.headers.get('etag')!;
    expect(etag).toBe(first.headers.get('etag'));
    const unchanged = await app.request('/api/search?q=war', { headers: { 'if-none-match': etag } });
    expect([unchanged.status, await unchanged.text()]).toEqual([304, '']);
    await app.request('/api/search?q=peace');
    expect(searches()).toBe(2);
  });

  test('are compressed for those who take it', async () => {
    const app = smallApp({ responseCacheBytes: 1 << 20 }, counted());
    const plain = await (await app.request('/api/search?q=war')).text();
    for (const _ of ['computed', 'kept']) {
      const zipped = await app.request('/api/search?q=war', { headers: { 'accept-encoding': 'br, gzip' } });
      expect(zipped.headers.get('content-encoding')).toBe('gzip');
      expect(zipped.headers.get('vary')).toContain('Accept-Encoding');
      expect(gunzipSync(Buffer.from(await zipped.arrayBuffer())).toString()).toBe(plain);
    }
  });

  test('are never errors, and never another version’s', async () => {
    const { search, searches } = counted();
    const fakes = { search, version: 'v1' };
    const app = smallApp({ responseCacheBytes: 1 << 20 }, fakes);
    for (let i = 0; i < 2; i++) expect((await app.request('/api/search?q=')).status).toBe(400);
    await app.request('/api/search?q=war');
    expect(searches()).toBe(1);
    fakes.version = 'v2';
    await app.request('/api/search?q=war');
    expect(searches()).toBe(2);
  });
});

describe('compression', () => {
  test('of an answer leaves it what it was, and leaves streams alone', async () => {
    const long = { ...answerTo('x'), answer: 'word '.repeat(1000) };
    const app = smallApp({}, { ask: () => long });
    const init = ask('what about peace');
    const headers = { ...init.headers, 'accept-encoding': 'gzip' };
    const zipped = await app.request('/api/ask', { ...init, headers });
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(JSON.parse(gunzipSync(Buffer.from(await zipped.arrayBuffer())).toString())).toEqual(long);
    const stream = await app.request('/api/ask', { ...init, headers: { ...headers, accept: 'text/event-stream' } });
    expect(stream.headers.get('content-encoding')).toBeNull();
    await stream.text();
  });
});
