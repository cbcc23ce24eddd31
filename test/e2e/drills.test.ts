import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startDrill } from '../../cli/targets/drills.ts';
import { softLimit } from '../../core/probes/descriptors.ts';
import { DRILLS } from '../../drills/index.ts';
import { isAlive } from '../fixtures/start.ts';
import { type Ran, ROOT, stanch } from './stanch.ts';

const folder = mkdtempSync(join(tmpdir(), 'stanch-test-'));
const answers = new Map<string, Promise<Ran>>();

beforeAll(() => {
  for (const { name } of DRILLS) answers.set(name, stanch('drill', name, '--diagnose'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function ownChildren(): readonly number[] {
  const tasks = readdirSync('/proc/self/task').map((task) => readFileSync(`/proc/self/task/${task}/children`, 'utf8'));
  return tasks.join(' ').split(' ').filter(Boolean).map(Number);
}

describe.each(DRILLS)('the drill $name', ({ name, answer, descriptorLimit, lookFor }) => {
  it('starts under its small limit and ends when it is stopped', async () => {
    const { pid, stop } = await startDrill(name);
    expect(softLimit(readFileSync(`/proc/${pid}/limits`, 'utf8'))).toBe(descriptorLimit);
    expect(readFileSync(`/proc/${pid}/comm`, 'utf8')).toBe(`${`drill-${name}`.slice(0, 15)}\n`);
    stop();
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false));
    expect(stop).not.toThrow();
  });

  it('signals nobody once it has ended, because its number may be given to another process', async () => {
    // Killed, it leaves its folder: let that go with ours.
    vi.stubEnv('TMPDIR', mkdtempSync(join(folder, 'killed-')));
    const { pid, stop } = await startDrill(name);
    vi.unstubAllEnvs();
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(existsSync(`/proc/${pid}`)).toBe(false));
    const signalled = vi.spyOn(process, 'kill');
    stop();
    expect(signalled).not.toHaveBeenCalled();
    signalled.mockRestore();
  });

  it('is ended when it does not start in time', async () => {
    const before = ownChildren();
    const starting = startDrill(name, 1);
    const [started] = ownChildren().filter((pid) => !before.includes(pid));
    expect(started).toBeDefined();
    await expect(starting).rejects.toThrow('did not start within');
    await vi.waitFor(() => expect(isAlive(started ?? 0)).toBe(false));
  });

  it('leaves no folder and no child behind', async () => {
    const child = spawn(process.execPath, [join(ROOT, 'dist', 'drills', `${name}.js`)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TMPDIR: folder },
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const own = () => readdirSync(folder).filter((entry) => entry.startsWith(`stanch-drill-${name}-`));
    const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
    expect(own()).toHaveLength(1);
    child.kill('SIGTERM');
    await vi.waitFor(() => expect([isAlive(child.pid ?? 0), ...children.map(isAlive)].every((alive) => !alive)).toBe(true));
    expect(own()).toEqual([]);
  });

  it(`is told by Stanch: ${answer}`, { timeout: 1000 * (lookFor ?? 60) + 30_000 }, async () => {
    const ran = await answers.get(name);
    // The report stands in the failure, so that it says why.
    expect([ran?.out, ran?.code, ran?.err]).toEqual([expect.anything(), 0, expect.stringContaining(`Right: the known answer is ${answer}.`)]);
  });
});
