import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startDrill } from '../../cli/targets/drills.ts';
import { softLimit } from '../../core/probes/descriptors.ts';
import { DRILLS } from '../../drills/index.ts';
import { missingOf } from '../fixtures/needs.ts';
import { isAlive } from '../fixtures/start.ts';
import { type Ran, ROOT, stanch } from './stanch.ts';

const folder = mkdtempSync(join(tmpdir(), 'stanch-test-'));
// Servers of a drill run as nobody, and have to get at their own folders in it.
chmodSync(folder, 0o711);
const answers = new Map<string, Promise<Ran>>();
/** Those that need no service are all looked at side by side; a database for each would be too many at once. */
const SMALL = DRILLS.filter(({ needs }) => !needs);

/** A server with many sessions takes a moment to end them all. */
const ENDS = { timeout: 10_000 };

beforeAll(() => {
  for (const { name } of SMALL) answers.set(name, stanch('drill', name, '--diagnose'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function ownChildren(): readonly number[] {
  const tasks = readdirSync('/proc/self/task').map((task) => readFileSync(`/proc/self/task/${task}/children`, 'utf8'));
  return tasks.join(' ').split(' ').filter(Boolean).map(Number);
}

/** The processes below one, and below those. */
function descendantsOf(pid: number): readonly number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

describe.each(DRILLS)('the drill $name', ({ name, answer, descriptorLimit, lookFor, needs }) => {
  const missing = missingOf(needs);
  const SKIPPED = missing.length > 0 ? ` (skipped: ${missing.join(' and ')} not installed)` : '';
  const drillIt = it.skipIf(missing.length > 0);
  const timeout = needs ? 100_000 : 20_000;

  drillIt(`starts under its small limit and ends when it is stopped${SKIPPED}`, { timeout }, async () => {
    const { pid, stop } = await startDrill(name);
    expect(softLimit(readFileSync(`/proc/${pid}/limits`, 'utf8'))).toBe(descriptorLimit);
    // A drill may have a server of its looked at instead of itself.
    if (name !== 'busy-pooler') expect(readFileSync(`/proc/${pid}/comm`, 'utf8')).toBe(`${`drill-${name}`.slice(0, 15)}\n`);
    stop();
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), ENDS);
    expect(stop).not.toThrow();
  });

  drillIt(`signals nobody once it has ended, because its number may be given to another process${SKIPPED}`, { timeout }, async () => {
    // Killed, it leaves its folder: let that go with ours.
    const killed = mkdtempSync(join(folder, 'killed-'));
    chmodSync(killed, 0o711);
    vi.stubEnv('TMPDIR', killed);
    const { pid, stop } = await startDrill(name);
    vi.unstubAllEnvs();
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(existsSync(`/proc/${pid}`)).toBe(false));
    const signalled = vi.spyOn(process, 'kill');
    stop();
    expect(signalled).not.toHaveBeenCalled();
    signalled.mockRestore();
  });

  drillIt(`is ended when it does not start in time${SKIPPED}`, { timeout }, async () => {
    const before = ownChildren();
    const starting = startDrill(name, 1);
    const [started] = ownChildren().filter((pid) => !before.includes(pid));
    expect(started).toBeDefined();
    await expect(starting).rejects.toThrow('did not start within');
    await vi.waitFor(() => expect(isAlive(started ?? 0)).toBe(false));
  });

  drillIt(`leaves no folder and no child behind${SKIPPED}`, { timeout }, async () => {
    const child = spawn(process.execPath, [join(ROOT, 'dist', 'drills', `${name}.js`)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TMPDIR: folder },
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const own = () => readdirSync(folder).filter((entry) => entry.startsWith(`stanch-drill-${name}-`));
    const children = descendantsOf(child.pid ?? 0);
    expect(own()).toHaveLength(1);
    child.kill('SIGTERM');
    await vi.waitFor(() => expect([isAlive(child.pid ?? 0), ...children.map(isAlive)].every((alive) => !alive)).toBe(true), ENDS);
    expect(own()).toEqual([]);
  });

  drillIt(`is told by Stanch: ${answer}${SKIPPED}`, { timeout: 1000 * (lookFor ?? 60) + 30_000 + (needs ? 90_000 : 0) }, async () => {
    const ran = await (answers.get(name) ?? stanch('drill', name, '--diagnose'));
    // The report stands in the failure, so that it says why.
    expect([ran?.out, ran?.code, ran?.err]).toEqual([expect.anything(), 0, expect.stringContaining(`Right: the known answer is ${answer}.`)]);
  });
});
