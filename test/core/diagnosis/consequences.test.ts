import { describe, expect, it } from 'vitest';
import { loadBundled } from '../../../content/bundled.ts';
import { diagnose } from '../../../core/diagnosis/diagnose.ts';
import { EXPLANATIONS } from '../../../core/diagnosis/explains.ts';
import { RESOURCES, resourceOf } from '../../../core/diagnosis/resources.ts';
import { record, type Values } from './a-record.ts';

const { runbooks } = await loadBundled();
const BASE: Values = { 'descriptors.limit': 20_000, 'descriptors.used': 100, 'descriptors.files': 40, 'descriptors.pipes': 2, 'descriptors.other': 8 };

function answer(values: Values) {
  const diagnosis = diagnose(
    { target: { pid: 7, name: 'api' }, startedAt: 0, endedAt: 30_000, samples: record(30, { ...BASE, ...values }), probes: [] },
    runbooks,
  );
  const [first] = diagnosis.verdicts;
  return { ...diagnosis, first: first?.cause, consequences: first?.consequences ?? [], named: diagnosis.verdicts.map(({ cause }) => cause) };
}

it('what is used of a resource belongs to that resource, whatever the order of the table', () => {
  expect(RESOURCES.filter(({ used, resource }) => resourceOf(used)?.resource !== resource)).toEqual([]);
});

it('every explanation is between causes that have a runbook', () => {
  const known = new Set(runbooks.map(({ id }) => id));
  expect(EXPLANATIONS.flatMap(({ cause, explains }) => [cause, explains]).filter((id) => !known.has(id))).toEqual([]);
});

it('no cause explains one that explains it', () => {
  const pairs = new Set(EXPLANATIONS.map(({ cause, explains }) => `${cause} ${explains}`));
  expect(EXPLANATIONS.filter(({ cause, explains }) => pairs.has(`${explains} ${cause}`))).toEqual([]);
});

const SOCKETS: Values = {
  'descriptors.used': (i) => 100 + 2 * i,
  'descriptors.sockets': (i) => 50 + 2 * i,
  'sockets.outbound': (i) => 50 + 2 * i,
  'sockets.close_wait': (i) => 2 * i,
};

describe('what a cause brings about stands under it', () => {
  it.each<[string, Values, string, readonly string[]]>([
    [
      'unclosed bodies keep two goroutines each: one leak, not two',
      { ...SOCKETS, 'go.goroutines': (i) => 30 + 4 * i },
      'connection-leak',
      ['goroutine-explosion'],
    ],
    [
      'goroutines that the heap follows, and threads',
      { 'go.goroutines': (i) => 100 + 50 * i, 'go.heap_live': (i) => 200e6 + 1e6 * i, 'threads.count': (i) => 20 + i },
      'goroutine-explosion',
      ['thread-explosion', 'memory-leak'],
    ],
    [
      'an open transaction behind an empty pool behind stuck workers',
      { 'db.blocked': 4, 'pool.waiting': (i) => 5 + i, 'pool.used_share': 100, 'workers.holders': 'waiting', 'workers.waiting': (i) => 2 * i },
      'idle-in-transaction',
      ['db-pool-exhaustion', 'worker-starvation'],
    ],
    [
      'a leaked pool whose callers block, each in a goroutine',
      { 'pool.holders': 'idle-unmoved', 'pool.waiting': (i) => 5 + 3 * i, 'pool.used_share': 100, 'go.goroutines': (i) => 40 + 3 * i },
      'db-pool-exhaustion',
      ['goroutine-explosion'],
    ],
    [
      'threads that open descriptors of their own',
      { 'threads.count': (i) => 20 + i, 'descriptors.used': (i) => 100 + 4 * i, 'descriptors.other': (i) => 8 + 4 * i },
      'thread-explosion',
      ['fd-leak'],
    ],
    [
      'calls that nothing ends: their sockets are no leak of their own',
      { ...SOCKETS, 'sockets.close_wait': 0, 'requests.waiting': (i) => 10 + 2 * i },
      'missing-timeout',
      ['connection-leak'],
    ],
  ])('%s', (_, values, cause, consequences) => {
    const { first, consequences: found, named } = answer(values);
    expect([first, found]).toEqual([cause, consequences]);
    expect(named.filter((id) => consequences.includes(id))).toEqual([]);
  });

  it('with its figure among the evidence', () => {
    const { verdicts } = answer({ ...SOCKETS, 'go.goroutines': (i) => 30 + 4 * i });
    expect(verdicts[0]?.evidence.at(-1)?.says).toMatch(/^146 goroutines, \+4 \/s/);
  });
});

it('goroutines far beyond what the sockets account for are a leak of their own', () => {
  const { verdicts } = answer({ ...SOCKETS, 'go.goroutines': (i) => 30 + 200 * i });
  expect(verdicts.filter(({ status }) => status === 'confirmed').map(({ cause }) => cause)).toEqual(['connection-leak', 'goroutine-explosion']);
});

it('a rival that explains an empty pool makes no leak of it, and the pool is said to be full', () => {
  const { outcome, first, consequences, saturated } = answer({ 'pool.holders': 'slow', 'pool.waiting': (i) => 5 + i, 'pool.used_share': 100 });
  expect([outcome, first, consequences]).toEqual(['no-leak-seen', 'slow-or-blocked-sql', ['db-pool-exhaustion']]);
  expect(saturated).toEqual([{ resource: 'connections of the pool', used: 100, limit: 100, unit: '%', severity: 'critical' }]);
});

describe('the next best check', () => {
  it.each<[string, Values, string | undefined]>([
    ['memory that grows without a heap figure', { 'memory.rss': (i) => 200e6 + 5e6 * i, 'process.uptime': (i) => 900 + i }, 'the live heap of the runtime'],
    ['sockets that leak in what may be a Go program', SOCKETS, 'the goroutine profile, where it is a Go program'],
    ['nothing that grows', {}, undefined],
  ])('%s', (_, values, check) => {
    expect(answer(values).nextCheck?.check).toBe(check);
  });

  it('names the service that most sockets go to', () => {
    const samples = record(30, { ...BASE, 'sockets.top_peer_share': 95 }).map((sample) => ({
      ...sample,
      readings: sample.readings.map((reading) => (reading.id === 'sockets.top_peer_share' ? { ...reading, of: '10.0.1.7:5432' } : reading)),
    }));
    const { nextCheck } = diagnose({ target: { pid: 7, name: 'api' }, startedAt: 0, endedAt: 30_000, samples, probes: [] }, runbooks);
    expect(nextCheck?.option).toBe('--dsn postgres://USER@HOST/NAME');
  });
});

describe('a diagnosis of services alone', () => {
  const alone = (values: Values) =>
    diagnose({ target: { name: 'postgres://db' }, startedAt: 0, endedAt: 30_000, samples: record(30, values), probes: [] }, runbooks);

  it('watches what the service counts', () => {
    expect(alone({ 'db.sessions': 12, 'db.connections_share': 14 })).toMatchObject({ outcome: 'no-leak-seen', missedBelow: { reading: 'db.sessions' } });
  });

  it('says that it counted nothing where nothing was told', () => {
    expect(alone({}).because).toEqual(['Nothing that was asked could be counted.']);
  });

  it('does not pass over sessions that grow', () => {
    expect(alone({ 'db.sessions': (i) => 12 + 2 * i }).outcome).toBe('inconclusive');
  });
});
