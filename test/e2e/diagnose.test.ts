import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import { diagnosisContract as DIAGNOSIS } from '../../core/contracts/diagnosis.ts';
import { startProgram } from '../fixtures/start.ts';
import { type Ran, ROOT, runCommand, stanch } from './stanch.ts';

type Diagnosis = z.infer<typeof DIAGNOSIS>;
const WAYS = ['proc', 'portable'] as const;
type Way = (typeof WAYS)[number];

/** Real processes with a known truth; all are looked at side by side. */
const TARGETS = {
  'files leaked at 5/s, limit 20,000': [20_000, 'leak-files.mjs', 200, 5000],
  'files leaked at 5/s, limit 1,024': [1024, 'leak-files.mjs', 200, 5000],
  '900 stable descriptors of 20,000': [20_000, 'hold-files.mjs', 900],
  '900 stable descriptors of 1,024': [1024, 'hold-files.mjs', 900],
  '980 stable descriptors of 1,024': [1024, 'hold-files.mjs', 980],
  'bodies never read, 4/s': [20_000, 'leak-bodies.mjs', 250],
} as const;
type Target = keyof typeof TARGETS;

const isRoot = process.getuid?.() === 0;
const running = new Map<Target, { readonly pid: number; end(): void }>();
const strangers: { readonly pid: number; end(): void }[] = [];
const results = new Map<string, Promise<Ran>>();
/** A copy that everybody may read and run, for the look without privilege. */
const copy = mkdtempSync(join(tmpdir(), 'stanch-test-'));

const pidOf = (target: Target) => String(running.get(target)?.pid);
const node = join(copy, 'node');

/**
 * The commands that run Stanch without the right to look into a target: root becomes nobody; everybody else looks at a
 * target whose program may be run and not be read, because the kernel hides such a process from its own user.
 */
const asStranger: readonly [string, ...string[]] = isRoot ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', node] : [process.execPath];
const HIDDEN = ['files leaked at 5/s, limit 1,024', '900 stable descriptors of 20,000'] as const;

beforeAll(async () => {
  for (const part of ['bin', 'dist', 'package.json']) cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  cpSync(process.execPath, node);
  await runCommand(['chmod', '-R', 'a+rX', copy]);
  await Promise.all(
    Object.entries(TARGETS).map(async ([name, [limit, program, ...args]]) => running.set(name as Target, await startProgram(limit, program, args))),
  );
  for (const target of Object.keys(TARGETS) as Target[]) {
    for (const way of WAYS)
      results.set(`${target} ${way}`, stanch('diagnose', '--pid', pidOf(target), '--json', ...(way === 'portable' ? ['--portable'] : [])));
  }
  if (!isRoot) chmodSync(node, 0o111);
  for (const target of HIDDEN) {
    const [limit, program, ...args] = TARGETS[target];
    const hidden = isRoot ? running.get(target) : await startProgram(limit, program, args, node);
    if (hidden) strangers.push(hidden);
    for (const way of WAYS) {
      const options = ['diagnose', '--pid', String(hidden?.pid), '--json', ...(way === 'portable' ? ['--portable'] : [])];
      results.set(`nobody ${target} ${way}`, runCommand([...asStranger, join(copy, 'bin/stanch.js'), ...options]));
    }
  }
});

afterAll(() => {
  for (const { end } of [...running.values(), ...strangers]) end();
  rmSync(copy, { recursive: true, force: true });
});

async function resultOf(key: string): Promise<{ readonly code: number | null; readonly diagnosis: Diagnosis }> {
  const ran = await results.get(key);
  expect(ran?.err).toBe('');
  return { code: ran?.code ?? null, diagnosis: DIAGNOSIS.parse(JSON.parse(ran?.out ?? '')) };
}

describe.each(WAYS)('by %s, it says of', (way: Way) => {
  it.each(['files leaked at 5/s, limit 20,000', 'files leaked at 5/s, limit 1,024'] as const)(
    '%s: a file descriptor leak',
    { timeout: 90_000 },
    async (target) => {
      const { code, diagnosis } = await resultOf(`${target} ${way}`);
      expect(diagnosis.verdicts[0]).toMatchObject({ cause: 'fd-leak', status: 'confirmed' });
      expect([code, diagnosis.outcome, diagnosis.saturated]).toEqual([3, 'leak', []]);
      const used = diagnosis.readings.find(({ id }) => id === 'descriptors.used');
      expect(used?.trend?.perSecond).toBeGreaterThan(4);
      expect(used?.trend?.perSecond).toBeLessThan(6);
      expect(diagnosis.durationMs).toBeLessThan(30_000);
    },
  );

  it('files leaked at 5/s: how long there is left, as an interval', { timeout: 90_000 }, async () => {
    const { diagnosis } = await resultOf(`files leaked at 5/s, limit 1,024 ${way}`);
    const left = diagnosis.verdicts[0]?.timeToExhaustion;
    expect(left).toMatchObject({ resource: 'descriptors', limit: 1024 });
    expect(left?.seconds).toBeGreaterThan(100);
    expect(left?.seconds).toBeLessThan(260);
    expect(left?.low).toBeLessThanOrEqual(left?.seconds ?? 0);
  });

  it('900 stable descriptors of 20,000: no leak seen, and what it would have missed', { timeout: 90_000 }, async () => {
    const { code, diagnosis } = await resultOf(`900 stable descriptors of 20,000 ${way}`);
    expect([code, diagnosis.outcome, diagnosis.saturated, diagnosis.because]).toEqual([0, 'no-leak-seen', [], []]);
    expect(diagnosis.missedBelow).toMatchObject({ reading: 'descriptors.used' });
    expect(diagnosis.missedBelow?.perMinute).toBeLessThan(10);
  });

  it('900 stable descriptors of 1,024: saturated, but no leak', { timeout: 90_000 }, async () => {
    const { code, diagnosis } = await resultOf(`900 stable descriptors of 1,024 ${way}`);
    expect(diagnosis.saturated).toEqual([expect.objectContaining({ resource: 'descriptors', limit: 1024, severity: 'warning' })]);
    expect([code, diagnosis.outcome]).toEqual([0, 'no-leak-seen']);
  });

  it('980 of 1,024: full now, which the exit code says', { timeout: 90_000 }, async () => {
    const { code, diagnosis } = await resultOf(`980 stable descriptors of 1,024 ${way}`);
    expect([code, diagnosis.outcome, diagnosis.saturated[0]?.severity]).toEqual([5, 'no-leak-seen', 'critical']);
  });

  it('bodies never read: a connection leak, not a file leak', { timeout: 90_000 }, async () => {
    const { code, diagnosis } = await resultOf(`bodies never read, 4/s ${way}`);
    expect(diagnosis.verdicts[0]).toMatchObject({ cause: 'connection-leak', status: 'confirmed' });
    expect(diagnosis.verdicts[0]?.evidence.map(({ reading }) => reading)).toContain('sockets.close_wait');
    expect(diagnosis.verdicts.find(({ cause }) => cause === 'fd-leak')).toMatchObject({ status: 'refuted' });
    expect(code).toBe(3);
  });

  it("somebody else's leaking process: what could not be read, and never an all-clear", { timeout: 90_000 }, async () => {
    const { code, diagnosis } = await resultOf(`nobody files leaked at 5/s, limit 1,024 ${way}`);
    expect([code, diagnosis.outcome]).toEqual([4, 'inconclusive']);
    expect(diagnosis.because.join()).toContain('run with sudo');
    expect(diagnosis.probes.filter(({ status }) => status === 'not-permitted').length).toBeGreaterThan(0);
    const ruledOut = diagnosis.verdicts.flatMap(({ cause, status }) => (status === 'refuted' ? [cause] : []));
    expect(ruledOut.filter((cause) => ['fd-leak', 'connection-leak'].includes(cause))).toEqual([]);
  });

  it("somebody else's quiet process: an answer from the count alone, or none", { timeout: 90_000 }, async () => {
    const { code, diagnosis } = await resultOf(`nobody 900 stable descriptors of 20,000 ${way}`);
    expect([code, diagnosis.outcome]).toEqual(way === 'proc' ? [0, 'no-leak-seen'] : [4, 'inconclusive']);
    expect(diagnosis.probes.find(({ id }) => /descriptors$/.test(id))).toMatchObject({
      status: 'not-permitted',
      coverage: expect.stringContaining('run with sudo'),
    });
    for (const { against } of diagnosis.verdicts) expect(against.length).toBeGreaterThan(0);
  });
});

describe('a process that dies half-way', () => {
  it('is said to have ended, and is no all-clear', { timeout: 60_000 }, async () => {
    const target = await startProgram(1024, 'hold-files.mjs', [100]);
    const args = ['diagnose', '--pid', String(target.pid)];
    const { code, out } = await runCommand([process.execPath, `${ROOT}bin/stanch.js`, ...args], () => target.end());
    expect(code).toBe(4);
    expect(out).toContain('inconclusive');
    expect(out).toContain('The process ended while it was looked at.');
  });
});

describe('options', () => {
  it('--for 0s answers from one look within a second', async () => {
    const look = (target: Parameters<typeof pidOf>[0]) => stanch('diagnose', '--pid', pidOf(target), '--for', '0s');
    const runs = [await look('900 stable descriptors of 20,000'), await look('980 stable descriptors of 1,024')];
    // Beside the other tests a look may have to wait for its turn; one that has not shows what it takes.
    await vi.waitFor(async () => expect((await look('900 stable descriptors of 20,000')).ms).toBeLessThan(1000), { timeout: 45_000, interval: 500 });
    expect(runs.map(({ code }) => code)).toEqual([4, 5]);
    expect(runs[0]?.out).toContain('One look cannot show growth');
  });

  it('calls a Node program by its script, not by the name of its thread', async () => {
    const { diagnosis } = await resultOf('bodies never read, 4/s proc');
    expect(diagnosis.target.name).toBe('node leak-bodies.mjs');
  });

  it('--exit-zero is for scripts that only want the report', async () => {
    expect(await stanch('diagnose', '--pid', pidOf('980 stable descriptors of 1,024'), '--for', '0s', '--exit-zero')).toMatchObject({ code: 0 });
  });

  it('--dry-run prints what would be run and starts none of it', async () => {
    // Under Node's permission model nothing can be started: with --dry-run nothing tries to.
    const locked = [
      process.execPath,
      '--permission',
      '--allow-fs-read=*',
      `${ROOT}bin/stanch.js`,
      'diagnose',
      '--pid',
      pidOf('980 stable descriptors of 1,024'),
      '--portable',
    ] as const;
    const [dry, wet] = await Promise.all([runCommand([...locked, '--dry-run']), runCommand([...locked, '--for', '0s'])]);
    expect([dry.code, dry.out]).toEqual([0, expect.stringContaining(`run        lsof -nP -w -F pfktTn0 -p ${pidOf('980 stable descriptors of 1,024')}`)]);
    expect(dry.out).toContain('Nothing was read or run now.');
    expect(wet.code).not.toBe(0);
  });
});

describe('bad input is one message, the next step, and the right exit code', () => {
  it.each([
    [['diagnose', '--pid', '4194304'], 'No process has the pid 4194304.', 'ps -eo pid,comm'],
    [['diagnose', '--pid', 'twelve'], '--pid takes a whole number, not “twelve”.', 'Example: --pid 4182'],
    [['diagnose'], 'No process was named.', '--pid 4182'],
    [['diagnose', '--pid', '1', '--port', '80'], 'More than one way to name the process was given.', '--pid 4182'],
    [['diagnose', '--pid', '1', '--for', 'ever'], '--for takes a duration', 'Example: --for 30s'],
    [['diagnose', '--pid', '1', '--interval', '0s'], '--interval takes a duration', 'Example: --interval 30s'],
    [['diagnose', '--name', 'no-such-name-anywhere'], 'No process is called “no-such-name-anywhere”.', 'ps -eo pid,comm'],
    [['diagnose', '--pid', '1', '--jsn'], 'unknown option', '--json'],
    [['diagnos'], 'diagnos', 'diagnose'],
    [['drill', 'no-such-drill'], 'There is no drill “no-such-drill”.', 'fd-leak'],
  ])('stanch %j', async (args, message, next) => {
    const { code, out, err } = await stanch(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err).toContain(next);
    expect(err).not.toMatch(/^\s+at /m);
    expect(err.trim().split('\n').length).toBeLessThanOrEqual(3);
  });

  it('lists the processes that share a name', async () => {
    const { code, err } = await stanch('diagnose', '--name', 'hold-files');
    expect([code, err]).toEqual([2, expect.stringMatching(/^stanch: \d+ processes are called “hold-files”: .*\n {2}Name one: --pid \d+\n$/)]);
  });
});
