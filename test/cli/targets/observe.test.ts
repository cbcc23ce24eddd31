import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { secretDigest } from '../../../cli/secret-digest.ts';
import { localMachine } from '../../../cli/targets/local.ts';
import { lookOnce, planOnly } from '../../../cli/targets/look.ts';
import { observe } from '../../../cli/targets/observe.ts';
import type { Machine } from '../../../cli/targets/target.ts';
import { type Answer, type Request, requestKey, requestPath } from '../../../core/probes/request.ts';
import { makeRedactor } from '../../../core/redact/redact.ts';
import { cause, growingWith, signal } from '../../core/diagnosis/a-record.ts';
import { isAlive, startForTest } from '../../fixtures/start.ts';

const redactor = makeRedactor(secretDigest());
const runbooks = [cause('fd-leak', signal('descriptors.files', 'decisive', growingWith('descriptors.used')))];
const base = { name: 'api', way: 'proc', runbooks, interval: 0.1, redactor, now: Date.now, signal: new AbortController().signal } as const;
const noted = (diagnosis: { readings: readonly { id: string; samples?: readonly number[] }[] }) =>
  diagnosis.readings.find(({ id }) => id === 'descriptors.used')?.samples?.length ?? 1;

it('counts the same by /proc and by the portable tools', async () => {
  const child = startForTest('sh', '-c', 'exec sleep 60 3</etc/passwd 4</etc/group');
  // Asleep, not only started: until then its state and memory still change.
  await vi.waitFor(() => expect(readFileSync(`/proc/${child.pid}/stat`, 'utf8')).toMatch(/\(sleep\) S/));
  const ways = ['proc', 'portable'] as const;
  const looks = await Promise.all(ways.map((way) => lookOnce(localMachine, { way, pid: child.pid ?? 0 }, { at: 0, index: 0 })));
  const [proc, portable] = looks.map(({ sample }) => Object.fromEntries(sample.readings.map(({ id, value }) => [id, value])));
  for (const id of [
    'descriptors.used',
    'descriptors.limit',
    'descriptors.files',
    'descriptors.sockets',
    'descriptors.pipes',
    'descriptors.other',
    'process.state',
    'threads.count',
    'memory.rss',
  ]) {
    expect([id, portable?.[id]]).toEqual([id, proc?.[id]]);
  }
  expect(proc?.['descriptors.files']).toBe(2);
  expect(looks.flatMap(({ reports }) => reports).filter(({ status }) => status !== 'ok')).toEqual([]);
});

describe.each(['proc', 'portable'] as const)('looking by %s', (way) => {
  it('says that a process ended while it was looked at, and is no all-clear', async () => {
    const child = startForTest('sleep', '1');
    const diagnosis = await observe(localMachine, { ...base, way, pid: child.pid ?? 0 });
    expect(diagnosis).toMatchObject({ outcome: 'inconclusive', target: { state: 'exited' } });
    expect(diagnosis.because[0]).toBe('The process ended while it was looked at.');
  });

  it('takes a process for ended that its parent does not collect', async () => {
    const parent = startForTest('sh', '-c', 'sleep 1 & exec sleep 60');
    const child = await vi.waitFor(async () => {
      const answer = (await localMachine.fetch([{ kind: 'file', path: `/proc/${parent.pid}/task/${parent.pid}/children` }])).values().next().value?.answer;
      const pid = Number(answer?.status === 'ok' && 'text' in answer ? answer.text.trim() : 0);
      expect(pid).toBeGreaterThan(0);
      return pid;
    });
    const diagnosis = await observe(localMachine, { ...base, way, pid: child });
    expect(diagnosis).toMatchObject({ outcome: 'inconclusive', target: { state: 'exited' } });
    expect(diagnosis.readings.find(({ id }) => id === 'descriptors.used')?.samples?.at(-1)).not.toBe(0);
  });

  it('says at once that there is no such process', async () => {
    await expect(observe(localMachine, { ...base, way, pid: 4_194_304 })).rejects.toThrow('No process has the pid 4194304.');
  });
});

const STATUS = `Uid:\t${'1000\t'.repeat(4)}\nSigCgt:\t0000000000000004\n`;
const FILES: Readonly<Record<string, string>> = {
  '/proc/7/status': STATUS,
  '/proc/self/status': STATUS,
  '/proc/7/maps': '7f00-7f01 r-xp 0 0:0 1 /jvm/libjvm.so\n',
};
/** What a JVM answers of which nothing else is known, whose program has this name. */
function answerOfJvm(request: Request, name: string): Answer {
  const files = { ...FILES, '/proc/7/stat': `7 (${name}) S 1 7 7 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 100` };
  const text = request.kind === 'command' ? '' : new Map(Object.entries(files)).get(requestPath(request));
  return text === undefined ? { status: 'missing', detail: 'not there' } : { status: 'ok', kind: 'file', text };
}

describe('observing', () => {
  it('takes one look when it may take no time', async () => {
    const child = startForTest('sleep', '60');
    const start = performance.now();
    const diagnosis = await observe(localMachine, { ...base, pid: child.pid ?? 0, seconds: 0 });
    expect([diagnosis.outcome, noted(diagnosis)]).toEqual(['inconclusive', 1]);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('returns what is known when it is interrupted', async () => {
    const child = startForTest('sleep', '60');
    const controller = new AbortController();
    let updates = 0;
    const onUpdate = () => {
      if (++updates === 3) controller.abort();
    };
    const diagnosis = await observe(localMachine, { ...base, pid: child.pid ?? 0, signal: controller.signal, onUpdate });
    expect([diagnosis.outcome, noted(diagnosis), updates]).toEqual(['inconclusive', 3, 3]);
    expect(isAlive(child.pid ?? 0)).toBe(true);
  });

  it('says "no leak seen" of a quiet process once it saw enough', async () => {
    const child = startForTest('sleep', '60');
    await vi.waitFor(() => expect(readFileSync(`/proc/${child.pid}/stat`, 'utf8')).toMatch(/\(sleep\) S/));
    const diagnosis = await observe(localMachine, { ...base, pid: child.pid ?? 0 });
    expect([diagnosis.outcome, noted(diagnosis), diagnosis.because]).toEqual(['no-leak-seen', 30, []]);
  });

  it('notices another process behind the same pid', async () => {
    let looks = 0;
    const reborn: Machine = {
      async fetch(requests) {
        const stat = requests.find((request) => request.kind === 'file' && request.path === '/proc/7/stat');
        if (stat) looks++;
        const text = `7 (api) S 1 7 7 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 ${looks > 2 ? 999 : 100}`;
        return new Map(
          requests.map(
            (request) =>
              [
                requestKey(request),
                { durationMs: 0, answer: request === stat ? { status: 'ok', kind: 'file', text } : { status: 'missing', detail: 'not there' } },
              ] as const,
          ),
        );
      },
    };
    expect(await observe(reborn, { ...base, pid: 7 })).toMatchObject({ outcome: 'inconclusive', target: { state: 'exited' } });
    expect(looks).toBe(3);
  });

  it('asks for two thread dumps at most, and for none once another program took the place of the one agreed to', async () => {
    const dumpsOf = async (execAt: number) => {
      const dumps: number[] = [];
      let looks = -1;
      const jvm: Machine = {
        async fetch(requests) {
          if (requests.some((request) => requestKey(request) === 'file /proc/7/stat')) looks++;
          return new Map(
            requests.map((request) => {
              if (request.kind === 'command' && request.argv[0] === 'jcmd') dumps.push(looks);
              return [requestKey(request), { durationMs: 0, answer: answerOfJvm(request, looks >= execAt ? 'other' : 'java') }] as const;
            }),
          );
        },
      };
      await observe(jvm, { ...base, pid: 7, attach: { agreedTo: '100 name java' }, seconds: 1.6, interval: 0.05 });
      expect(looks).toBeGreaterThan(25);
      return dumps;
    };
    expect(await dumpsOf(999)).toEqual([0, 10]);
    expect(await dumpsOf(0)).toEqual([]);
    expect(await dumpsOf(5)).toEqual([0]);
    expect(await dumpsOf(10)).toEqual([0]);
    expect(await dumpsOf(14)).toEqual([0, 10]);
  });

  it('keeps a failure of any sample, and does not take a missing ps for a missing process', async () => {
    const bare: Machine = {
      fetch: async (requests) =>
        new Map(requests.map((request) => [requestKey(request), { durationMs: 1, answer: { status: 'missing', detail: 'not installed' } }] as const)),
    };
    const diagnosis = await observe(bare, { ...base, way: 'portable', pid: 7, seconds: 0.2 });
    expect(diagnosis.outcome).toBe('inconclusive');
    expect(diagnosis.probes.map(({ status }) => status)).toEqual(['missing', 'missing', 'missing']);
  });

  it('plans without asking', () => {
    expect(planOnly({ way: 'portable', pid: 7 }).flatMap(({ requests }) => requests.map(requestKey))).toContain('lsof -nP -w -F pfktTn0 -p 7');
  });
});

it('tells which probes wait, each until its own answer is there, and nobody at the end', async () => {
  const child = startForTest('sleep', '60');
  const told: (readonly { id: string; what: string }[])[] = [];
  await lookOnce(localMachine, { way: 'portable', pid: child.pid ?? 0 }, { at: 0, index: 0 }, (waiting) => told.push(waiting));
  expect(told[0]).toContainEqual({ id: 'portable-descriptors', what: expect.stringMatching(/^lsof /) });
  expect(told.at(-1)).toEqual([]);
});

it('says nothing of files of /proc, which keep nobody waiting', async () => {
  const child = startForTest('sleep', '60');
  const told: (readonly { what: string }[])[] = [];
  await lookOnce(localMachine, { way: 'proc', pid: child.pid ?? 0, only: new Set(['process', 'descriptors', 'threads']) }, { at: 0, index: 0 }, (waiting) =>
    told.push(waiting),
  );
  expect(told).toEqual([]);
});
