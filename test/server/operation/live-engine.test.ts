import { describe, expect, test } from 'vitest';
import { IngestError, NotYetError } from '../../../ingest/errors.ts';
import { LiveEngine } from '../../../server/operation/live-engine.ts';
import type { Logger } from '../../../server/operation/logger.ts';

function setUp(first: string | undefined) {
  const disk = { version: first, damaged: false, absent: false, opened: 0 };
  const lines: [level: string, details: Record<string, unknown>, message: string][] = [];
  const log = (level: string) => (details: Record<string, unknown>, message: string) =>
    lines.push([level, details, message]);
  const loads: boolean[] = [];
  const live = new LiveEngine({
    logger: { info: log('info'), warn: log('warn'), error: log('error') } as unknown as Logger,
    currentVersion: async () => disk.version,
    async open() {
      disk.opened++;
      if (disk.damaged) throw new IngestError('The index’s vectors.i8 is damaged.');
      if (disk.absent) throw new NotYetError('The cluster does not hold the index.');
      return { version: disk.version! };
    },
    onLoad: (good) => loads.push(good),
  });
  return { disk, live, lines, loads };
}

describe('the engine in use', () => {
  test('is replaced when another good index is there, and not before', async () => {
    const { disk, live, lines, loads } = setUp('one');
    await live.load();
    await live.refresh();
    expect([live.current?.version, disk.opened]).toEqual(['one', 1]);
    disk.version = 'two';
    await live.refresh();
    expect(live.current?.version).toBe('two');
    expect(lines).toEqual([['info', expect.objectContaining({ index: 'two', was: 'one' }), 'new index in use']]);
    expect(loads).toEqual([true, true]);
  });

  test('stays when the new one is damaged; that is said once, and tried again when asked or when it changes', async () => {
    const { disk, live, lines, loads } = setUp('one');
    await live.load();
    Object.assign(disk, { version: 'two', damaged: true });
    await live.refresh();
    await live.refresh();
    expect([live.current?.version, disk.opened]).toEqual(['one', 2]);
    expect(lines).toEqual([
      [
        'error',
        { index: 'two', inUse: 'one', reason: 'The index’s vectors.i8 is damaged.' },
        'new index refused; the old one stays in use',
      ],
    ]);
    await live.refresh(true);
    expect(disk.opened).toBe(3);
    Object.assign(disk, { version: 'three', damaged: false });
    await live.refresh();
    expect(live.current?.version).toBe('three');
    expect(loads).toEqual([true, false, false, true]);
  });

  test('stays while the cluster has not got the new one, which is said once and tried again each time', async () => {
    const { disk, live, lines } = setUp('one');
    await live.load();
    Object.assign(disk, { version: 'two', absent: true });
    await live.refresh();
    await live.refresh();
    expect([live.current?.version, disk.opened]).toEqual(['one', 3]);
    expect(lines).toHaveLength(1);
    await live.refresh(true);
    expect(lines).toHaveLength(2);
    disk.absent = false;
    await live.refresh();
    expect(live.current?.version).toBe('two');
  });

  test('stays when the index folder has gone, which is said once', async () => {
    const { disk, live, lines } = setUp('one');
    await live.load();
    disk.version = undefined;
    await live.refresh();
    await live.refresh();
    expect(live.current?.version).toBe('one');
    expect(lines.map(([level]) => level)).toEqual(['warn']);
  });

  test('is opened once by two refreshes at once', async () => {
    const { disk, live } = setUp('one');
    await live.load();
    disk.version = 'two';
    await Promise.all([live.refresh(), live.refresh()]);
    expect(disk.opened).toBe(2);
  });

  test('at the start there is none without a good index', async () => {
    const { disk, live } = setUp('one');
    disk.damaged = true;
    await expect(live.load()).rejects.toThrow('damaged');
    expect(live.current).toBeUndefined();
  });
});
