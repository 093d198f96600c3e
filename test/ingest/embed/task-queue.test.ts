import { describe, expect, test } from 'vitest';
import { TaskQueue } from '../../../ingest/embed/task-queue.ts';

function task() {
  let finish = () => {};
  let began = false;
  const run = () => {
    began = true;
    return new Promise<string>((resolve) => {
      finish = () => resolve('done');
    });
  };
  return { run, finish: () => finish(), began: () => began };
}

describe('a queue of tasks', () => {
  test('runs so many at a time, in order', async () => {
    const queue = new TaskQueue(1);
    const [a, b, c] = [task(), task(), task()];
    const results = [a, b, c].map(({ run }) => queue.add(run));
    expect([a.began(), b.began()]).toEqual([true, false]);
    a.finish();
    await results[0];
    await expect.poll(() => [b.began(), c.began()]).toEqual([true, false]);
    b.finish();
    await expect.poll(() => c.began()).toBe(true);
    c.finish();
    expect(await Promise.all(results)).toEqual(['done', 'done', 'done']);
  });

  test('goes on after a task that fails', async () => {
    const queue = new TaskQueue(1);
    await expect(queue.add(() => Promise.reject(new Error('bad')))).rejects.toThrow('bad');
    expect(await queue.add(async () => 'next')).toBe('next');
  });

  test('takes back what waits, and lets run what runs', async () => {
    const queue = new TaskQueue(1);
    const [a, b] = [task(), task()];
    const gone = new AbortController();
    const first = queue.add(a.run, gone.signal);
    const second = queue.add(b.run, gone.signal);
    gone.abort(new Error('gone'));
    await expect(second).rejects.toThrow('gone');
    a.finish();
    expect(await first).toBe('done');
    expect(b.began()).toBe(false);
    expect(await queue.add(async () => 'room again')).toBe('room again');
  });

  test('is closed when what runs has ended; the rest is refused', async () => {
    const queue = new TaskQueue(1);
    const [a, b] = [task(), task()];
    const first = queue.add(a.run);
    const second = queue.add(b.run);
    let closed = false;
    const closing = queue.close().then(() => {
      closed = true;
    });
    await expect(second).rejects.toThrow('closed');
    expect(closed).toBe(false);
    a.finish();
    await closing;
    expect(await first).toBe('done');
    await expect(queue.add(b.run)).rejects.toThrow('closed');
    expect(b.began()).toBe(false);
  });
});
