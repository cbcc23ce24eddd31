import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { readAside, readFileAside } from '../../cli/targets/read-aside.ts';
import { stanch } from './stanch.ts';

const PROGRAM = fileURLToPath(new URL('../fixtures/programs/dead-mount.py', import.meta.url));
const may = process.getuid?.() === 0 && existsSync('/dev/fuse') && spawnSync('unshare', ['-m', 'python3', '-V']).status === 0;
const why = may ? '' : ' (skipped: needs root, FUSE, unshare and Python)';

/** Seconds that an answer may take, where everything that waits for the dead server would wait for ever. */
const SOON = 10;

describe.skipIf(!may)(`beside a mount whose server is dead${why}`, () => {
  test('a process that holds a file on it is diagnosed, and the file is never asked for', async () => {
    const pid = await holder();
    // Whoever does ask does not come back.
    expect(spawnSync('stat', ['-L', `/proc/${pid}/fd/3`], { timeout: 1_000, killSignal: 'SIGKILL' }).signal).toBe('SIGKILL');
    const { code, out, ms } = await stanch('diagnose', '--pid', String(pid), '--for', '0s', '--json');
    expect(ms).toBeLessThan(1000 * SOON);
    expect(code).toBe(4);
    expect(JSON.parse(out)).toMatchObject({ target: { pid }, readings: expect.arrayContaining([expect.objectContaining({ id: 'descriptors.files' })]) });
  });

  test('a process whose memory is locked behind it is diagnosed by another name', async () => {
    const pid = await holder('--locked');
    await vi.waitFor(() => expect(readFileSync(`/proc/${pid}/stat`, 'utf8')).toContain('(MainThread) D '), 10_000);
    expect(await readAside([`/proc/${pid}/cmdline`], 500)).toEqual(new Map());
    expect(await readFileAside(`/proc/${pid}/cmdline`, 500)).toMatchObject({ status: 'timed-out', detail: expect.stringContaining('locked') });
    const { code, out, ms } = await stanch('diagnose', '--pid', String(pid), '--for', '0s', '--json');
    expect(ms).toBeLessThan(1000 * SOON);
    expect(code).toBe(4);
    const bundle = join(mkdtempSync(join(tmpdir(), 'stanch-locked-')), 'bundle.tar.gz');
    onTestFinished(() => rmSync(dirname(bundle), { recursive: true }));
    const captured = await stanch('capture', '--pid', String(pid), '--looks', '1', '--out', bundle);
    expect([captured.code, captured.err]).toEqual([0, expect.stringContaining('1 look')]);
    expect(captured.ms).toBeLessThan(1000 * SOON);
    const evidence = spawnSync('tar', ['-xzOf', bundle, '--wildcards', '*evidence*'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }).stdout;
    expect(evidence).toMatch(/cmdline":\s*\{[^}]*timed-out/);
    expect(JSON.parse(out)).toMatchObject({ target: { pid, name: expect.stringContaining('python3') } });
  });
});

test('reads one whole file aside, and tells why it could not', async () => {
  expect(await readFileAside('/proc/self/comm')).toEqual({ status: 'ok', kind: 'file', text: 'cat\n' });
  expect(await readFileAside('/proc/4194304/maps')).toMatchObject({ status: 'missing' });
  expect(await readFileAside('/proc')).toMatchObject({ status: 'failed' });
});

test('reads several files aside, and leaves out what is not there', async () => {
  const found = await readAside(['/proc/self/comm', '/proc/4194304/cmdline', '/proc/version'], 5_000);
  expect([...found.keys()]).toEqual(['/proc/self/comm', '/proc/version']);
  expect(found.get('/proc/self/comm')?.trim()).toBe('head');
  expect(found.get('/proc/version')).toMatch(/^Linux version/);
});

/** The pid of a process that holds a file on a mount of its own, in a mount namespace of its own. */
async function holder(...options: readonly string[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'stanch-dead-'));
  const server: ChildProcess = spawn('unshare', ['-m', 'python3', PROGRAM, folder, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    // With the server its questions end, and with them whoever waits for an answer.
    server.kill('SIGKILL');
    await ended;
    rmdirSync(folder);
  });
  return new Promise((resolve, reject) => {
    server.stdout?.once('data', (chunk: Buffer) => resolve(Number(chunk)));
    server.once('exit', (code) => reject(new Error(`dead-mount.py ended with ${code}`)));
  });
}
