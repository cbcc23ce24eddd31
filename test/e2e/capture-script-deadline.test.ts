import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand, stanch } from './stanch.ts';

const BUSYBOX = '/usr/bin/busybox';
const folder = mkdtempSync(join(tmpdir(), 'stanch-deadline-'));
/** The only programs there are: those of Busybox but for `timeout`, and an `ss` of ours. */
const tools = join(folder, 'tools');
const script = join(folder, 'capture.sh');

beforeAll(async () => {
  mkdirSync(tools);
  const applets = existsSync(BUSYBOX) ? execFileSync(BUSYBOX, ['--list'], { encoding: 'utf8' }).trim().split('\n') : [];
  for (const applet of applets.filter((name) => name !== 'timeout')) symlinkSync(BUSYBOX, join(tools, applet));
  const { out } = await stanch('capture', '--script', '--for', '0s');
  writeFileSync(script, out.replace(/^PLACES=.*$/m, `PLACES='${tools}'`).replace(/^PATH=.*$/m, ''));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function captureWith(ss: string, shell: readonly [string, ...string[]]) {
  writeFileSync(join(tools, 'ss'), `#!${tools}/sh\n${ss}\n`);
  chmodSync(join(tools, 'ss'), 0o755);
  return runCommand(['/usr/bin/env', '-i', `PATH=${tools}`, ...shell, script, String(process.pid)]);
}

/** Processes that found their programs there. */
const left = () =>
  readdirSync('/proc').filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`PATH=${tools}`);
    } catch {
      return false;
    }
  });

describe.skipIf(!existsSync(BUSYBOX)).each([
  ['dash', ['/usr/bin/dash']],
  ['busybox', [BUSYBOX, 'sh']],
] as const)('the script of capture, run by %s where there is no timeout,', { timeout: 40_000 }, (_, shell) => {
  it('ends a tool that hangs after five seconds, and says so', async () => {
    const { out, ms } = await captureWith('exec sleep 600', shell);
    expect(out).toContain('=fail timed-out ss -tnieH\n');
    expect(out).toMatch(/\n=end [\d.]+\n$/);
    expect(ms).toBeGreaterThan(4_900);
    await expect.poll(left, { timeout: 8_000 }).toEqual([]);
  });

  it('waits for one that answers no longer than that takes, and leaves no process behind', async () => {
    const { out, err } = await captureWith('echo ESTAB 0 0', shell);
    expect(out).toContain('=command ss -tnieH\n ESTAB 0 0\n');
    expect(err).toBe('look 1 of 1\n');
    await expect.poll(left, { timeout: 8_000 }).toEqual([]);
  });
});
