import { describe, expect, it } from 'vitest';
import { loadBundled } from '../../content/bundled.ts';
import { diagnose } from '../../core/diagnosis/diagnose.ts';
import type { Sample, SocketRow } from '../../core/probes/probe.ts';
import { record, type Values } from '../core/diagnosis/a-record.ts';

const { runbooks } = await loadBundled();

/** What the bundled Signals tables make of a record: cause and status, the refuted ones last. */
function verdictsOf(values: Values, sockets?: (i: number) => readonly SocketRow[]) {
  const samples: readonly Sample[] = record(30, { 'descriptors.limit': 1024, ...values }).map((sample, i) => ({
    ...sample,
    ...(sockets ? { sockets: sockets(i) } : {}),
  }));
  const { outcome, verdicts } = diagnose({ target: { pid: 7, name: 'api' }, startedAt: 0, endedAt: 29_000, samples, probes: [] }, runbooks);
  const [first] = verdicts;
  return {
    outcome,
    severity: first?.severity,
    variant: first?.variant,
    consequences: first?.consequences,
    ...Object.fromEntries(verdicts.map(({ cause, status }) => [cause, status])),
  };
}

const row = (local: number, state: SocketRow['state'], more: Partial<SocketRow> = {}): SocketRow => ({
  local: `10.0.0.2:${40_000 + local}`,
  peer: '10.0.1.50:443',
  state,
  unread: 1,
  ...more,
});
const rows = (n: number, make: (i: number) => SocketRow) => Array.from({ length: n }, (_, i) => make(i));
const leaking: Values = {
  'descriptors.used': (i) => 100 + 2 * i,
  'descriptors.files': 50,
  'descriptors.pipes': 4,
  'descriptors.other': 6,
  'descriptors.sockets': (i) => 40 + 2 * i,
};
const steady: Values = { 'descriptors.used': 100, 'descriptors.files': 50, 'descriptors.sockets': 40 };

describe('the bundled Signals tables', () => {
  it.each<[string, Values, ((i: number) => readonly SocketRow[]) | undefined, object]>([
    [
      'files that grow',
      { 'descriptors.used': (i) => 100 + 5 * i, 'descriptors.files': (i) => 50 + 5 * i, 'descriptors.sockets': 40 },
      () => [],
      { outcome: 'leak', 'fd-leak': 'confirmed', 'connection-leak': 'refuted' },
    ],
    [
      'bodies never read, small',
      leaking,
      (t) => rows(40 + 2 * t, (i) => row(i, 'CLOSE_WAIT')),
      { outcome: 'leak', 'connection-leak': 'confirmed', 'fd-leak': 'refuted' },
    ],
    [
      'bodies never read, large: ESTABLISHED with data that nobody reads',
      leaking,
      (t) => rows(40 + 2 * t, (i) => row(i, 'ESTABLISHED', { unread: 125_952 })),
      { outcome: 'leak', 'connection-leak': 'confirmed' },
    ],
    [
      'incoming connections never closed',
      leaking,
      (t) => [row(0, 'LISTEN', { local: '0.0.0.0:80' }), ...rows(40 + 2 * t, (i) => row(i, 'CLOSE_WAIT', { local: '10.0.0.2:80', peer: `10.0.9.9:${i}` }))],
      { outcome: 'leak', 'connection-leak': 'confirmed' },
    ],
    ['sockets that no TCP tool lists any more', leaking, () => rows(3, (i) => row(i, 'ESTABLISHED')), { outcome: 'leak', 'connection-leak': 'confirmed' }],
    ['sockets that nobody looked at closer', leaking, undefined, { outcome: 'inconclusive', 'connection-leak': 'possible' }],
    [
      'clients that come and stay, which is no leak of ours',
      leaking,
      (t) => [
        row(0, 'LISTEN', { local: '0.0.0.0:80' }),
        ...rows(39 + 2 * t, (i) => row(i, 'ESTABLISHED', { local: '10.0.0.2:80', peer: `10.0.9.9:${i}`, unread: 0 })),
      ],
      // A body left open over HTTP/2 takes no socket of its own: without a profile that is not ruled out.
      { outcome: 'inconclusive', 'fd-leak': 'refuted' },
    ],
    [
      'an idle pool whose peer closed: CLOSE_WAIT, and flat',
      steady,
      () => rows(20, (i) => row(i, 'CLOSE_WAIT')),
      { outcome: 'no-leak-seen', 'connection-leak': 'refuted' },
    ],
    [
      'a stream of short connections',
      steady,
      (t) => rows(20, (i) => row(1000 * t + i, 'CLOSE_WAIT')),
      { outcome: 'no-leak-seen', 'connection-leak': 'refuted' },
    ],
    ['goroutines that grow', { ...steady, 'go.goroutines': (i) => 100 + 50 * i }, () => [], { outcome: 'leak', 'goroutine-explosion': 'confirmed' }],
    [
      'a live heap that grows',
      { ...steady, 'go.heap_live': (i) => 200e6 + 2e6 * i, 'memory.rss': (i) => 300e6 + 2e6 * i },
      () => [],
      { 'memory-leak': 'confirmed', outcome: 'leak' },
    ],
    [
      'a pool whose sessions sit idle',
      { ...steady, 'pool.holders': 'idle-unmoved', 'pool.waiting': 5, 'pool.used_share': 100 },
      () => [],
      { outcome: 'leak', 'db-pool-exhaustion': 'confirmed', variant: 'leaked' },
    ],
    [
      'descriptors near their limit that do not grow: full, and no leak',
      { ...steady, 'descriptors.used': 980, 'descriptors.files': 930, 'descriptors.used_share': 96 },
      () => [],
      { outcome: 'no-leak-seen', 'limit-too-low': 'likely' },
    ],
    [
      'one thread that spins among eight cores',
      { ...steady, 'cpu.spinning_threads': 1, 'cpu.busiest_thread_share': 99, 'cpu.share': 12 },
      () => [],
      { 'cpu-runaway': 'confirmed' },
    ],
    [
      'a batch job that has always computed',
      { ...steady, 'cpu.spinning_threads': 0, 'cpu.deviation_share': 4, 'cpu.busiest_thread_share': 100, 'cpu.share': 98 },
      () => [],
      { outcome: 'no-leak-seen', 'cpu-runaway': 'refuted' },
    ],
    [
      'threads that are stuck at their limit, and so flat',
      { ...steady, 'threads.count': 500, 'threads.refused': 12, 'threads.limit_share': 100 },
      () => [],
      { 'thread-explosion': 'confirmed' },
    ],
    ['threads that are flat below their limit', { ...steady, 'threads.count': 500, 'threads.refused': 0 }, () => [], { 'thread-explosion': 'refuted' }],
    [
      'workers that all wait at one place',
      { ...steady, 'workers.holders': 'waiting', 'workers.busy_share': 100, 'workers.waiting': 40 },
      () => [],
      { 'worker-starvation': 'confirmed' },
    ],
    [
      'a batch pool whose workers work',
      { ...steady, 'workers.holders': 'working', 'workers.busy_share': 100, 'workers.waiting': 1000 },
      () => [],
      { outcome: 'no-leak-seen', 'worker-starvation': 'refuted' },
    ],
    [
      'functions that fill the server with one session each',
      { ...steady, 'db.scattered_slots_share': 88, 'db.scattered_share': 95, 'db.addresses': 85 },
      () => [],
      { 'serverless-connection-reuse': 'confirmed' },
    ],
    [
      'two small clients on a server with room',
      { ...steady, 'db.scattered_slots_share': 3, 'db.scattered_share': 100, 'db.addresses': 2 },
      () => [],
      { outcome: 'no-leak-seen', 'serverless-connection-reuse': 'refuted' },
    ],
    [
      'a full pool whose statements run on',
      { ...steady, 'pool.holders': 'slow', 'pool.waiting': 9, 'pool.used_share': 100 },
      () => [],
      { 'slow-or-blocked-sql': 'likely' },
    ],
    [
      'a full pool whose statements are quick',
      { ...steady, 'pool.holders': 'active', 'pool.waiting': (i) => 5 + 3 * i, 'pool.used_share': 100 },
      () => [],
      { 'db-pool-exhaustion': 'confirmed', variant: 'too small', 'slow-or-blocked-sql': 'refuted' },
    ],
    [
      'a bounded queue that is full, and whose head is stuck',
      { ...steady, 'queue.depth': 10_000, 'queue.age': (i) => 600 + i },
      () => [],
      { outcome: 'leak', 'message-or-queue-backlog': 'confirmed' },
    ],
    [
      'a connection tracking table at 80 %: not full yet, and nothing dropped',
      { ...steady, 'conntrack.used_share': 80, 'conntrack.drops': 0 },
      () => [],
      { outcome: 'no-leak-seen', 'conntrack-table-full': 'refuted' },
    ],
    [
      'a sort that spills to a deleted file',
      { ...steady, 'disk.used_share': 40, 'disk.inodes_share': 5, 'disk.deleted_unreadable_bytes': 0, 'disk.deleted_bytes': (i) => 1e9 + 50e6 * i },
      () => [],
      { outcome: 'no-leak-seen', 'disk-full-deleted-open-files': 'refuted' },
    ],
    [
      'a log that is written on after its name is gone',
      { ...steady, 'disk.used_share': 40, 'disk.inodes_share': 5, 'disk.deleted_unreadable_bytes': (i) => 1e9 + 50e6 * i },
      () => [],
      { outcome: 'leak', 'disk-full-deleted-open-files': 'confirmed' },
    ],
    [
      'semaphores at their limit, which cannot grow any more',
      { ...steady, 'semaphores.sysv': 128, 'semaphores.limit_share': 100 },
      () => [],
      { outcome: 'leak', 'file-lock-or-semaphore-leak': 'confirmed' },
    ],
    [
      'calls that wait for one peer, more of them each second',
      { ...steady, 'requests.waiting': (i) => 10 + 2 * i, 'requests.waiting_one_peer_share': 95 },
      () => [],
      { outcome: 'leak', 'missing-timeout': 'confirmed' },
    ],
    [
      'a few sockets that always wait, as those of queue consumers do',
      { ...steady, 'requests.waiting': 8, 'requests.oldest_wait': 5 },
      () => [],
      { outcome: 'no-leak-seen', 'missing-timeout': 'refuted' },
    ],
    [
      'goroutines that grow, and the heap with them',
      { ...steady, 'go.goroutines': (i) => 100 + 50 * i, 'go.heap_live': (i) => 200e6 + 2e6 * i, 'memory.rss': (i) => 300e6 + 2e6 * i },
      () => [],
      { outcome: 'leak', 'goroutine-explosion': 'confirmed', consequences: ['memory-leak'] },
    ],
    [
      'more traffic, and nothing that grows with it',
      { ...steady, 'traffic.work': (i) => 100 * i + 5 * i * i },
      () => [],
      { outcome: 'no-leak-seen', 'traffic-growth': 'likely' },
    ],
  ])('%s', (_name, values, sockets, expected) => {
    expect(verdictsOf(values, sockets)).toMatchObject(expected);
  });

  it('do not call a leak critical only because it goes to one peer', () => {
    const far: Values = { ...leaking, 'descriptors.limit': 1_000_000 };
    expect(verdictsOf(far, (t) => rows(40 + 2 * t, (i) => row(i, 'CLOSE_WAIT')))).toMatchObject({ 'connection-leak': 'confirmed', severity: 'warning' });
  });
});
