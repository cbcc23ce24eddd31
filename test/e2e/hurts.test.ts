import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { z } from 'zod';
import { diagnosisContract as DIAGNOSIS } from '../../core/contracts/diagnosis.ts';
import { startProgram } from '../fixtures/start.ts';
import { type Ran, runCommand, stanch } from './stanch.ts';
import { STANCH } from './terminal.ts';

const HOLD = fileURLToPath(new URL('../fixtures/programs/hold-many.mjs', import.meta.url));
const isRoot = process.getuid?.() === 0;
const may = isRoot && spawnSync('unshare', ['-n', '-p', '-f', '-m', 'ip', 'link', 'set', 'lo', 'up']).status === 0;
const why = may ? '' : ' (skipped: needs root, unshare and ip)';

describe.skipIf(!may)(`in namespaces of its own${why}`, () => {
  test('the sockets of a process are those of its network, and its pid is the one we know it by', async () => {
    const inside = await startInside();
    expect(inside.said.pid).not.toBe(inside.pid);
    const diagnosis = read(await stanch('diagnose', '--pid', String(inside.pid), '--for', '0s', '--json'));
    // Forty connections to itself and the listener: our own network knows none of them.
    expect(readFileSync('/proc/net/tcp', 'utf8')).not.toContain(inside.port);
    expect(valueOf(diagnosis, 'sockets.established')).toBe(80);
    // Nor its range of ports, which lies in no file: forty of the hundred that it was given.
    expect(valueOf(diagnosis, 'ports.top_peer_share')).toBe(40);
  });

  test('it is diagnosed from inside as well, by the pid it has there', async () => {
    const script =
      'ip link set lo up; "$1" "$2" 160 | { read -r line; pid=$(echo "$line" | tr -dc 0-9, | cut -d, -f1); "$1" "$3" diagnose --pid "$pid" --for 0s --json; kill "$pid"; }';
    const ran = await runCommand(['unshare', '-n', '-p', '-f', '-m', '--mount-proc', '--kill-child', 'sh', '-c', script, 'sh', process.execPath, HOLD, STANCH]);
    const diagnosis = read(ran);
    expect(diagnosis.target.pid).toBeLessThan(100);
    expect(valueOf(diagnosis, 'sockets.established')).toBe(80);
    expect(valueOf(diagnosis, 'ports.top_peer_share')).toBeGreaterThan(0);
  });

  test('a process that is hidden (hidepid) is said to be hidden or gone', async () => {
    const script = 'mount -t proc -o hidepid=2 proc /proc && exec setpriv --reuid=65534 --regid=65534 --clear-groups "$@"';
    const may = spawnSync('setpriv', ['--reuid=65534', '--regid=65534', '--clear-groups', process.execPath, '-e', '0']).status === 0;
    if (!may) return;
    const ran = await runCommand([
      'unshare',
      '-m',
      'sh',
      '-c',
      script,
      'sh',
      process.execPath,
      STANCH,
      'diagnose',
      '--pid',
      String(process.pid),
      '--for',
      '0s',
    ]);
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining('hidden from you') });
  });
});

describe('with hardly a descriptor left for itself', () => {
  const starved = (...args: readonly string[]) => runCommand(['sh', '-c', 'ulimit -n "$1"; shift; exec "$@"', 'sh', '26', process.execPath, STANCH, ...args]);

  test('it still reads /proc', async () => {
    const steady = await startProgram(400, 'hold-files.mjs', [60]);
    onTestFinished(steady.end);
    const diagnosis = read(await starved('diagnose', '--pid', String(steady.pid), '--for', '0s', '--json'));
    expect(valueOf(diagnosis, 'descriptors.used')).toBeGreaterThanOrEqual(60);
    expect(valueOf(diagnosis, 'descriptors.files')).toBeGreaterThan(30);
  });

  test('tools that cannot be started have failed, and their figures are not zero', async () => {
    const { code, out } = await starved('diagnose', '--pid', String(process.pid), '--for', '0s', '--portable', '--json');
    const diagnosis = DIAGNOSIS.parse(JSON.parse(out));
    expect(code).toBe(4);
    expect(diagnosis.probes.map(({ status, coverage }) => `${status} ${coverage}`)).toEqual(
      Array.from({ length: 3 }, () => expect.stringMatching(/^failed .*EMFILE/)),
    );
    expect(diagnosis.readings.filter(({ value }) => value === 0)).toEqual([]);
  });

  test('it still knows what an error means', async () => {
    const { code, out } = await starved('explain', 'accept: too many open files');
    expect(code).toBe(0);
    expect(out).toContain('fd-leak');
  });
});

test('gives the same readings on a German system', async () => {
  const steady = await startProgram(400, 'hold-files.mjs', [60]);
  onTestFinished(steady.end);
  const German = ['env', 'LANG=de_DE.UTF-8', 'LC_ALL=de_DE.UTF-8', 'LANGUAGE=de'] as const;
  const ran = await runCommand([...German, process.execPath, STANCH, 'diagnose', '--pid', String(steady.pid), '--for', '0s', '--portable', '--json']);
  expect(valueOf(read(ran), 'descriptors.used')).toBeGreaterThanOrEqual(60);
});

test('says that a process put another program in its place half-way, and counts only what came after', async () => {
  const child = spawn('sh', ['-c', 'exec 5</dev/null 6</dev/null 7</dev/null; read go; exec sleep 60 5<&- 6<&- 7<&-'], { stdio: ['pipe', 'ignore', 'ignore'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const argv = [process.execPath, STANCH, 'diagnose', '--pid', String(child.pid), '--for', '4s', '--interval', '200ms'] as const;
  // Once it has said its first answer it has looked.
  const { out } = await runCommand([...argv], () => void child.stdin?.end('go\n'));
  expect(out).toMatch(/^sleep|^sh/);
  expect(out).toMatch(/noted +it put another program in its place \(exec\) after/);
});

test('names the odd one of several workers, and shows it beside its siblings', async () => {
  const group = spawn(process.execPath, ['-e', WORKERS, fileURLToPath(new URL('../fixtures/programs/hold-files.mjs', import.meta.url))], { stdio: 'ignore' });
  onTestFinished(() => void group.kill('SIGTERM'));
  const workers = await vi.waitFor(() => {
    const pids = childrenOf(group);
    expect(pids).toHaveLength(4);
    expect(descriptorsOf(pids[0])).toBeGreaterThanOrEqual(300);
    return pids;
  }, 15_000);
  const { code, err } = await stanch('diagnose', '--name', 'hold-files.mjs', '--for', '0s');
  // Other tests may hold files too; that one is the oddest of all.
  if (code === 2) expect(err).toMatch(new RegExp(`--pid ${workers[0]}\\b|processes are called`));
  const { out } = await stanch('diagnose', '--pid', String(workers[0]), '--for', '0s');
  expect(out).toMatch(/siblings +this one has \d+ descriptors, \d+(\.\d)? times as many; the others: 3 siblings, \d+ to \d+/);
});

/** Starts four workers, of which the first holds many more files than the others. */
const WORKERS = `
const { spawn } = require('node:child_process');
const workers = [300, 50, 40, 45].map((count) => spawn(process.execPath, [process.argv[1], String(count)], { stdio: 'ignore' }));
process.on('SIGTERM', () => { for (const worker of workers) worker.kill('SIGTERM'); process.exit(0); });
setInterval(() => {}, 1000);
`;

function childrenOf({ pid }: ChildProcess): readonly number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
}

function descriptorsOf(pid: number | undefined): number {
  return Number(/^FDSize:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

/** A program with connections to itself, in a network and among pids of its own. */
async function startInside(): Promise<{ readonly pid: number; readonly said: { readonly pid: number }; readonly port: string }> {
  const outer = spawn(
    'unshare',
    [
      '-n',
      '-p',
      '-f',
      '--kill-child',
      'sh',
      '-c',
      'ip link set lo up; echo 40000 40099 >/proc/sys/net/ipv4/ip_local_port_range; exec "$@"',
      'sh',
      process.execPath,
      HOLD,
      '160',
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  onTestFinished(() => void outer.kill('SIGKILL'));
  const said = await new Promise<{ pid: number }>((resolve) => outer.stdout?.once('data', (line: Buffer) => resolve(JSON.parse(line.toString()))));
  const pid = childrenOf(outer)[0] ?? 0;
  const port = /:([\dA-F]{4}) 00000000:0000 0A/.exec(readFileSync(`/proc/${pid}/net/tcp`, 'utf8'))?.[1] ?? '';
  return { pid, said, port: `0100007F:${port}` };
}

type Diagnosis = z.infer<typeof DIAGNOSIS>;

function read({ out, err }: Ran): Diagnosis {
  expect(err).toBe('');
  return DIAGNOSIS.parse(JSON.parse(out));
}

function valueOf({ readings }: Diagnosis, wanted: string): number | string | undefined {
  return readings.find(({ id }) => id === wanted)?.value;
}
