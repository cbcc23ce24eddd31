import { describe, expect, it } from 'vitest';
import { deriveReadings } from '../../../core/diagnosis/derive/derive.ts';
import type { Reading, ReadingId } from '../../../core/probes/readings.ts';
import type { LockRow, Rows, ThreadRow } from '../../../core/probes/rows.ts';

/** What the last of several looks, some seconds apart, comes to. */
function derived(seconds: number, looks: readonly (Rows & { readonly readings?: readonly Reading[] })[]): Partial<Record<ReadingId, number | string>> {
  const samples = deriveReadings(looks.map((rows, i) => ({ at: 1_000_000 + 1000 * seconds * i, readings: [], ...rows })));
  return Object.fromEntries((samples.at(-1)?.readings ?? []).map(({ id, value }) => [id, value]));
}

const count = (id: ReadingId, value: number): readonly Reading[] => [{ id, value, at: 0 }];

describe('zombies', () => {
  it.each<[string, readonly (readonly string[] | undefined)[], number | undefined]>([
    ['none, in one look', [[]], 0],
    ['one that may be collected in a moment, in one look', [['21:500']], undefined],
    ['one that stayed', [['21:500'], ['21:500', '22:600']], 1],
    ['others each time, so they are collected', [['21:500'], ['22:600']], 0],
    ['a pid that was given again', [['21:500'], ['21:900']], 0],
    ['a look between them that could not be taken', [['21:500'], undefined, ['21:500']], 1],
  ])('%s', (_, looks, zombies) => {
    expect(
      derived(
        1,
        looks.map((each) => (each ? { zombies: each } : {})),
      )['process.zombies'],
    ).toBe(zombies);
  });
});

describe('locks', () => {
  const lock = (owner: number, waiters: number): LockRow => ({ held: `FLOCK fe:00:9 0-EOF ${owner}`, waiters });
  it.each<[string, readonly (readonly LockRow[])[], number | undefined]>([
    ['nobody waits, in one look', [[lock(7, 0)]], 0],
    ['somebody waits, in one look', [[lock(7, 1)]], undefined],
    ['they wait for the same holder each time', [[lock(7, 1)], [lock(7, 2)], [lock(7, 3)]], 3],
    ['the lock changes hands', [[lock(7, 1)], [lock(8, 2)], [lock(7, 3)]], 0],
  ])('%s', (_, looks, waiting) => {
    expect(
      derived(
        1,
        looks.map((locks) => ({ locks })),
      )['locks.waiting'],
    ).toBe(waiting);
  });
});

describe('threads', () => {
  const thread = (tid: number, name: string): ThreadRow => ({ tid: String(tid), started: tid, name, age: 100, used: 0 });
  const named = (names: readonly string[]) => ({ threads: names.map((name, i) => thread(i, name)) });

  it('share a name where the new ones do, digits aside', () => {
    const names = ['main', 'pool-1-thread-1', 'pool-2-thread-1', 'pool-13-thread-1', 'gc'];
    expect(derived(1, [named(names.slice(0, 1)), named(names)])['threads.growing_name_share']).toBe(75);
    expect(derived(1, [named(names), named([...names, 'pool-14-thread-1'])])['threads.growing_name_share']).toBeUndefined();
  });

  const limit = (used: number, most: number, rejected?: number) => ({ name: 'pids.max', used, limit: most, ...(rejected === undefined ? {} : { rejected }) });
  it.each<[string, number, readonly ReturnType<typeof limit>[], number]>([
    ['the counter rises and most threads are its own', 400, [limit(500, 500, 10), limit(500, 500, 14)], 4],
    ['the counter rises and most threads are of others', 100, [limit(500, 500, 10), limit(500, 500, 14)], 0],
    ['it was refused before anybody looked', 400, [limit(500, 500, 10), limit(500, 500, 10)], 0],
    ['it stands at a limit that counts no refusals', 90, [limit(99, 100), limit(100, 100)], 1],
  ])('are refused: %s', (_, own, rows, refused) => {
    const looks = rows.map((row) => ({ threadLimits: [row, { name: 'pid_max', used: 900, limit: 32_768 }], readings: count('threads.count', own) }));
    expect(derived(1, looks)).toMatchObject({ 'threads.refused': refused, 'threads.limit_share': 100 });
  });
});

describe('processor time', () => {
  const spinner = (age: number, used: number, waited?: number): ThreadRow => ({
    tid: '9',
    started: 1,
    name: 'retry',
    age,
    used,
    ...(waited === undefined ? {} : { waited }),
  });

  it.each<[string, number, readonly [ThreadRow, ThreadRow], number | undefined]>([
    ['ran all the time and waited for work before', 20, [spinner(60, 3), spinner(80, 22.9)], 1],
    ['got half a core on a crowded host and never rested', 20, [spinner(60, 3, 0), spinner(80, 13, 9.8)], 1],
    ['has computed since it began', 20, [spinner(60, 58), spinner(80, 78)], 0],
    ['is too young to have been different', 20, [spinner(2, 0.1), spinner(22, 20)], 0],
    ['rests now and then', 20, [spinner(60, 3), spinner(80, 20)], 0],
    ['was seen too short', 5, [spinner(60, 3), spinner(65, 8)], undefined],
  ])('a thread that %s', (_, seconds, [then, now], spinning) => {
    expect(derived(seconds, [{ threads: [then] }, { threads: [now] }])['cpu.spinning_threads']).toBe(spinning);
  });

  it('is a share of what the process may use, and throttling a share of the periods', () => {
    const looks = [
      { used: 10, allowed: 1.5, periods: 100, throttled: 10 },
      { used: 13, allowed: 1.5, periods: 120, throttled: 25 },
    ].map((processor) => ({ processor }));
    expect(derived(4, looks)).toMatchObject({ 'cpu.share': 50, 'cpu.throttled_share': 75 });
    expect(derived(4, looks.slice(1))).toEqual({});
  });
});
