import { describe, expect, it } from 'vitest';
import { renderDiff } from '../../../cli/formats/diff.ts';
import { PLAIN } from '../../../cli/formats/style.ts';
import { diffBundles, type Side } from '../../../core/bundle/diff.ts';
import type { ReportedReading, Verdict } from '../../../core/diagnosis/types.ts';
import type { ReadingId } from '../../../core/probes/readings.ts';
import { READINGS } from '../../../core/probes/readings.ts';
import type { SocketRow, ThreadRow } from '../../../core/probes/rows.ts';

const AT = Date.parse('2026-11-30T10:00:00Z');

interface Given {
  readonly pid?: number;
  readonly at?: number;
  readonly readings?: Partial<Record<ReadingId, number | string>>;
  readonly verdicts?: Readonly<Record<string, Verdict['status']>>;
  readonly directories?: Readonly<Record<string, number>>;
  readonly peers?: readonly string[];
  readonly threads?: readonly string[];
}

function side({ pid = 7, at = AT, readings = {}, verdicts = {}, directories = {}, peers = [], threads = [] }: Given): Side {
  const startedAt = new Date(at).toISOString();
  const verdict = (cause: string, status: Verdict['status']): Verdict => ({
    cause,
    title: cause,
    status,
    severity: 'warning',
    score: 0,
    evidence: [],
    against: [],
    consequences: [],
  });
  const reported = Object.entries({ 'process.started': 100, ...readings }).map(
    ([id, value]): ReportedReading => ({ id: id as ReadingId, value, unit: READINGS[id as ReadingId].unit, at: startedAt }),
  );
  return {
    diagnosis: {
      ...{ schema: 1, target: { pid, name: 'api' }, startedAt, durationMs: 1, outcome: 'inconclusive', saturated: [], notChecked: [], because: [], probes: [] },
      verdicts: Object.entries(verdicts).map(([cause, status]) => verdict(cause, status)),
      readings: reported,
    },
    sample: {
      at,
      readings: [],
      sockets: peers.map((peer): SocketRow => ({ local: '10.0.0.1:40000', peer, state: 'ESTABLISHED', unread: 0 })),
      threads: threads.map((name, i): ThreadRow => ({ tid: String(i), started: 1, name, age: 1, used: 0 })),
    },
    directories: new Map(Object.entries(directories)),
  };
}

const later = (given: Given = {}): Given => ({ at: AT + 60_000, ...given });

describe('two bundles of one process', () => {
  it('differ in nothing when nothing changed', () => {
    const diff = diffBundles(side({}), side(later()));
    expect(diff).toMatchObject({ sameProcess: true, seconds: 60, readings: [], directories: [], peers: [], threads: [], verdicts: [] });
    expect(renderDiff(diff, PLAIN)).toContain('Nothing that was looked at changed.');
  });

  it('differ in readings, by how much and how fast; clocks are left out', () => {
    const a = side({ readings: { 'descriptors.used': 100, 'process.uptime': 5, 'threads.count': 4 } });
    const b = side(later({ readings: { 'descriptors.used': 220, 'process.uptime': 65, 'threads.count': 4, 'memory.rss': 1 } }));
    expect(diffBundles(a, b).readings).toEqual([
      { id: 'descriptors.used', unit: 'count', a: 100, b: 220, change: 120, perSecond: 2 },
      { id: 'memory.rss', unit: 'bytes', a: null, b: 1 },
    ]);
    expect(renderDiff(diffBundles(a, b), PLAIN)).toContain('open descriptors: 100 → 220  (+120, +2 /s)');
  });

  it('differ in directories, peers and threads: grown, new and gone, largest first', () => {
    const a = side({ directories: { '/var/log': 3, '/tmp': 1 }, peers: ['db:5432'], threads: ['pool-1', 'gone'] });
    const b = side(later({ directories: { '/var/log': 90, '/new': 2 }, peers: ['db:5432', 'api:443', 'api:443'], threads: ['pool-1', 'pool-22'] }));
    const diff = diffBundles(a, b);
    expect(diff.directories).toEqual([
      { name: '/var/log', a: 3, b: 90 },
      { name: '/new', a: 0, b: 2 },
      { name: '/tmp', a: 1, b: 0 },
    ]);
    expect(diff.peers).toEqual([{ name: 'api:443', a: 0, b: 2 }]);
    expect(diff.threads).toEqual([
      { name: 'gone', a: 1, b: 0 },
      { name: 'pool-#', a: 1, b: 2 },
    ]);
    expect(renderDiff(diff, PLAIN)).toMatch(/\/new: 0 → 2 {2}\(\+2\) {2}new\n.*\/tmp: 1 → 0 {2}\(−1\) {2}gone/);
  });

  it('differ in verdicts', () => {
    const diff = diffBundles(
      side({ verdicts: { 'fd-leak': 'possible', 'memory-leak': 'refuted' } }),
      side(later({ verdicts: { 'fd-leak': 'confirmed', 'cpu-runaway': 'likely', 'memory-leak': 'refuted' } })),
    );
    expect(diff.verdicts).toEqual([
      { cause: 'fd-leak', a: 'possible', b: 'confirmed' },
      { cause: 'cpu-runaway', a: null, b: 'likely' },
    ]);
  });

  it('do not differ in the tokens of secrets, which each bundle has of its own', () => {
    const diff = diffBundles(
      side({ directories: { '/home/redacted-email-0123456789ab': 3 } }),
      side(later({ directories: { '/home/redacted-email-ba9876543210': 3 } })),
    );
    expect(diff.directories).toEqual([]);
  });
});

it.each([
  ['was restarted', { readings: { 'process.started': 200, 'descriptors.used': 9 } }],
  ['is another process', { pid: 8, readings: { 'descriptors.used': 9 } }],
] as const)('gives no rate when it %s, and says so', (_, given) => {
  const diff = diffBundles(side({ readings: { 'descriptors.used': 100 } }), side(later(given)));
  expect(diff.sameProcess).toBe(false);
  expect(diff.readings.find(({ id }) => id === 'descriptors.used')).not.toHaveProperty('perSecond');
  expect(renderDiff(diff, PLAIN)).toContain('Not the same process');
});
