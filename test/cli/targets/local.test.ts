import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, symlinkSync, watch, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { localMachine } from '../../../cli/targets/local.ts';
import { type Request, requestKey } from '../../../core/probes/probe.ts';

const folder = mkdtempSync(join(tmpdir(), 'stanch-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function fetchOne(request: Request) {
  return (await localMachine.fetch([request])).get(requestKey(request))?.answer;
}

describe('this machine', () => {
  it('reads a file, counts a folder, follows links and tells what has no name left', async () => {
    writeFileSync(join(folder, 'text'), 'hello');
    mkdirSync(join(folder, 'links'));
    symlinkSync('socket:[11]', join(folder, 'links', '3'));
    symlinkSync('/a (deleted)', join(folder, 'links', '4'));
    expect(await fetchOne({ kind: 'file', path: join(folder, 'text') })).toEqual({ status: 'ok', kind: 'file', text: 'hello' });
    expect(await fetchOne({ kind: 'links', path: join(folder, 'links') })).toMatchObject({
      total: 2,
      targets: [
        { name: '3', target: 'socket:[11]' },
        { name: '4', target: '/a (deleted)' },
      ],
    });
    expect(await fetchOne({ kind: 'command', argv: ['stat', '-L', '-c', '%h', join(folder, 'text')] })).toMatchObject({ status: 'ok', text: '1\n' });
  });

  it('counts its own descriptors', async () => {
    const answer = await fetchOne({ kind: 'count', path: `/proc/${process.pid}/fd` });
    expect(answer?.status === 'ok' && 'count' in answer && answer.count).toBeGreaterThan(3);
  });

  it('samples many links evenly and says how many there are', async () => {
    const many = join(folder, 'many');
    mkdirSync(many);
    for (let i = 0; i < 100; i++) symlinkSync(`/x/${i}`, join(many, String(i)));
    const answer = await fetchOne({ kind: 'links', path: many, sample: 10 });
    const names = answer?.status === 'ok' && answer.kind === 'links' ? answer.targets.map(({ name }) => Number(name)).toSorted((a, b) => a - b) : [];
    expect(answer).toMatchObject({ total: 100 });
    expect(names.length).toBeGreaterThanOrEqual(8);
    expect(Math.max(...names.map((name, i) => name - (names[i - 1] ?? 0)))).toBeLessThan(25);
    // Neither only even nor only odd ones: a pipe has two ends.
    expect(new Set(names.map((name) => name % 2)).size).toBe(2);
  });

  it('samples the descriptors of a process without their list, and takes it where numbers are missing', async () => {
    const files = Array.from({ length: 300 }, () => openSync('/dev/null', 'r'));
    const ask = { kind: 'links', path: '/proc/self/fd', sample: 50 } as const;
    const dense = await fetchOne(ask);
    // Every second one is closed: what is left lies above its own count.
    for (const [i, descriptor] of files.entries()) if (i % 2 === 0) closeSync(descriptor);
    const sparse = await fetchOne(ask);
    for (const [i, descriptor] of files.entries()) if (i % 2 === 1) closeSync(descriptor);
    for (const answer of [dense, sparse]) {
      const seen = answer?.status === 'ok' && answer.kind === 'links' ? answer : undefined;
      expect(seen?.targets.length).toBeGreaterThan(30);
      expect(seen?.targets.length).toBeLessThan(75);
      expect(seen?.targets.filter(({ target }) => target === '/dev/null').length).toBeGreaterThan(20);
    }
  });

  it('reads the same file of every thread, and passes over what is not there', async () => {
    const all = await fetchOne({ kind: 'each', path: '/proc/self/task', file: 'stat' });
    expect(all?.status === 'ok' && all.kind === 'each' && all.texts.some(({ name, text }) => name === String(process.pid) && text.startsWith(name))).toBe(true);
    expect(await fetchOne({ kind: 'each', path: '/proc', file: 'stat', names: ['4194304'] })).toEqual({ status: 'ok', kind: 'each', unreadable: 0, texts: [] });
    expect(await fetchOne({ kind: 'each', path: '/proc/4194304/task', file: 'stat' })).toMatchObject({ status: 'gone' });
  });

  it('tells the names that a file has left and what it takes, through its descriptor', async () => {
    const path = join(folder, 'removed');
    const handle = openSync(path, 'w');
    writeSync(handle, Buffer.alloc(100_000, 'x'));
    const ask: Request = { kind: 'stats', path: '/proc/self/fd', names: [String(handle), '99999'] };
    expect(await fetchOne(ask)).toMatchObject({ unreadable: 0, entries: [{ name: String(handle), links: 1, bytes: expect.any(Number) }] });
    rmSync(path);
    expect(await fetchOne(ask)).toMatchObject({ entries: [{ links: 0, inode: expect.stringMatching(/^\d+:\d+$/) }] });
    closeSync(handle);
    const space = await fetchOne({ kind: 'statfs', path: folder });
    expect(space?.status === 'ok' && space.kind === 'statfs' && space.blocks >= space.free).toBe(true);
  });

  it('finds who of a user holds a kind of descriptor', async () => {
    const watcher = watch(folder);
    const answer = await fetchOne({ kind: 'holders', uid: process.getuid?.() ?? 0, target: 'anon_inode:inotify' });
    watcher.close();
    expect(answer?.status === 'ok' && answer.kind === 'holders' && answer.descriptors.some(({ pid }) => pid === String(process.pid))).toBe(true);
  });

  it.each<[string, Request, string]>([
    ['a file that is not there', { kind: 'file', path: '/proc/self/no-such-file' }, 'missing'],
    ['a process that is gone', { kind: 'file', path: '/proc/4194304/stat' }, 'gone'],
    ['a file of memory of a process that is gone', { kind: 'file', path: '/proc/4194304/maps', aside: true }, 'gone'],
    ['the links of a process that is gone', { kind: 'links', path: '/proc/4194304/fd' }, 'gone'],
    ['a folder read as a file', { kind: 'file', path: '/proc' }, 'failed'],
  ])('answers for %s: %s', async (_name, request, status) => {
    expect(await fetchOne(request)).toMatchObject({ status });
  });

  it('answers not-permitted where it may not read', async () => {
    const closed = join(folder, 'closed');
    writeFileSync(closed, '', { mode: 0 });
    // Root may read everything; for this test it is nobody.
    const root = process.geteuid?.() === 0;
    if (root) process.seteuid?.(65_534);
    try {
      expect(await fetchOne({ kind: 'links', path: '/proc/1/fd' })).toMatchObject({ status: 'not-permitted' });
      expect(await fetchOne({ kind: 'file', path: closed })).toMatchObject({ status: 'not-permitted' });
    } finally {
      if (root) process.seteuid?.(0);
    }
  });

  it('answers every request of a batch under its own key', async () => {
    const requests: Request[] = [
      { kind: 'file', path: '/proc/self/stat' },
      { kind: 'file', path: '/proc/self/no' },
      { kind: 'command', argv: ['no-such-tool', '-x'] },
    ];
    expect([...(await localMachine.fetch(requests)).keys()].sort()).toEqual(['file /proc/self/no', 'file /proc/self/stat', 'no-such-tool -x']);
  });
});
