import { describe, expect, it } from 'vitest';
import { deriveReadings } from '../../../core/diagnosis/derive/derive.ts';
import { ATTACH_PROBES, ENDPOINT_PROBES, PEER_PROBES, PROBES } from '../../../core/probes/index.ts';
import type { Collected, EndpointContext, Probe, ProbeContext, ProbeExample } from '../../../core/probes/probe.ts';
import { isReadingId } from '../../../core/probes/readings.ts';
import { type Answer, type Request, requestKey } from '../../../core/probes/request.ts';

const ROUNDS = 3;
/** Of a process and of an endpoint: each probe takes what it looks at. */
type Context = ProbeContext & EndpointContext;
const contextOf = ({ pid = 7, address = 'scheme://host', index = 0 }: Pick<ProbeExample, 'pid' | 'address' | 'index'> = {}): Context => ({
  pid,
  address,
  at: 1_000,
  index,
});
const ALL: readonly Probe[] = [...PROBES, ...ATTACH_PROBES, ...PEER_PROBES, ...ENDPOINT_PROBES];

/** Asks as a target does, and answers by `reply`; what was asked in each round. */
function ask(probe: Probe, context: Context, reply: (request: Request) => Answer): { rounds: readonly (readonly Request[])[]; collected: Collected } {
  const collected = new Map<string, Answer>();
  const rounds: (readonly Request[])[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const requests = probe.plan(context, new Map(collected)).filter((request) => !collected.has(requestKey(request)));
    if (requests.length === 0) break;
    rounds.push(requests);
    for (const request of requests) collected.set(requestKey(request), reply(request));
  }
  return { rounds, collected };
}

const GARBAGE = [
  '',
  '\0\0\0',
  '💥'.repeat(200),
  '(((',
  ')',
  '\n'.repeat(500),
  'Max open files',
  '-1 -1 -1',
  `${'9'.repeat(400)}\n`,
  'p7\0\nf\0t\0n\0\n',
  '0: : : 08',
  'users:(("',
  '__proto__: 1\n',
];
const FAILURES: readonly Answer[] = (['failed', 'timed-out', 'not-permitted', 'missing', 'gone'] as const).map((status) => ({ status, detail: 'as told' }));

/** An answer of the right kind whose content is hostile. */
function hostile(request: Request, text: string): Answer {
  switch (request.kind) {
    case 'count':
      return { status: 'ok', kind: 'count', count: text.length };
    case 'links':
      return {
        status: 'ok',
        kind: 'links',
        total: 1 + text.length,
        targets: [
          { name: text, target: text },
          { name: '1', target: `socket:[${text}]` },
          { name: '2', target: `/${text} (deleted)` },
        ],
      };
    case 'each':
      return { status: 'ok', kind: 'each', unreadable: 0, texts: (request.names ?? ['7', text]).map((name) => ({ name, text })) };
    case 'stats':
      return {
        status: 'ok',
        kind: 'stats',
        unreadable: 1,
        entries: request.names.map((name) => ({ name, links: text.length % 2, bytes: text.length, inode: text })),
      };
    case 'statfs':
      return { status: 'ok', kind: 'statfs', blocks: text.length, free: 0, available: 0, files: 0, filesFree: text.length };
    case 'holders':
      return { status: 'ok', kind: 'holders', unreadable: 1, descriptors: [{ pid: text, fd: text }] };
    case 'connect':
      return { status: 'ok', kind: 'peer', became: text.length % 2 ? 'spoke' : 'silent' };
    case 'query':
      return { status: 'ok', kind: 'rows', rows: [{ text, state: text, pid: text, database: text }] };
    case 'file':
    case 'command':
    case 'http':
      return { status: 'ok', kind: request.kind, text };
  }
}

describe.each(ALL.map((probe) => [probe.id, probe] as const))('the probe %s', (_, probe) => {
  it.each(probe.examples.map((example) => [example.title, example] as const))('reads: %s', (_title, example) => {
    const context = contextOf(example);
    const collected = new Map(Object.entries(example.collected));
    const result = probe.read(context, collected);
    const { status: _status, coverage: _coverage, ...seen } = result;
    const [sample] = deriveReadings([{ at: context.at, ...seen }]);
    const readings = Object.fromEntries((sample?.readings ?? []).map(({ id, value }) => [id, value]));
    const wanted = Object.keys(example.readings).length === 0 ? {} : expect.objectContaining(example.readings);
    expect(readings).toEqual(wanted);
    expect(result.status).toBe(example.status ?? 'ok');
  });

  it('asks, together with the probes beside it and within three rounds, for every key of its examples', () => {
    const beside = ALL.filter(({ way }) => way === probe.way);
    for (const example of probe.examples) {
      const together = { ...probe, plan: (context: Context, collected: Collected) => beside.flatMap((each) => each.plan(context, collected)) };
      const { rounds, collected } = ask(
        together,
        contextOf(example),
        (request) => example.collected[requestKey(request)] ?? { status: 'missing', detail: 'not in the example' },
      );
      expect(rounds.length).toBeLessThanOrEqual(ROUNDS);
      expect(Object.keys(example.collected).filter((key) => !collected.has(key))).toEqual([]);
    }
  });

  it('names only registered readings, and gives no other', () => {
    expect(probe.gives.filter((id) => !isReadingId(id))).toEqual([]);
    for (const example of probe.examples) {
      const given = probe.read(contextOf(example), new Map(Object.entries(example.collected))).readings.map(({ id }) => id);
      expect(given.filter((id) => !probe.gives.includes(id))).toEqual([]);
    }
  });

  it('has at least one example, its cost and its privilege', () => {
    expect(probe.examples.length).toBeGreaterThan(0);
    expect(probe.cost).not.toBe('');
    expect(probe.privilege).not.toBe('');
  });

  it.each([
    ...GARBAGE.map((text) => [JSON.stringify(text).slice(0, 24), (request: Request) => hostile(request, text)] as const),
    ...FAILURES.map((answer) => [answer.status, () => answer] as const),
  ])('stops asking within three rounds and survives %s', (_what, reply) => {
    for (const index of [0, 1, 5]) {
      const context = { ...contextOf(), index };
      const { rounds, collected } = ask(probe, context, reply);
      expect(rounds.length).toBeLessThanOrEqual(ROUNDS);
      const { status: _status, coverage: _coverage, ...seen } = probe.read(context, collected);
      const samples = deriveReadings([
        { at: 0, ...seen },
        { at: 20_000, ...seen },
      ]);
      expect(samples.flatMap(({ readings }) => readings).filter(({ value }) => typeof value === 'number' && !Number.isFinite(value))).toEqual([]);
    }
  });

  it('gives no reading at all when nothing was collected', () => {
    expect(probe.read(contextOf(), new Map()).readings).toEqual([]);
  });

  it.each(FAILURES)('never turns "$status" into a zero', (answer) => {
    const { collected } = ask(probe, contextOf(), () => answer);
    expect(probe.read(contextOf(), collected).readings).toEqual([]);
  });
});

it('gives every probe an id of its own', () => {
  expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length);
});
