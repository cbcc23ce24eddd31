import { describe, expect, it } from 'vitest';
import { deriveReadings } from '../../../core/diagnosis/derive/derive.ts';
import type { SocketAgeRow } from '../../../core/probes/rows.ts';

const PEER = '10.0.0.9:443';
const row = (changed: Partial<SocketAgeRow>): SocketAgeRow => ({
  local: '10.0.0.5:40000',
  peer: PEER,
  state: 'ESTABLISHED',
  unread: 0,
  sent: 90,
  received: 90.5,
  asked: true,
  heard: true,
  ...changed,
});
const every = (count: number, seconds: number, changed: Partial<SocketAgeRow> = {}) =>
  Array.from({ length: count }, (_, i) => row({ sent: 2 + i * seconds, received: 2 + i * seconds, ...changed }));

function readingsOf(socketAges: readonly SocketAgeRow[]): Record<string, unknown> {
  const sockets = [{ local: '10.0.0.5:8080', peer: '0.0.0.0:0', state: 'LISTEN', unread: 0 } as const];
  const [sample] = deriveReadings([{ at: 0, readings: [], sockets, socketAges }]);
  return Object.fromEntries((sample?.readings ?? []).map(({ id, value }) => [id, value]));
}

describe('requests without an answer', () => {
  it.each<[string, number, Partial<SocketAgeRow>]>([
    ['a request of 90 s ago without a byte since', 1, {}],
    ['one answered within the millisecond, and used no more', 0, { received: 90 }],
    ['one whose first part of an answer came, and then nothing', 0, { sent: 90, received: 80 }],
    ['one of 20 s ago', 0, { sent: 20, received: 200 }],
    ['a connection that was made and never used', 0, { asked: false }],
    ['a stream that only receives', 0, { sent: 900, received: 1 }],
    ['a client of its own server', 0, { local: '10.0.0.5:8080' }],
    ['a peer that never says anything, such as a collector of metrics', 0, { heard: false }],
    ['one the peer has closed', 0, { state: 'CLOSE_WAIT' }],
  ])('%s: %i', (_title, count, changed) => {
    expect(readingsOf([row(changed)])['requests.waiting']).toBe(count);
  });

  it('count for a peer that was heard on another socket', () => {
    const readings = readingsOf([row({ heard: false, received: 90 }), row({ sent: 1, received: 0.5 }), row({ peer: '10.0.0.8:443' })]);
    expect([readings['requests.waiting'], readings['requests.waiting_one_peer_share']]).toEqual([2, 50]);
  });
});

describe('calls without an answer so far', () => {
  it.each([
    [1, 0],
    [6, 1],
    [90, 1],
  ])('of %i s ago: %i', (seconds, count) => {
    expect(readingsOf([row({ sent: seconds, received: seconds + 1 })])['requests.unanswered']).toBe(count);
  });
});

describe('a rate from one look', () => {
  it.each<[string, number | undefined, readonly SocketAgeRow[]]>([
    ['sockets left in CLOSE_WAIT twice a second', 2, every(60, 0.5, { state: 'CLOSE_WAIT' })],
    ['bodies never read, one in two seconds', 0.5, every(20, 2, { unread: 100_000 })],
    [
      'requests without an answer',
      1,
      every(40, 1)
        .map((each) => ({ ...each, received: each.received + 0.1 }))
        .filter(({ sent }) => sent > 5),
    ],
    ['an idle pool whose connections were made together', undefined, every(20, 0.01, { state: 'CLOSE_WAIT' })],
    ['a pool and one straggler', undefined, [...every(20, 0.1, { state: 'CLOSE_WAIT' }), row({ state: 'CLOSE_WAIT', received: 300 })]],
    ['a few', undefined, every(4, 3, { state: 'CLOSE_WAIT' })],
    ['connections at rest', undefined, every(60, 1, { sent: 900 })],
  ])('%s: %s', (_title, rate, rows) => {
    expect(readingsOf(rows)['sockets.age_rate']).toEqual(rate === undefined ? undefined : expect.closeTo(rate, 5));
  });
});
