/** Workers that end, hang or are killed, as processes and as threads. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { NotYetError } from '../../ingest/errors.ts';
import { SupervisedPool } from '../../ingest/supervised-pool.ts';

const folder = mkdtempSync(join(tmpdir(), 'otr-workers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const open: SupervisedPool[] = [];
afterEach(async () => {
  for (const pool of open.splice(0)) await pool.close();
});

type Answer = { say: string; pid: number; probed: boolean };
type Event = 'lost' | 'well';

function pool(runtime: 'child_process' | 'worker_threads', { hangMs = 30_000, unless = '' } = {}) {
  const events: Event[] = [];
  const workers = new SupervisedPool({
    worker: 'scripted worker',
    pool: {
      filename: new URL('./scripted-worker.js', import.meta.url).href,
      runtime,
      minThreads: 1,
      maxThreads: 1,
      concurrentTasksPerWorker: 2,
      execArgv: [],
    },
    probe: { task: { unless }, name: 'probe' },
    limitMs: 50_000,
    hangMs,
    onWorker: (_, well) => events.push(well ? 'well' : 'lost'),
  });
  open.push(workers);
  return { workers, events, ask: (say: string) => workers.run<Answer>({ say }) };
}

let files = 0;
const freshFile = () => join(folder, String(++files));

describe.each(['child_process', 'worker_threads'] as const)('workers (%s)', (runtime) => {
  test('answer, and throw what the task throws, without being replaced', async () => {
    const { workers, events, ask } = pool(runtime);
    expect(await ask('a')).toMatchObject({ say: 'a', probed: false });
    await expect(workers.run({ fail: 'no such text' })).rejects.toThrow('no such text');
    expect(await ask('b')).toMatchObject({ say: 'b' });
    expect(events).toEqual([]);
  });

  test('that end at a task are replaced, and it is tried once more', async () => {
    const { workers, events, ask } = pool(runtime);
    await ask('a');
    expect(await workers.run({ end: true, once: freshFile() })).toBe('done');
    expect(events).toEqual(['lost', 'well']);
  });

  test('that end at it again are replaced, and the caller is told to come back', async () => {
    const { workers, events, ask } = pool(runtime);
    await ask('a');
    const ending = workers.run({ end: true });
    await expect(ending).rejects.toThrow(NotYetError);
    await expect(ending).rejects.toThrow('The scripted worker is being started again');
    await expect.poll(() => events).toEqual(['lost', 'well']);
    expect(await ask('b')).toMatchObject({ say: 'b', probed: true });
  });

  test('that hang are replaced, and what waited for them is answered', async () => {
    const { workers, events, ask } = pool(runtime, { hangMs: 1_000 });
    await ask('a');
    const file = freshFile();
    const hanging = workers.run({ hang: true, once: file });
    await expect.poll(() => existsSync(file)).toBe(true);
    const beside = ask('b');
    expect(await hanging).toBe('done');
    expect(await beside).toMatchObject({ say: 'b' });
    expect(events).toEqual(['lost', 'well']);
  });

  test('that cannot be replaced are tried again with pauses, while callers are refused at once', async () => {
    const unless = freshFile();
    const { workers, events, ask } = pool(runtime, { unless });
    await ask('a');
    writeFileSync(unless, '');
    await expect(workers.run({ end: true })).rejects.toThrow(NotYetError);
    await expect
      .poll(() =>
        ask('b').then(
          () => 'answered',
          (error) => error.name,
        ),
      )
      .toBe('NotYetError');
    expect(events).toEqual(['lost']);
    rmSync(unless);
    await expect.poll(() => events, { timeout: 20_000 }).toEqual(['lost', 'well']);
    expect(await ask('c')).toMatchObject({ say: 'c' });
  });
});

describe.runIf(process.platform !== 'win32')('a worker process', () => {
  test.each(['SIGKILL', 'SIGSTOP'] as const)('that gets %s between tasks is replaced', async (signal) => {
    const { events, ask } = pool('child_process', { hangMs: 1_000 });
    const { pid } = await ask('a');
    process.kill(pid, signal);
    const after = await ask('b');
    expect(after.pid).not.toBe(pid);
    expect(events[0]).toBe('lost');
    await expect.poll(() => isRunning(pid)).toBe(false);
  });
});

test('closing ends workers that hang, and tells nobody', async () => {
  const { workers, events, ask } = pool('child_process');
  const { pid } = await ask('a');
  const hanging = expect(workers.run({ hang: true })).rejects.toThrow();
  await workers.close();
  await hanging;
  expect(isRunning(pid)).toBe(false);
  expect(events).toEqual([]);
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
