import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HAS_TMUX, STANCH, startTerminals } from './terminal.ts';

const LIST_LOADED = fileURLToPath(new URL('./list-loaded.mjs', import.meta.url));
const SEARCH = [STANCH, 'search', 'too many open files', '--json'];
/** Names of its own in the production build of React's reconciler. */
const REACT = /react-reconciler|react-stack-top-frame/;

const folder = mkdtempSync(join(tmpdir(), 'stanch-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('starting takes little beside Node itself', () => {
  let took: Readonly<Record<'node' | 'version' | 'search', number>>;

  beforeAll(() => {
    took = medians({ node: ['-e', '0'], version: [STANCH, '--version'], search: SEARCH }, 15);
    const said = Object.entries(took).map(([name, time]) => `${name} ${time.toFixed(0)} ms, ${(time / took.node).toFixed(2)} times`);
    process.stdout.write(`medians of 15: ${said.join(' · ')}\n`);
  });

  test('--version takes at most twice as long as an empty program', () => {
    expect(took.version).toBeLessThanOrEqual(2 * took.node);
  });

  test('a search takes at most four times as long as an empty program', () => {
    expect(took.search).toBeLessThanOrEqual(4 * took.node);
  });
});

test('one look at a process answers within a second', () => {
  // The quickest of five: beside the other tests one may have to wait for its turn.
  const runs = Array.from({ length: 5 }, () => {
    const from = performance.now();
    const { stdout } = spawnSync(process.execPath, [STANCH, 'diagnose', '--pid', String(process.pid), '--for', '0s', '--json'], {
      encoding: 'utf8',
      timeout: 10_000,
    });
    return { ms: performance.now() - from, stdout };
  });
  expect(Math.min(...runs.map(({ ms }) => ms))).toBeLessThan(1000);
  for (const { stdout } of runs) expect(JSON.parse(stdout)).toMatchObject({ schema: 1, target: { pid: process.pid } });
});

describe('nothing but the wizard on a screen loads React', () => {
  test.each([
    ['--version', [STANCH, '--version']],
    ['search', SEARCH],
    ['help', [STANCH, '--help']],
    ['triage --plain', [STANCH, 'triage', '--plain']],
    ['diagnose', [STANCH, 'diagnose', '--pid', String(process.pid), '--for', '0s']],
  ])('not %s', (name, argv) => {
    const list = join(folder, `${name}.list`);
    spawnSync(process.execPath, ['--import', LIST_LOADED, ...argv], { env: { ...process.env, STANCH_HOME: folder, LOADED: list }, timeout: 20_000 });
    expect(loaded(list)).toContain(STANCH);
    expect(withReact(list)).toEqual([]);
  });

  test.skipIf(!HAS_TMUX)(`but the wizard does, so that this test can fail${HAS_TMUX ? '' : ' (skipped: tmux is not installed)'}`, async () => {
    const terminals = startTerminals();
    try {
      const list = join(folder, 'wizard.list');
      const terminal = terminals.open(['triage'], {
        env: { STANCH_HOME: join(terminals.folder, 'home'), NODE_OPTIONS: `--import=${LIST_LOADED}`, LOADED: list },
      });
      await terminal.see('Say what you see');
      terminal.press('C-c');
      await terminal.see('exit=130');
      expect(withReact(list)).not.toEqual([]);
    } finally {
      await terminals.close();
    }
  });
});

/** Milliseconds. The programs take turns, so that a load on the machine falls on all alike. */
function medians<Name extends string>(programs: Readonly<Record<Name, readonly string[]>>, rounds: number): Readonly<Record<Name, number>> {
  const names = Object.keys(programs) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const from = performance.now();
      const { status } = spawnSync(process.execPath, programs[name], { stdio: 'ignore', timeout: 20_000 });
      times[name].push(performance.now() - from);
      if (status !== 0) throw new Error(`${name} ended with ${status}`);
    }
  }
  return Object.fromEntries(names.map((name) => [name, times[name].toSorted((a, b) => a - b)[Math.floor(rounds / 2)]])) as Record<Name, number>;
}

function loaded(list: string): readonly string[] {
  return readFileSync(list, 'utf8').trim().split('\n');
}

function withReact(list: string): readonly string[] {
  return loaded(list).filter((file) => REACT.test(readFileSync(file, 'utf8')));
}
