import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProgram } from '../fixtures/start.ts';
import { type Ran, ROOT, runCommand, stanch } from './stanch.ts';

const isRoot = process.getuid?.() === 0;
const copy = mkdtempSync(join(tmpdir(), 'stanch-doctor-'));
const node = join(copy, 'node');
let target: { readonly pid: number; end(): void };

beforeAll(async () => {
  for (const part of ['bin', 'dist', 'package.json']) cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  cpSync(process.execPath, node);
  chmodSync(copy, 0o755);
  target = await startProgram(1024, 'hold-files.mjs', [20]);
});

afterAll(() => {
  target.end();
  rmSync(copy, { recursive: true, force: true });
});

interface Examined {
  readonly allSeen: boolean;
  readonly checks: readonly { readonly id: string; readonly status: string; readonly command?: string }[];
  readonly process?: { readonly probes: Examined['checks'] };
}
const read = ({ out }: Ran): Examined => JSON.parse(out);
const found = ({ checks }: Examined, id: string) => checks.find((check) => check.id === id);

it('says what can be seen here, as text and as JSON, with the same exit code', async () => {
  const [text, json] = [await stanch('doctor'), await stanch('doctor', '--json')];
  const examined = read(json);
  expect([text.code, json.code]).toEqual(examined.allSeen ? [0, 0] : [4, 4]);
  expect(text.out).toMatch(/^(ok|note|GAP ) {2,4}\/proc/m);
  expect(examined.checks.length).toBeGreaterThan(15);
  expect(text.out).toContain(examined.allSeen ? 'Everything that was asked about can be seen.' : 'GAP');
});

it('looks at one process, probe by probe', async () => {
  const { process: of } = read(await stanch('doctor', '--pid', String(target.pid), '--json'));
  expect(of?.probes.find(({ id }) => id === 'descriptors')).toMatchObject({ status: 'ok' });
});

describe.skipIf(!isRoot)('without privilege (needs root, to become nobody)', () => {
  it("tells which probes may not look at somebody else's process, with the command that closes it", async () => {
    const ran = await runCommand([
      'setpriv',
      '--reuid=65534',
      '--regid=65534',
      '--clear-groups',
      node,
      join(copy, 'bin/stanch.js'),
      'doctor',
      '--pid',
      String(target.pid),
      '--json',
    ]);
    const examined = read(ran);
    expect([ran.code, ran.err, examined.allSeen]).toEqual([4, '', false]);
    expect(found(examined, 'other-users')).toMatchObject({ status: 'gap', command: 'sudo stanch diagnose --pid PID' });
    expect(examined.process?.probes.find(({ id }) => id === 'descriptors')).toMatchObject({ status: 'gap', command: `sudo stanch doctor --pid ${target.pid}` });
  });

  const hides = spawnSync('unshare', ['--mount', '--pid', '--fork', 'mount', '-t', 'proc', '-o', 'hidepid=2', 'proc', '/proc']).status === 0;
  it.skipIf(!hides)('tells that /proc hides processes, from within a namespace of its own', async () => {
    const line = 'mount -t proc -o hidepid=2 proc /proc && exec setpriv --reuid=65534 --regid=65534 --clear-groups "$0" "$1" doctor --json';
    const ran = await runCommand(['unshare', '--mount', '--pid', '--fork', 'sh', '-c', line, node, join(copy, 'bin/stanch.js')]);
    const examined = read(ran);
    expect(ran.code).toBe(4);
    expect(found(examined, 'hidepid')).toMatchObject({ status: 'gap' });
    expect(found(examined, 'container')).toMatchObject({ status: 'note', command: 'stanch doctor (on the host)' });
  });
});

it('says when few descriptors are left to itself', async () => {
  const { code, out } = await runCommand(['/bin/sh', '-c', 'ulimit -n 45 && exec "$0" "$1" doctor', process.execPath, `${ROOT}bin/stanch.js`]);
  expect([code, out]).toEqual([4, expect.stringMatching(/GAP {3}own descriptors +\d+ left of 45/)]);
});

it('names a process that is not there as any command does', async () => {
  expect(await stanch('doctor', '--pid', '4194304')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('No process has the pid 4194304.') });
});
