import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startDrill } from '../../cli/targets/drills.ts';
import { softLimit } from '../../core/probes/descriptors.ts';
import type { Drill } from '../../drills/drill.ts';
import { DRILLS } from '../../drills/index.ts';
import { missingOf } from '../fixtures/needs.ts';
import { isAlive } from '../fixtures/start.ts';
import { type Ran, ROOT, runCommand } from './stanch.ts';

const folder = mkdtempSync(join(tmpdir(), 'stanch-test-'));
// Servers of a drill run as nobody, and have to get at their own folders in it.
chmodSync(folder, 0o711);

/** Drills looked at side by side: each takes a tenth of a core, and its start more. */
const SIDE_BY_SIDE = 6;
/** Seconds a drill is looked at unless it says otherwise; its services take some to start on a busy machine. */
const LOOK = 60;
const SLACK = 90;
/** A server with many sessions takes a moment to end them all. */
const ENDS = { timeout: 10_000 };

/** A folder of its own for what a drill leaves behind, under a short name: the path of a server's socket has 107 characters at most. */
const folderOf = (name: string) => join(folder, String(DRILLS.findIndex((drill) => drill.name === name)));

const told = new Map<string, PromiseWithResolvers<Ran>>(DRILLS.map(({ name }) => [name, Promise.withResolvers()]));

/**
 * What Stanch says of a drill. On a busy machine some run in a hundred stays undecided, which is an honest answer and may
 * be asked for once more; a false alarm may not.
 */
async function tell({ name, answer }: Drill): Promise<Ran> {
  const diagnose = [process.execPath, `${ROOT}bin/stanch.js`, 'drill', name, '--diagnose'];
  const run = () => runCommand(['/usr/bin/env', `TMPDIR=${folderOf(name)}`, ...diagnose]);
  const first = await run();
  const alarm = answer === 'none' && /^\S.*: leak/.test(first.out);
  return first.code === 0 || alarm ? first : run();
}

/** The slow ones first: all of them together take no longer than the longest need. */
async function runAll(): Promise<void> {
  const queue = DRILLS.filter(({ needs }) => missingOf(needs).length === 0).toSorted((a, b) => (b.lookFor ?? 0) - (a.lookFor ?? 0));
  const work = async () => {
    for (let drill = queue.shift(); drill !== undefined; drill = queue.shift()) {
      mkdirSync(folderOf(drill.name), { mode: 0o711 });
      await tell(drill).then(told.get(drill.name)?.resolve, told.get(drill.name)?.reject);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
}

beforeAll(() => {
  // Each test waits for its own; what goes wrong is said there.
  void runAll();
});
afterAll(() => rmSync(folder, { recursive: true }));

function skipOf({ needs }: Drill): string {
  const missing = missingOf(needs);
  return missing.length > 0 ? ` (skipped: ${missing.join(' and ')} not installed)` : '';
}

const inTurn = DRILLS.reduce((sum, { lookFor }) => sum + (lookFor ?? LOOK) + SLACK / 2, 0) / SIDE_BY_SIDE;

describe('every drill', () => {
  for (const drill of DRILLS) {
    const { name, answer } = drill;
    it.skipIf(skipOf(drill) !== '')(
      `${name} is told by Stanch: ${answer}${skipOf(drill)}`,
      { timeout: 1000 * (inTurn + 2 * (drill.lookFor ?? LOOK) + SLACK) },
      async () => {
        const ran = await told.get(name)?.promise;
        // The report stands in the failure, so that it says why.
        expect([ran?.out, ran?.code, ran?.err]).toEqual([expect.anything(), 0, expect.stringContaining(`Right: the known answer is ${answer}.`)]);
        await vi.waitFor(() => expect(readdirSync(folderOf(name))).toEqual([]), ENDS);
      },
    );
  }
});

function ownChildren(): readonly number[] {
  const tasks = readdirSync('/proc/self/task').map((task) => readFileSync(`/proc/self/task/${task}/children`, 'utf8'));
  return tasks.join(' ').split(' ').filter(Boolean).map(Number);
}

/** The processes below one, and below those. */
function descendantsOf(pid: number): readonly number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

/** How a drill is started and ended is the same for all: one of each kind, in Node.js, in Go, with a server. */
const KINDS = DRILLS.filter(({ name }) => ['fd-leak', 'go-body-leak', 'idle-in-transaction'].includes(name));

describe.each(KINDS)('the drill $name', (drill) => {
  const { name, descriptorLimit, needs } = drill;
  const drillIt = it.skipIf(skipOf(drill) !== '');
  const timeout = needs ? 100_000 : 20_000;

  drillIt(`starts under its small limit and ends when it is stopped${skipOf(drill)}`, { timeout }, async () => {
    const { pid, stop } = await startDrill(name);
    expect(softLimit(readFileSync(`/proc/${pid}/limits`, 'utf8'))).toBe(descriptorLimit);
    expect(readFileSync(`/proc/${pid}/comm`, 'utf8')).toBe(`${`drill-${name}`.slice(0, 15)}\n`);
    stop();
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), ENDS);
    expect(stop).not.toThrow();
  });

  drillIt(`signals nobody once it has ended, because its number may be given to another process${skipOf(drill)}`, { timeout }, async () => {
    // Killed, it leaves its folder: let that go with ours.
    const killed = mkdtempSync(join(folder, 'killed-'));
    chmodSync(killed, 0o711);
    vi.stubEnv('TMPDIR', killed);
    const { pid, stop } = await startDrill(name);
    vi.unstubAllEnvs();
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(existsSync(`/proc/${pid}`)).toBe(false), ENDS);
    const signalled = vi.spyOn(process, 'kill');
    stop();
    expect(signalled).not.toHaveBeenCalled();
    signalled.mockRestore();
  });

  drillIt(`is ended when it does not start in time${skipOf(drill)}`, { timeout }, async () => {
    const before = ownChildren();
    const starting = startDrill(name, { within: 1 });
    const [started] = ownChildren().filter((pid) => !before.includes(pid));
    expect(started).toBeDefined();
    await expect(starting).rejects.toThrow('did not start within');
    await vi.waitFor(() => expect(isAlive(started ?? 0)).toBe(false), ENDS);
  });

  drillIt(`leaves no child behind${skipOf(drill)}`, { timeout }, async () => {
    const own = mkdtempSync(join(folder, 'own-'));
    chmodSync(own, 0o711);
    const child = spawn(process.execPath, [join(ROOT, 'dist', 'drills', `${name}.js`)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TMPDIR: own },
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const children = descendantsOf(child.pid ?? 0);
    child.kill('SIGTERM');
    await vi.waitFor(() => expect([isAlive(child.pid ?? 0), ...children.map(isAlive)].every((alive) => !alive)).toBe(true), ENDS);
    expect(readdirSync(own)).toEqual([]);
  });
});
