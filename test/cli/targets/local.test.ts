import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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
    expect(answer?.status === 'ok' && 'targets' in answer && [answer.total, answer.targets.length]).toEqual([100, 10]);
  });

  it.each<[string, Request, string]>([
    ['a file that is not there', { kind: 'file', path: '/proc/self/no-such-file' }, 'missing'],
    ['a process that is gone', { kind: 'file', path: '/proc/4194304/stat' }, 'gone'],
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
