import { describe, expect, test } from 'vitest';
import { confidenceOf } from '../../../../server/qa/answer/confidence.ts';
import type { Found } from '../../../../server/qa/answer/draft.ts';
import type { Read } from '../../../../server/qa/retrieve/reading.ts';
import { smallEngine } from '../../small-index.ts';

const QUESTION = 'How many captains left the ferry company?';
const engine = smallEngine();
const found: Found = await engine.inspect(QUESTION);

/** What is asked of the reader, and the confidence that its answer makes. */
async function readBy(answer: () => Promise<number[]>, decided: readonly number[]) {
  const asked: string[][] = [];
  const read: Read = (question, windows) => {
    asked.push([question, ...windows]);
    return answer();
  };
  return { confidence: await confidenceOf({ ...engine, read }, found, decided), asked };
}

const says = (score: number) => () => Promise.resolve([score]);

describe('confidence', () => {
  test('is read for where it decides something, in the words of the best passage', async () => {
    const unread = await readBy(says(9), []);
    const low = await readBy(says(-4), [unread.confidence]);
    const high = await readBy(says(4), [unread.confidence]);
    expect(unread.asked).toEqual([]);
    expect(low.asked).toEqual([[expect.stringContaining('captains'), expect.stringContaining('Only 12 captains')]]);
    expect(low.confidence).toBeLessThan(unread.confidence);
    expect(high.confidence).toBeGreaterThan(unread.confidence);
  });

  test('is not where the reader could change nothing', async () => {
    const { asked, confidence } = await readBy(says(4), [1e-9, 1 - 1e-9]);
    expect(asked).toEqual([]);
    expect(confidence).toBe((await readBy(says(4), [])).confidence);
  });

  test('is what was found alone where there is no reader, or it fails', async () => {
    const alone = await confidenceOf(engine, found, [0.5]);
    const unread = await readBy(says(0), []);
    const failed = await readBy(() => Promise.reject(new Error('It has gone.')), [unread.confidence]);
    expect(failed.asked).toHaveLength(1);
    expect(failed.confidence).toBe(alone);
  });
});
