import { describe, expect, it } from 'vitest';
import { deriveReadings } from '../../../core/diagnosis/derive/derive.ts';
import type { Reading, ReadingId } from '../../../core/probes/readings.ts';
import type { SessionRow } from '../../../core/probes/rows.ts';

type Look = { readonly sessions?: readonly SessionRow[]; readonly values?: Partial<Record<ReadingId, number>> };

/** What the last of several looks, two seconds apart, comes to. */
function derived(looks: readonly Look[]): Partial<Record<ReadingId, number | string>> {
  const samples = deriveReadings(
    looks.map(({ sessions, values = {} }, i) => {
      const at = 1_000_000 + 2_000 * i;
      const readings: Reading[] = Object.entries(values).map(([id, value]) => ({ id: id as ReadingId, value, at }));
      return { at, readings, ...(sessions ? { sessions } : {}) };
    }),
  );
  return Object.fromEntries((samples.at(-1)?.readings ?? []).map(({ id, value }) => [id, value]));
}

const session = (id: string, state: string, stateAge: number, blockedBy?: readonly string[]): SessionRow => ({
  id,
  state,
  stateAge,
  ...(blockedBy ? { blockedBy } : {}),
});
const IDLE = 'idle in transaction';
const none = { 'db.lock_waits': 0 };

describe('sessions that wait for an idle one', () => {
  const waits = (holder: SessionRow, ...others: readonly SessionRow[]): Look => ({ sessions: [holder, ...others] });
  it.each<[string, readonly Look[], number | undefined]>([
    ['nobody waits', [{ sessions: [session('a', IDLE, 60)], values: none }], 0],
    ['nobody is seen to wait, and sessions are hidden', [{ sessions: [session('a', IDLE, 60)] }], undefined],
    ['somebody waits, in one look', [waits(session('a', IDLE, 60), session('b', 'active', 1, ['a']))], undefined],
    [
      'the same holder, idle all the time',
      [waits(session('a', IDLE, 60), session('b', 'active', 1, ['a'])), waits(session('a', IDLE, 62), session('b', 'active', 3, ['a']))],
      1,
    ],
    [
      'a second one waits behind the first',
      [waits(session('a', IDLE, 60)), waits(session('a', IDLE, 62), session('b', 'active', 3, ['a']), session('c', 'active', 2, ['b']))],
      2,
    ],
    [
      'two wait for each other behind the holder',
      [waits(session('a', IDLE, 60)), waits(session('a', IDLE, 62), session('b', 'active', 3, ['a', 'c']), session('c', 'active', 2, ['b']))],
      2,
    ],
    ['the holder was at work between the looks', [waits(session('a', IDLE, 0.1)), waits(session('a', IDLE, 0.2), session('b', 'active', 0.1, ['a']))], 0],
    ['the holder works', [waits(session('a', 'active', 60)), waits(session('a', 'active', 62), session('b', 'active', 3, ['a']))], 0],
    ['another holder each time', [waits(session('a', IDLE, 60)), waits(session('d', IDLE, 62), session('b', 'active', 3, ['d']))], 0],
  ])('%s', (_, looks, blocked) => {
    expect(derived(looks)['db.blocked']).toBe(blocked);
  });
});

describe('clients refused since the first look', () => {
  const total = (value: number): Look => ({ values: { 'db.refused_total': value } });
  it.each<[string, readonly Look[], number | undefined]>([
    ['one look tells nothing', [total(7)], undefined],
    ['none since', [total(7), total(7)], 0],
    ['three since', [total(7), {}, total(10)], 3],
    ['the server started again', [total(7), total(2)], 2],
    ['a login of ours was refused', [total(7), { values: { 'db.refused_total': 7, 'db.refused': 1 } }], 1],
  ])('%s', (_, looks, refused) => {
    expect(derived(looks)['db.refused']).toBe(refused);
  });
});
