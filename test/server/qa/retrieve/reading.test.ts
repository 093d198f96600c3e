import { describe, expect, test } from 'vitest';
import { byReading, type Read, readFirst, windowsOf, withReadings } from '../../../../server/qa/retrieve/reading.ts';
import { smallEngine } from '../../small-index.ts';

const engine = smallEngine();
const QUESTION = 'How many captains left the ferry company?';
const { retrieval } = await engine.inspect(QUESTION);
const ranked = retrieval.ranked.slice(0, 4);
const asked = { query: QUESTION, vector: retrieval.vector };
const entries = ranked.map(({ entry }) => entry);

const scored = (scores: readonly (number | undefined)[]) =>
  ranked.map((one, i) => ({
    ...one,
    score: 10 - i,
    ...(scores[i] !== undefined && { reading: { window: '', score: scores[i] } }),
  }));

describe('the order by reading', () => {
  test('puts first what is read as the surest, which keeps its score; what was not read loses as much as the least sure', () => {
    const ordered = byReading(scored([-2.5, 3, 0.5, undefined]), (_, read) => read);
    expect(ordered.map(({ entry }) => entry)).toEqual([1, 2, 0, 3].map((i) => entries[i]));
    expect(ordered.map(({ score }) => score)).toEqual([9, 5.5, 4.5, 1.5]);
  });

  test('is the order before where nothing was read, and where reading counts for nothing', () => {
    for (const before of [scored([]), scored([1, 5, 2])]) expect(byReading(before, () => 0)).toEqual(before);
  });
});

describe('reading', () => {
  const reader = (answer: (windows: readonly string[]) => Promise<number[]>) => {
    const calls: (readonly string[])[] = [];
    const read: Read = (_, windows) => {
      calls.push(windows);
      return answer(windows);
    };
    return { calls, dependencies: { ...engine, read } };
  };

  test('reads the window of each that is nearest to the question, once', async () => {
    const { calls, dependencies } = reader(async (windows) => windows.map((_, i) => i));
    const first = await withReadings(dependencies, asked, ranked);
    expect(calls).toEqual([await windowsOf(engine, entries, asked.vector)]);
    expect(calls[0]![0]).toContain('captains');
    expect(first.map(({ reading }) => reading)).toEqual(calls[0]!.map((window, score) => ({ window, score })));
    await withReadings(dependencies, asked, first);
    expect(calls).toHaveLength(1);
  });

  test('leaves the order as it is where the reader fails, and ends when the client has gone', async () => {
    const { dependencies } = reader(() => Promise.reject(new Error('It has gone.')));
    expect(await withReadings(dependencies, asked, ranked)).toEqual(ranked);
    const gone = AbortSignal.abort(new Error('The client has gone.'));
    await expect(withReadings(dependencies, asked, ranked, gone)).rejects.toThrow('The client has gone.');
  });

  test('is not asked for where index questions were written', async () => {
    const { calls, dependencies } = reader(async (windows) => windows.map(() => 1));
    const keyed = ranked.map((one) => {
      const passage = { ...one.entry.passage, keyed: true as const };
      return { ...one, entry: { ...one.entry, passage } };
    });
    expect(await readFirst(dependencies, asked, keyed)).toEqual(keyed);
    expect(calls).toEqual([]);
  });
});
