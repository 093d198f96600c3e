import { describe, expect, test } from 'vitest';
import { BusyError, Gate } from '../../../../server/http/limits/gate.ts';

const LONG = 60_000;

describe('a gate', () => {
  test('lets so many in, makes some wait in order, and refuses the rest', async () => {
    const gate = new Gate({ running: 2, queue: 2, patienceMs: LONG });
    const leave = [await gate.enter(), await gate.enter()];
    const entered: number[] = [];
    const enter = async (who: number) => {
      const leave = await gate.enter();
      entered.push(who);
      return leave;
    };
    const third = enter(3);
    const fourth = enter(4);
    await expect(gate.enter()).rejects.toThrow(BusyError);
    expect([gate.running, gate.waiting]).toEqual([2, 2]);

    leave[0]!();
    (await third)();
    (await fourth)();
    expect(entered).toEqual([3, 4]);
    leave[1]!();
    expect([gate.running, gate.waiting]).toEqual([0, 0]);
  });

  test('gives a place back once, however often it is left', async () => {
    const gate = new Gate({ running: 1, queue: 0, patienceMs: LONG });
    const leave = await gate.enter();
    leave();
    leave();
    expect(gate.running).toBe(0);
    await gate.enter();
    await expect(gate.enter()).rejects.toThrow(BusyError);
  });

  test('ends a wait that is too long', async () => {
    const gate = new Gate({ running: 1, queue: 1, patienceMs: 1 });
    await gate.enter();
    await expect(gate.enter()).rejects.toThrow('too long');
    expect(gate.waiting).toBe(0);
  });

  test('forgets whoever has gone', async () => {
    const gate = new Gate({ running: 1, queue: 1, patienceMs: LONG });
    const leave = await gate.enter();
    const client = new AbortController();
    const waiting = gate.enter(client.signal);
    client.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    expect(gate.waiting).toBe(0);
    leave();
    expect(gate.running).toBe(0);
    await expect(gate.enter(client.signal)).rejects.toThrow('gone');
    expect(gate.running).toBe(0);
  });
});
