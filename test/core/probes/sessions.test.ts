import { describe, expect, it } from 'vitest';
import { isRefused, loginFailure } from '../../../core/probes/refusals.ts';
import { clientAt, type ServerSession, sessionReadings } from '../../../core/probes/sessions.ts';

const idle = (address: string | undefined, stateAge = 5, usedFor = 100): ServerSession => ({
  id: 'x',
  state: 'idle',
  stateAge,
  usedFor,
  ...(address ? { address } : {}),
});
const times = (count: number, make: (i: number) => ServerSession): readonly ServerSession[] => Array.from({ length: count }, (_, i) => make(i));
const COUNTS_ALONE = { 'db.sessions': 5, 'db.slots': 20, 'db.connections_share': 25 };
it('without a list only counts, and makes no zero of what is not known', () => {
  expect(sessionReadings(undefined, { sessions: 5, slots: 20, hidden: 0 })).toEqual(COUNTS_ALONE);
});

const read = (list: readonly ServerSession[], hidden = 0) => sessionReadings(list, { sessions: list.length + hidden, slots: 20, hidden });

describe('a list of sessions', () => {
  it('tells many small clients from few large ones', () => {
    const scattered = read([...times(14, (i) => idle(`10.0.0.${i}`)), ...times(4, () => idle('10.0.1.1'))]);
    expect(scattered).toMatchObject({ 'db.addresses': 15, 'db.sessions_per_address': 4, 'db.scattered_slots_share': 70 });
    expect(scattered['db.scattered_share']).toBeCloseTo((100 * 14) / 18);
    expect(read(times(18, () => idle('10.0.1.1')))).toMatchObject({ 'db.scattered_share': 0, 'db.top_address_share': 100 });
  });

  it('says nothing of addresses when all come by a local socket', () => {
    const readings = read(times(3, () => idle(undefined)));
    expect(readings['db.addresses']).toBe(0);
    expect(readings['db.scattered_share']).toBeUndefined();
  });

  it.each<[string, ServerSession, number]>([
    ['idle since its login', idle('a', 60, 0.2), 1],
    ['idle since its login, which was just now', idle('a', 4, 0.2), 0],
    ['used for a while', idle('a', 60, 30), 0],
    ['a subscriber', { ...idle('a', 60, 0.2), waitsByTrade: true }, 0],
    ['at work', { ...idle('a', 60, 0.2), state: 'active' }, 0],
  ])('counts as unused: %s', (_, session, unused) => {
    expect(read([session])['db.sessions_unused']).toBe(unused);
  });

  it('takes no statement for slow whose result the client does not read', () => {
    const active = (stateAge: number, wait?: string): ServerSession => ({ id: 'x', state: 'active', stateAge, ...(wait ? { wait } : {}) });
    expect(read([active(400, 'Client:ClientWrite'), active(3)])['db.active_age']).toBe(3);
    expect(read([])['db.active_age']).toBe(0);
  });

  it('makes of what is hidden neither a zero nor a share', () => {
    const readings = read([{ id: 'x', state: 'idle in transaction', stateAge: 40 }], 5);
    expect(readings).toMatchObject({ 'db.sessions': 6, 'db.hidden_sessions': 5, 'db.idle_in_transaction': 1, 'db.idle_in_transaction_age': 40 });
    for (const id of ['db.lock_waits', 'db.sessions_idle', 'db.active_age', 'db.addresses'] as const) expect(readings[id]).toBeUndefined();
  });
});

it('writes the other end of a socket as the table of sockets does', () => {
  expect([clientAt('10.0.0.7', 41_234), clientAt('::1', 5), clientAt(undefined, 5), clientAt('10.0.0.7', -1)]).toEqual([
    '10.0.0.7:41234',
    '[::1]:5',
    undefined,
    undefined,
  ]);
});

describe('a refused login', () => {
  const said = (detail: string, code?: string) => ({ status: 'failed', detail, ...(code ? { code } : {}) }) as const;
  it.each([
    [said('“sorry, too many clients already”', '53300'), 'superuser_reserved_connections'],
    [said('“too many connections for role "app"”', '53300'), 'limit of this role'],
    [said('“no more connections allowed (max_client_conn)”', '08P01'), 'max_client_conn of the pooler'],
    [said('“Too many connections”', '1040'), 'CONNECTION_ADMIN'],
    [said("“User 'app' has exceeded the 'max_user_connections' resource”", '1226'), 'limit of this user'],
    [said('“ERR max number of clients reached”'), 'Redis keeps no slot back'],
  ])('is a reading, with where a slot may be left: %o', (answer, advice) => {
    expect(isRefused(answer)).toBe(true);
    expect(loginFailure({ at: 1 }, answer)).toMatchObject({ readings: [{ id: 'db.refused', value: 1 }], coverage: expect.stringContaining(advice) });
  });

  it.each([said('password authentication failed', '28P01'), said('nobody listens there', 'ECONNREFUSED')])('is no other failure: %o', (answer) => {
    expect(loginFailure({ at: 1 }, answer)).toEqual({ readings: [], status: 'failed', coverage: `${answer.detail}.` });
  });
});
