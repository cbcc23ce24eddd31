import { describe, expect, it } from 'vitest';
import { deriveReadings } from '../../../core/diagnosis/derive/derive.ts';
import type { PoolRow, Rows, SessionRow } from '../../../core/probes/rows.ts';

/** What the last of two looks, ten seconds apart, comes to. */
function derived(first: Rows, last: Rows) {
  const samples = deriveReadings([first, last].map((rows, i) => ({ at: 1_000_000 + 10_000 * i, readings: [], ...rows })));
  return Object.fromEntries((samples.at(-1)?.readings ?? []).map(({ id, value }) => [id, value]));
}

const pool = (more: Partial<PoolRow> = {}): PoolRow => ({ name: 'orders', used: 4, max: 4, waiting: 3, ...more });
const session = (n: number, state: string, stateAge: number, more: Partial<SessionRow> = {}): SessionRow => ({ id: `${n}@1`, state, stateAge, ...more });
const four = (make: (n: number) => SessionRow) => [1, 2, 3, 4].map(make);
const full = (sessions: readonly SessionRow[]): Rows => ({ pools: [pool()], sessions });

describe('the connections of a full pool', () => {
  it.each<[string, readonly SessionRow[], readonly SessionRow[], string | undefined]>([
    ['sit idle, the same ones', four((n) => session(n, 'idle', 50 + n)), four((n) => session(n, 'idle', 60 + n)), 'idle-unmoved'],
    ['come back between two looks', four((n) => session(n, 'idle', 5)), four((n) => session(n, 'idle', 3)), 'idle-moving'],
    ['are others than before', four((n) => session(n, 'idle', 50)), four((n) => session(n + 10, 'idle', 60)), 'idle-moving'],
    ['are idle only between two statements', four((n) => session(n, 'idle', 0.1)), four((n) => session(n, 'idle', 0.1)), 'active'],
    ['hold a transaction open', four((n) => session(n, 'idle in transaction', 50)), four((n) => session(n, 'idle in transaction', 60)), 'idle-in-transaction'],
    [
      'wait for a lock, whatever else they are',
      four((n) => session(n, 'active', 50)),
      four((n) => session(n, 'active', 60, { wait: 'Lock:transactionid' })),
      'lock',
    ],
    [
      'write a result that nobody reads',
      four((n) => session(n, 'active', 50)),
      four((n) => session(n, 'active', 60, { wait: 'Client:ClientWrite' })),
      'client-write',
    ],
    [
      'run the same statements on and on',
      four((n) => session(n, 'active', 50, { statement: 'a' })),
      four((n) => session(n, 'active', 60, { statement: 'a' })),
      'slow',
    ],
    [
      'run quick statements all the time',
      four((n) => session(n, 'active', 0.2, { statement: 'a' })),
      four((n) => session(n, 'active', 0.1, { statement: 'a' })),
      'active',
    ],
    [
      'do this and that: nothing is said',
      four((n) => session(n, 'idle', 50)),
      [session(1, 'idle', 60), session(2, 'idle', 60), session(3, 'active', 1), session(4, 'idle in transaction', 4)],
      undefined,
    ],
  ])('%s', (_, before, now, holders) => {
    expect(derived(full(before), full(now))['pool.holders']).toBe(holders);
  });

  it('are not asked after while nobody waits', () => {
    const idle = { pools: [pool({ waiting: 0 })], sessions: four((n) => session(n, 'idle', 60)) };
    expect(derived(idle, idle)).toEqual({ 'pool.used_share': 100, 'pool.waiting': 0 });
  });

  it('are those at the other end of its own sockets, where these are known', () => {
    const own = (age: number) => [
      ...four((n) => session(n, 'idle', age, { client: `10.0.0.2:4000${n}` })),
      ...Array.from({ length: 9 }, (_, i) => session(100 + i, 'active', 0.1, { client: `10.0.0.9:5000${i}` })),
    ];
    const sockets = [1, 2, 3, 4].map((n) => ({ local: `10.0.0.2:4000${n}`, peer: '10.0.0.7:5432', state: 'ESTABLISHED' as const, unread: 0 }));
    expect(derived({ ...full(own(50)), sockets }, { ...full(own(60)), sockets })['pool.holders']).toBe('idle-unmoved');
  });

  it('cannot be told from one look', () => {
    const [sample] = deriveReadings([{ at: 0, readings: [], ...full(four((n) => session(n, 'idle', 600))) }]);
    expect(sample?.readings.map(({ id }) => id)).toEqual(['pool.used_share', 'pool.waiting']);
  });
});

it('that do not exist yet are waited for by nobody', () => {
  const readings = (rows: Rows) => deriveReadings([{ at: 0, readings: [], ...rows }])[0]?.readings.map(({ id, value }) => [id, value]);
  expect([readings({ pools: [] }), readings({})]).toEqual([[['pool.waiting', 0]], []]);
});

it('without a known maximum is full when somebody waits for it', () => {
  const told = (row: Partial<PoolRow>) =>
    deriveReadings([{ at: 0, readings: [], pools: [{ name: 'db', used: 7, waiting: 2, ...row }] }])[0]?.readings.find(({ id }) => id === 'pool.used_share')
      ?.value;
  expect([told({}), told({ waiting: 0 }), told({ used: 0 })]).toEqual([100, undefined, undefined]);
});

it('tells connections that are kept from those that work held for a while, once it has watched long enough', () => {
  const looks = [0, 10_000, 25_000, 40_000].map((at) => ({
    at,
    readings: [],
    pools: [pool()],
    sessions: four((n) => session(n, 'idle', (at - 12_000) / 1000)),
  }));
  const holders = (samples: typeof looks) =>
    deriveReadings(samples)
      .at(-1)
      ?.readings.find(({ id }) => id === 'pool.holders')?.value;
  // They went idle 12 s after the first look, so that one says nothing of them any more.
  expect(holders(looks)).toBe('idle-unmoved');
});

it('where only those that ever had to wait are counted, the new ones wait now', () => {
  const counting = (waits: number): Rows => ({ pools: [{ name: 'db', used: 25, max: 25, waits }] });
  expect(derived(counting(15_000), counting(15_847))['pool.waiting']).toBe(847);
});

it('of several pools the one with waiters is told, then the fullest', () => {
  const pools = [pool({ name: 'full', waiting: 0 }), pool({ name: 'waited for', used: 3, waiting: 2 }), pool({ name: 'empty', used: 0, waiting: 0 })];
  const [sample] = deriveReadings([{ at: 0, readings: [], pools }]);
  expect(sample?.readings.map(({ id, value, of }) => [id, value, of])).toEqual([
    ['pool.used_share', 75, 'waited for'],
    ['pool.waiting', 2, 'waited for'],
  ]);
});
