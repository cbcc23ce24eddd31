import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { planOfLook } from '../../../../cli/targets/script-plan.ts';
import { LIBRARY } from '../../../../core/bundle/script/library.ts';
import { lineFor } from '../../../../core/bundle/script/lines.ts';
import { parseScript } from '../../../../core/bundle/script/parse.ts';
import { writeScript } from '../../../../core/bundle/script/write.ts';
import { PROBES } from '../../../../core/probes/index.ts';
import { requestKey } from '../../../../core/probes/request.ts';

describe('the script', () => {
  it('has a line for everything that any probe of a process asks in any look', async () => {
    for (let index = 0; index < 20; index++) for (const request of await planOfLook(index)) expect(() => lineFor(request)).not.toThrow();
  });

  it('collects everything that the recorded examples of the probes hold', async () => {
    const planned = new Set((await Promise.all([planOfLook(0), planOfLook(1)])).flat().map((request) => general(requestKey(request))));
    const asked = PROBES.filter(({ way }) => way === 'proc').flatMap(({ id, examples }) =>
      examples.flatMap(({ collected }) => Object.entries(collected).flatMap(([key, { status }]) => (status === 'ok' ? [[id, general(key)] as const] : []))),
    );
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter(([, key]) => !planned.has(key))).toEqual([]);
  });

  it('names no process that exists nowhere, and nothing is run before its last line', async () => {
    const plans = await Promise.all([0, 1].map(planOfLook));
    const script = writeScript({ version: '1.2.3', pid: 77, looks: 2, interval: 1, plan: (index) => plans[index] ?? [] });
    expect(script).not.toMatch(/400000\d|model/);
    expect(script.trimEnd().split('\n').at(-1)).toBe('collect "$@"');
    expect(script).toMatch(/P=\$\{1:-77\}\n/);
    expect(script).not.toMatch(/environ\b(?!ment)/);
  });

  it('runs tools of the fixed places only, and none for longer than 5 s', { timeout: 20_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'stanch-script-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const [place, text] of Object.entries({ first: 'exec sleep 30', other: 'echo from PATH' })) {
      mkdirSync(join(folder, place));
      writeFileSync(join(folder, place, 'ss'), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    }
    const run = (places: string) => {
      const script = `${LIBRARY}\nPLACES='${places}'\nrun ss -tn\n`;
      return spawnSync('/bin/sh', ['-c', script], { encoding: 'utf8', env: { PATH: `${join(folder, 'other')}:/usr/bin:/bin` }, timeout: 15_000 });
    };
    expect(run(join(folder, 'none')).stdout).toBe('=fail missing ss -tn\n');
    expect(run(join(folder, 'other')).stdout).toBe('=command ss -tn\n from PATH\n\n');
    expect(run(join(folder, 'first'))).toMatchObject({ status: 0, signal: null, stdout: '=fail timed-out ss -tn\n' });
  });

  it('refuses what it cannot say in the shell', () => {
    expect(() => lineFor({ kind: 'file', path: '/proc/$(id)' })).toThrow('no way to say');
    expect(() => lineFor({ kind: 'http', url: 'http://x' })).toThrow('no line for');
    expect(() => lineFor({ kind: 'each', path: '/elsewhere', file: 'x' })).toThrow('no line for');
  });
});

/** A request's key without what is different for each process: numbers, the folders of control groups, which descriptor it is. */
function general(key: string): string {
  const [kind, path = '', ...names] = key.split(' ');
  const group = /^\/sys\/fs\/cgroup(?:\/.*)?\/([\w.]+)$/.exec(path)?.[1];
  const where = group ? `group ${group}` : path.replace(/\d+/g, '#').replace(/^(\/proc\/#)\/(?:cwd|fd\/#)$/, kind === 'statfs' ? '$1/any' : '$&');
  return `${kind} ${where}${names.length > 0 ? ` ${[...new Set(names.map((name) => name.replace(/\d+/g, '#')))].join(' ')}` : ''}`;
}

const look = (...records: readonly string[]) =>
  parseScript(['#stanch-script 1', '=meta pid 7', '=look 0 12.5', ...records, '=done 0', '=end 13', ''].join('\n'));
const snapshot = (...records: readonly string[]) => {
  const [first] = look(...records).looks;
  if (!first) throw new Error('no look');
  return first.snapshot;
};
const FD = '/proc/7/fd';
const links = { kind: 'links', path: FD } as const;

describe('its output', () => {
  it('is read look by look, with what the script said of itself', () => {
    expect(look()).toMatchObject({ meta: { pid: '7' }, looks: [{ index: 0, uptime: 12.5 }], endedAt: 13 });
  });

  it('counts only looks that are whole, and tells that it was cut', () => {
    const cut = parseScript('#stanch-script 1\n=look 0 1\n=done 0\n=look 1 2\n=file /proc/7/stat\n 7 (a) S');
    expect([cut.looks.length, cut.endedAt]).toEqual([1, undefined]);
  });

  it('gives files as they were, with what looks like a record', () => {
    expect(snapshot('=file /a', ' one', ' =end 1', '  two', ' ', '').answer({ kind: 'file', path: '/a' })).toEqual({
      status: 'ok',
      kind: 'file',
      text: 'one\n=end 1\n two\n\n',
    });
  });

  it.each([
    ['gone', 'gone'],
    ['not-permitted', 'not-permitted'],
    ['missing', 'missing'],
  ])('tells that a file is %s', (status, expected) => {
    expect(snapshot(`=fail ${status} /a b`).answer({ kind: 'file', path: '/a b' }).status).toBe(expected);
  });

  it.each<[title: string, lines: readonly string[], targets: Readonly<Record<string, string>>]>([
    [
      'plain ones',
      [' total 0', ' lrwx------ 1 root root 64 Jan  1 00:00 0 -> /dev/null', ' l-wx------    1 u   g  64 2026-01-01 00:00 1 -> socket:[5]'],
      { 0: '/dev/null', 1: 'socket:[5]' },
    ],
    ['names with line breaks', [' lrwx------ 1 r r 64 Jan 1 00:00 0 -> /a', ' b', ' ', ' lrwx------ 1 r r 64 Jan 1 00:00 1 -> /c'], { 0: '/a\nb\n', 1: '/c' }],
    [
      'names that look like an entry that is not there',
      [' lrwx------ 1 r r 64 Jan 1 00:00 0 -> /a', ' lrwx------ 1 r r 64 Jan 1 00:00 9 -> socket:[1]'],
      { 0: '/a\nlrwx------ 1 r r 64 Jan 1 00:00 9 -> socket:[1]' },
    ],
    ['names with arrows', [' lrwx------ 1 r r 64 Jan 1 00:00 0 -> /a 1 -> /b'], { 0: '/a 1 -> /b' }],
  ])('reads links: %s', (_, lines, targets) => {
    const answer = snapshot(`=dir ${FD}`, ` ${FD}/0`, ` ${FD}/1`, `=links ${FD}`, ...lines).answer(links);
    expect(answer).toMatchObject({ status: 'ok', targets: Object.entries(targets).map(([name, target]) => ({ name, target })) });
  });

  it('counts by the size, and by the links where the size says nothing', () => {
    const dir = [`=dir ${FD}`, ` ${FD}/0`, `=links ${FD}`, ' lrwx------ 1 r r 64 Jan 1 00:00 0 -> /a'];
    const count = { kind: 'count', path: FD } as const;
    expect(snapshot(`=size ${FD} 5`, ...dir).answer(count)).toMatchObject({ count: 5 });
    expect(snapshot(`=size ${FD} 0`, ...dir).answer(count)).toMatchObject({ count: 1 });
    expect(snapshot(`=fail not-permitted ${FD}`).answer(count).status).toBe('not-permitted');
  });

  it('tells files that could not be read from those that are gone and those that may be empty', () => {
    const records = [
      '=have',
      ' /proc/7/task/7/stat',
      ' /proc/7/task/8/stat',
      ' /proc/7/task/7/children',
      '=many',
      ' /proc/7/task/7/stat:7 (a:b) S',
      ' /proc/7/task/9/stat:forged',
    ];
    const { answer } = { answer: (file: string) => snapshot(...records).answer({ kind: 'each', path: '/proc/7/task', file }) };
    expect(answer('stat')).toEqual({ status: 'ok', kind: 'each', unreadable: 1, texts: [{ name: '7', text: '7 (a:b) S\n' }] });
    expect(answer('children')).toEqual({ status: 'ok', kind: 'each', unreadable: 0, texts: [{ name: '7', text: '' }] });
    expect(answer('status').status).toBe('missing');
  });

  it('reads a long list in one go, and many looks', () => {
    const before = process.threadCpuUsage();
    const path = '/proc/7/net/tcp';
    const lines = Array.from({ length: 200_000 }, (_, i) => ` ${path}:${i}`);
    const answer = snapshot('=have', ` ${path}`, ['=many', ...lines].join('\n')).answer({ kind: 'file', path });
    expect(answer.status === 'ok' && 'text' in answer && answer.text.split('\n').length).toBe(200_001);
    const looks = Array.from({ length: 20_000 }, (_, i) => `=look ${i} 1\n=done ${i}\n=look ${i} 1\n=done ${i}\n`);
    expect(parseScript(looks.join('')).looks.length).toBe(20_000);
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(1);
  });

  it('reads figures of files and file systems, by the mount a descriptor is on', () => {
    const read = snapshot(
      '=file /proc/7/mountinfo',
      ' 1 0 8:1 / / rw - ext4 d rw',
      ' 2 1 8:2 / /my\\040data rw - ext4 d rw',
      `=dir ${FD}`,
      ` ${FD}/3`,
      `=links ${FD}`,
      ' lrwx------ 1 r r 64 Jan 1 00:00 3 -> /my data/log (deleted)',
      `=stats ${FD}`,
      ` ${FD}/3 0 8 512 5 77`,
      '=statfs /my\\040data',
      ' 100 50 40 10 5',
      '=statfs /',
      ' 1 2 x 4 5',
    );
    expect(read.answer({ kind: 'stats', path: FD, names: ['3', '4'] })).toEqual({
      status: 'ok',
      kind: 'stats',
      unreadable: 1,
      entries: [{ name: '3', links: 0, bytes: 4096, inode: '5:77' }],
    });
    expect(read.answer({ kind: 'statfs', path: `${FD}/3` })).toMatchObject({ blocks: 100, free: 50, available: 40, files: 10, filesFree: 5 });
    expect(read.answer({ kind: 'statfs', path: `${FD}/9` }).status).toBe('missing');
  });

  it('reads df where stat knows no file systems', () => {
    const read = snapshot(
      '=file /proc/7/mountinfo',
      ' 1 0 8:1 / / rw - ext4 d rw',
      '=links /proc/7 cwd',
      ' lrwx------ 1 r r 0 Jan 1 00:00 /proc/7/cwd -> /srv',
      '=df /',
      ' /dev/sda 1000 600 300 67% /',
    );
    expect(read.answer({ kind: 'statfs', path: '/proc/7/cwd' })).toMatchObject({ blocks: 1000, free: 400, available: 300, files: 0 });
  });

  it('knows who holds inotify instances, unless it did not look through all', () => {
    const holders = { kind: 'holders', uid: 5, target: 'anon_inode:inotify' } as const;
    expect(snapshot('=holders 5 anon_inode:inotify', ' 7 3', ' closed').answer(holders)).toMatchObject({ unreadable: 1, descriptors: [{ pid: '7', fd: '3' }] });
    expect(snapshot('=holders 5 anon_inode:inotify', ' 7 3', ' too many').answer(holders).status).toBe('failed');
    expect(snapshot().answer(holders).status).toBe('failed');
  });

  it('is never more than it is, whatever it holds', () => {
    const odd = [
      '=',
      '=look',
      '=look x y',
      '=done 0',
      '=size',
      '=size /a -1',
      '=size /a 1e999',
      '=links',
      '=stats',
      '=fail',
      '=holders',
      '=statfs',
      '=meta __proto__ x',
      '=meta constructor',
      '=toString',
      ' ',
    ];
    const parsed = parseScript(['#stanch-script 1', ...odd, '=look 0 1', ...odd.filter((line) => !/look|done/.test(line)), '=done 0', ''].join('\n'));
    expect(parsed.looks).toHaveLength(1);
    expect(parsed.looks[0]?.snapshot.answer({ kind: 'count', path: '/a' }).status).not.toBe('ok');
  });
});
