import { describe, expect, it } from 'vitest';
import { diagnose, type Observation } from '../../../core/diagnosis/diagnose.ts';
import { decided } from '../../../core/diagnosis/enough.ts';
import { timeToExhaustion } from '../../../core/diagnosis/limits.ts';
import { tabulate } from '../../../core/diagnosis/series.ts';
import type { Diagnosis } from '../../../core/diagnosis/types.ts';
import type { Sample } from '../../../core/probes/probe.ts';
import { noisy, randomFrom } from '../../../scripts/simulate/series.ts';
import { cause, growing, growingWith, record, signal, type Values } from './a-record.ts';

const FILES = cause(
  'fd-leak',
  signal('descriptors.files', 'decisive', growingWith('descriptors.used')),
  signal('descriptors.used_share', 'supporting', { kind: 'at-least', value: 70 }, { kind: 'at-least', value: 90 }),
  signal('descriptors.top_directory_share', 'supporting', { kind: 'at-least', value: 70 }),
  signal('descriptors.files', 'against', { kind: 'flat' }),
);
const SOCKETS = cause(
  'connection-leak',
  signal('descriptors.sockets', 'decisive', growingWith('descriptors.used')),
  signal('descriptors.sockets', 'against', { kind: 'flat' }),
);
const GOROUTINES = cause('goroutine-explosion', signal('go.goroutines', 'decisive', growing));
const RUNBOOKS = [FILES, SOCKETS, GOROUTINES];

function observed(samples: readonly Sample[], more: Partial<Observation> = {}): Diagnosis {
  return diagnose({ target: { pid: 7, name: 'api', state: 'running' }, startedAt: 0, endedAt: 1000 * samples.length, samples, probes: [], ...more }, RUNBOOKS);
}
const seen = (values: Values, n = 30, more: Partial<Observation> = {}) => observed(record(n, values), more);
const status = (diagnosis: Diagnosis, id: string) => diagnosis.verdicts.find((verdict) => verdict.cause === id)?.status;

const LEAK: Values = { 'descriptors.used': (i) => 100 + 5 * i, 'descriptors.files': (i) => 90 + 5 * i, 'descriptors.sockets': 5, 'descriptors.limit': 20_000 };
const STABLE: Values = { 'descriptors.used': 900, 'descriptors.files': 890, 'descriptors.sockets': 5, 'descriptors.limit': 20_000 };

describe('a verdict', () => {
  it('is confirmed by a decisive row that grew, with nothing against it; the other kinds are ruled out', () => {
    const diagnosis = seen(LEAK);
    expect(diagnosis.outcome).toBe('leak');
    expect(diagnosis.verdicts.map((verdict) => [verdict.cause, verdict.status])).toEqual([
      ['fd-leak', 'confirmed'],
      ['connection-leak', 'refuted'],
    ]);
    expect(diagnosis.because).toEqual([]);
  });

  it('is capped to possible by traffic that rises as well', () => {
    const diagnosis = seen({ ...LEAK, 'traffic.work': (i) => 100 * i + 10 * i * i });
    expect([diagnosis.outcome, status(diagnosis, 'fd-leak')]).toEqual(['inconclusive', 'possible']);
    expect(diagnosis.because[0]).toContain('so does the traffic: it may be load');
  });

  it('is not capped by traffic that only wavers', () => {
    const random = randomFrom(5);
    let work = 0;
    const steady = Array.from({ length: 30 }, () => (work += 90 + Math.floor(20 * random())));
    expect(status(seen({ ...LEAK, 'traffic.work': (i) => steady[i] }), 'fd-leak')).toBe('confirmed');
  });

  it.each<[string, Values, number, string, string]>([
    ['only possible', {}, 30, 'inconclusive', 'possible'],
    ['likely where nearly all lie in one place', { 'descriptors.top_directory_share': 96 }, 30, 'leak', 'likely'],
    ['likely after two minutes of it', {}, 122, 'leak', 'likely'],
  ])('of growth that began just now in an old process, as a burst does, is %s', (_, more, n, outcome, expected) => {
    const diagnosis = seen({ ...LEAK, 'process.uptime': (i) => 7200 + i, ...more }, n);
    expect([diagnosis.outcome, status(diagnosis, 'fd-leak')]).toEqual([outcome, expected]);
  });

  it('says why growth that began just now may be a burst, and is watched longer', () => {
    const diagnosis = seen({ ...LEAK, 'process.uptime': (i) => 7200 + i });
    expect(diagnosis.verdicts[0]?.against[0]?.says).toBe(
      'at this rate all of it grew within 47 s, and the process is 2 h old. A burst or a slow sawtooth looks the same for a while.',
    );
    const samples = (n: number) => record(n, { ...LEAK, 'process.uptime': (i) => 7200 + i });
    expect([decided(samples(30), diagnosis), decided(samples(60), diagnosis)]).toEqual([false, true]);
  });

  it('is confirmed at once when the growth is as old as the process', () => {
    expect(status(seen({ ...LEAK, 'process.uptime': (i) => 30 + i }, 15), 'fd-leak')).toBe('confirmed');
  });

  it('is refuted by readings only, and names them', () => {
    const diagnosis = seen(STABLE);
    expect(diagnosis.verdicts.map((verdict) => verdict.status)).toEqual(['refuted', 'refuted']);
    for (const verdict of diagnosis.verdicts) {
      expect(verdict.against.length).toBeGreaterThan(0);
      expect([verdict.score, verdict.evidence]).toEqual([0, []]);
    }
  });

  it('is left out where its decisive readings are missing, with what they need', () => {
    expect(seen(LEAK).notChecked).toEqual([{ cause: 'goroutine-explosion', why: 'no pprof address' }]);
  });

  it('is possible, with the time that is left, when the descriptors grow and nobody may say which', () => {
    const diagnosis = seen({ 'descriptors.used': (i) => 100 + 5 * i, 'descriptors.limit': 1024 }, 30, {
      probes: [{ id: 'descriptors', status: 'not-permitted', durationMs: 1, coverage: 'run with sudo' }],
    });
    expect([diagnosis.outcome, status(diagnosis, 'fd-leak'), status(diagnosis, 'connection-leak')]).toEqual(['inconclusive', 'possible', 'possible']);
    expect(diagnosis.verdicts[0]?.timeToExhaustion?.seconds).toBeCloseTo((1024 - 240) / 5, 0);
    expect(diagnosis.because.join()).toContain('what they are could not be read: run with sudo');
  });

  it('is possible for two kinds that share the growth', () => {
    const diagnosis = seen({ ...LEAK, 'descriptors.files': (i) => 50 + 2 * i, 'descriptors.sockets': (i) => 40 + 3 * i });
    expect([status(diagnosis, 'fd-leak'), status(diagnosis, 'connection-leak'), diagnosis.outcome]).toEqual(['possible', 'possible', 'inconclusive']);
    expect(diagnosis.because[0]).toContain('no cause that is known explains it: open files +58, open sockets +87');
  });

  it('is possible from one look that finds most descriptors of one kind and the limit near', () => {
    const diagnosis = seen({ ...STABLE, 'descriptors.limit': 1000 }, 1);
    expect([status(diagnosis, 'fd-leak'), diagnosis.outcome]).toEqual(['possible', 'inconclusive']);
    expect(diagnosis.because[0]).toBe('One look cannot show growth; a trend takes 15.');
  });

  it('comes in the order of its score', () => {
    const scores = seen(LEAK).verdicts.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });
});

describe('threads that grow', () => {
  const THREADS = [...RUNBOOKS, cause('thread-explosion', signal('threads.count', 'decisive', growing))];
  it.each([
    [40, 'inconclusive', 'possible'],
    [100, 'leak', 'confirmed'],
  ])('in a process that is %i s old at first and grows by 10 each second', (age, outcome, status) => {
    const samples = record(30, { ...STABLE, 'process.uptime': (i) => age + i, 'threads.count': (i) => 10 * (age + i) });
    const diagnosis = diagnose({ target: { pid: 7, name: 'api', state: 'running' }, startedAt: 0, endedAt: 30_000, samples, probes: [] }, THREADS);
    expect([diagnosis.outcome, diagnosis.verdicts[0]?.cause, diagnosis.verdicts[0]?.status]).toEqual([outcome, 'thread-explosion', status]);
  });
});

describe('no leak seen', () => {
  it('is said although memory grows while the process warms up', () => {
    const warming = (uptime: number) => seen({ ...STABLE, 'memory.rss': (i) => 50e6 + 5e6 * i, 'process.uptime': (i) => uptime + i });
    expect([warming(5).outcome, warming(600).outcome]).toEqual(['no-leak-seen', 'inconclusive']);
  });

  it('says what would have been missed', () => {
    const diagnosis = seen(STABLE);
    expect([diagnosis.outcome, diagnosis.missedBelow]).toEqual(['no-leak-seen', { reading: 'descriptors.used', perMinute: 6.3 }]);
  });

  it.each<[string, Values]>([
    [
      'memory rises in a fast sawtooth of which no full cycle was seen',
      { ...STABLE, 'memory.limit': 2e9, 'memory.rss': (i) => 200e6 + 5e6 * i - (i > 22 ? 60e6 : 0) },
    ],
    ['memory grows unexplained', { ...STABLE, 'memory.rss': (i) => 200e6 + 5e6 * i }],
    ['threads grow unexplained', { ...STABLE, 'threads.count': (i) => 10 + i }],
    ['descriptors could not be counted', { 'threads.count': 10 }],
    ['a kind without a runbook grows', { ...STABLE, 'descriptors.used': (i) => 100 + 5 * i, 'descriptors.files': 50, 'descriptors.pipes': (i) => 45 + 5 * i }],
  ])('is not said when %s', (_name, values) => {
    const diagnosis = seen(values);
    expect(diagnosis.outcome).toBe('inconclusive');
    expect(diagnosis.because).not.toEqual([]);
    expect(diagnosis.missedBelow).toBeUndefined();
  });

  it('is not said of a process that ended, nor from fourteen samples, nor from none', () => {
    const ended = seen(STABLE, 30, { target: { pid: 7, name: 'api', state: 'exited' } });
    expect([ended.outcome, ended.because]).toEqual(['inconclusive', ['The process ended while it was looked at.']]);
    expect(seen(STABLE, 14).outcome).toBe('inconclusive');
    expect(observed([]).outcome).toBe('inconclusive');
  });

  it.each<[string, Values]>([
    ['a leak that gets less and less of a loaded machine', { ...LEAK, 'descriptors.used': (i) => 40 + 5 * Math.min(i, 6) + Math.max(0, i - 6) }],
    ['a count that failed in most of the looks', { ...STABLE, 'descriptors.used': (i) => (i % 3 === 0 ? 900 : undefined) }],
  ])('is not said of %s', (_title, values) => {
    expect(seen({ ...values, 'descriptors.files': 30 }, 17)).toMatchObject({ outcome: 'inconclusive', because: [expect.stringContaining('open descriptors')] });
  });
});

describe('full and leaking', () => {
  it.each<[string, Values, unknown]>([
    ['69 % of the descriptors', { 'descriptors.used': 69, 'descriptors.limit': 100 }, []],
    ['70 %', { 'descriptors.used': 70, 'descriptors.limit': 100 }, [['descriptors', 'warning']]],
    ['90 %', { 'descriptors.used': 90, 'descriptors.limit': 100 }, [['descriptors', 'critical']]],
    ['no limit', { 'descriptors.used': 90 }, []],
    ['72 % of the memory of the host', { 'descriptors.used': 9, 'memory.rss': 72e9, 'memory.limit': 100e9 }, [['memory', 'warning']]],
    ['95 % of it', { 'descriptors.used': 9, 'memory.rss': 95e9, 'memory.limit': 100e9 }, [['memory', 'critical']]],
  ])('%s', (_name, values, full) => {
    expect(seen(values).saturated.map(({ resource, severity }) => [resource, severity])).toEqual(full);
  });

  it('are kept apart: 900 of 1,024 without growth is saturated and no leak', () => {
    const diagnosis = seen({ ...STABLE, 'descriptors.limit': 1024 });
    expect([diagnosis.outcome, diagnosis.saturated]).toEqual([
      'no-leak-seen',
      [{ resource: 'descriptors', used: 900, limit: 1024, unit: 'count', severity: 'warning' }],
    ]);
  });
});

describe('the time to exhaustion', () => {
  it('is what is left at the measured rate', () => {
    expect(seen({ ...LEAK, 'descriptors.limit': 1024 }).verdicts[0]?.timeToExhaustion).toMatchObject({
      resource: 'descriptors',
      limit: 1024,
      seconds: 156.8,
      low: 156.8,
      high: 156.8,
    });
  });

  it('has an open end where the slow end of the interval never gets there', () => {
    const table = new Map(tabulate(record(30, { ...LEAK, 'descriptors.limit': 1024 })));
    const used = table.get('descriptors.used');
    if (!used?.trend) throw new Error('no trend to change');
    table.set('descriptors.used', { ...used, trend: { ...used.trend, low: 0, high: 8 } });
    expect(timeToExhaustion('descriptors.files', table)).toMatchObject({ seconds: 156.8, low: 98, high: null });
  });

  it('is not given beyond a hundred windows, or without a limit', () => {
    expect(seen({ ...LEAK, 'descriptors.limit': 1_000_000 }).verdicts[0]?.timeToExhaustion).toBeUndefined();
    const { 'descriptors.limit': _, ...unlimited } = LEAK;
    expect(seen(unlimited).verdicts[0]?.timeToExhaustion).toBeUndefined();
  });
});

describe('the pace', () => {
  const pace = (values: Values) => [14, 15, 29, 30, 59, 60].find((n) => decided(record(n, values), seen(values, n)));

  it('decides a plain leak after 15 samples and a quiet process after 30', () => {
    expect([pace(LEAK), pace(STABLE)]).toEqual([15, 30]);
  });

  it('goes on to 60 where it is noisy', () => {
    const files = noisy(20, 0.95)(60, randomFrom(4));
    expect(pace({ ...STABLE, 'descriptors.used': (i) => files[i] })).toBe(60);
  });

  it('ends with the process', () => {
    expect(decided(record(2, STABLE), seen(STABLE, 2, { target: { pid: 7, name: 'api', state: 'exited' } }))).toBe(true);
  });
});
