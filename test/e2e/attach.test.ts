import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { agreeToAttach } from '../../cli/commands/agree-to-attach.ts';
import { isAlive, startForTest } from '../fixtures/start.ts';
import { ROOT, runCommand, stanch } from './stanch.ts';

const PROGRAM = fileURLToPath(new URL('../fixtures/programs/StuckPool.java', import.meta.url));
const hasJava = existsSync('/usr/bin/java') && existsSync('/usr/bin/jcmd');
const isRoot = process.getuid?.() === 0;

/** jcmd makes a file in the working directory of a JVM. */
const folder = mkdtempSync(join(tmpdir(), 'stanch-attach-'));
chmodSync(folder, 0o755);

const running: ChildProcess[] = [];
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

async function startJava(options: readonly string[], as: readonly string[] = []): Promise<number> {
  const [command = '/usr/bin/java', ...args] = [...as, '/usr/bin/java', ...options, PROGRAM];
  const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  running.push(child);
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', () => reject(new Error('java ended before it was ready')));
  });
  return child.pid ?? 0;
}

/** As it stands in the temporary folder of the process while it may be asked. */
const socketOf = (pid: number) => `/proc/${pid}/root/tmp/.java_pid${pid}`;

describe.skipIf(!hasJava)('--attach', { timeout: 60_000 }, () => {
  let pid = 0;
  beforeAll(async () => {
    pid = await startJava([]);
  });

  it('sends nothing without somebody who agrees', async () => {
    const { code, out, err } = await stanch('diagnose', '--pid', String(pid), '--attach');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`jcmd -J-XX:-UsePerfData ${pid} Thread.print`);
    expect(err).toContain('sends the JVM one SIGQUIT');
    expect(err).toContain('--attach --yes');
    expect(existsSync(socketOf(pid))).toBe(false);
  });

  it('says with --dry-run what it would do, and sends nothing', async () => {
    const { code, out } = await stanch('diagnose', '--pid', String(pid), '--attach', '--dry-run');
    expect([code, out]).toEqual([0, expect.stringContaining('one SIGQUIT')]);
    expect(out).toContain('except for jcmd');
    expect(existsSync(socketOf(pid))).toBe(false);
  });

  it('finds what the workers wait for, from two dumps, and the JVM lives on', async () => {
    const { out, err } = await stanch('diagnose', '--pid', String(pid), '--attach', '--yes', '--interval', '0.2s', '--for', '20s', '--json');
    expect(err).toContain('sends the JVM one SIGQUIT');
    const { readings, probes } = JSON.parse(out) as { readings: { id: string; value: unknown; of?: string; samples?: unknown[] }[]; probes: { id: string }[] };
    expect(readings.find(({ id }) => id === 'threads.blocked_share')).toMatchObject({ value: 60, of: 'StuckPool.ask', samples: [60, 60] });
    expect(readings.find(({ id }) => id === 'workers.holders')).toMatchObject({ value: 'waiting', of: 'StuckPool.ask' });
    expect(probes.find(({ id }) => id === 'java-stacks')).toMatchObject({ status: 'ok', argv: [['jcmd', '-J-XX:-UsePerfData', String(pid), 'Thread.print']] });
    expect(isAlive(pid)).toBe(true);
  });

  it('is refused for a JVM that SIGQUIT would end', async () => {
    const target = await startJava(['-Xrs']);
    const { code, err } = await stanch('diagnose', '--pid', String(target), '--attach', '--yes');
    expect([code, err]).toEqual([2, expect.stringContaining('does not catch SIGQUIT')]);
    expect(isAlive(target)).toBe(true);
  });

  it('is refused for what is no JVM', async () => {
    const child = startForTest('sleep', '60');
    await vi.waitFor(() => expect(readFileSync(`/proc/${child.pid}/comm`, 'utf8')).toBe('sleep\n'));
    const { code, err } = await stanch('diagnose', '--pid', String(child.pid), '--attach', '--yes');
    expect([code, err]).toEqual([2, expect.stringContaining('it is no JVM')]);
    expect(isAlive(child.pid ?? 0)).toBe(true);
  });

  it.skipIf(!isRoot)('is refused for the JVM of another user', async () => {
    const target = await startJava([], ['/usr/bin/setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--']);
    const { code, err } = await stanch('diagnose', '--pid', String(target), '--attach', '--yes');
    expect([code, err]).toEqual([2, expect.stringContaining("sudo -u '#65534'")]);
    expect(existsSync(socketOf(target))).toBe(false);
  });

  it('is over at the deadline of every tool when the JVM does not answer', async () => {
    const target = await startJava([]);
    process.kill(target, 'SIGSTOP');
    const { out, err } = await stanch('diagnose', '--pid', String(target), '--attach', '--yes', '--for', '0s', '--json');
    const { probes } = JSON.parse(out) as { probes: { id: string; status: string; coverage?: string }[] };
    expect(probes.find(({ id }) => id === 'java-stacks')).toMatchObject({ status: 'timed-out', coverage: 'no thread dump: jcmd did not answer within 5 s' });
    // As it was said beforehand.
    expect(err).toContain('.attach_pid');
    expect(readdirSync(folder)).toContain(`.attach_pid${target}`);
    process.kill(target, 'SIGCONT');
  });

  it.each([
    ['n', false],
    ['', false],
    ['yes', true],
  ])('asks at a terminal, and takes “%s” for %s', async (typed, agreed) => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true }) as unknown as NodeJS.ReadStream;
    (stdin as unknown as PassThrough).write(`${typed}\n`);
    let said = '';
    const stderr = new PassThrough().on('data', (chunk) => {
      said += chunk;
    }) as unknown as NodeJS.WriteStream;
    const shell = { stdin, stderr, err: (text: string) => void stderr.write(text), interrupted: new AbortController().signal };
    const answer = agreeToAttach({ pid, name: 'java' }, false, shell);
    await (agreed ? expect(answer).resolves.toMatch(/stack/) : expect(answer).rejects.toThrow('Nothing was sent'));
    expect(said).toContain('sends the JVM one SIGQUIT');
    expect(said).toContain(`Ask java (${pid}) for thread dumps? [y/N]`);
  });

  it('needs a process', async () => {
    const { code, err } = await runCommand([process.execPath, `${ROOT}bin/stanch.js`, 'diagnose', '--metrics', ':1', '--attach']);
    expect([code, err]).toEqual([2, expect.stringContaining('--attach needs a process')]);
  });
});
