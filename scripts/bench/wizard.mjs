// The wizard in a real terminal, which util-linux's `script` gives it: how soon it stands there, and how soon what was typed is answered.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../run.mjs';
import { writeLibrary } from './own-files.mjs';

const FILES = 10_000;
const RUNS = 10;
const STANCH = join(ROOT, 'bin/stanch.js');
const WITHIN = 60_000;

/** Prints the medians of ten: of starts beside bare starts of Node.js, and of keystrokes with the bundled library and a large one. */
export async function measure() {
  if (spawnSync('script', ['--version']).status !== 0) throw new Error('script is not installed; on Debian: apt-get install bsdutils');
  const folder = mkdtempSync(join(tmpdir(), 'stanch-bench-wizard-'));
  try {
    const starts = [];
    for (let run = 0; run < RUNS; run++) starts.push([await firstFrame(folder), bareStart()]);
    const [first, bare] = [0, 1].map((which) => median(starts.map((pair) => pair[which])));
    print('first frame after the start', first, `${(first / bare).toFixed(1)} × a bare start of ${bare.toFixed(0)} ms`);
    print('keystroke to result, bundled library', await keystroke(folder, []));
    const own = join(folder, 'team');
    writeLibrary(own, FILES);
    // What is stored of a library the first time is no part of this.
    const stored = spawnSync(process.execPath, [STANCH, 'search', '--content', own, '--json', 'pool'], { env: envOf(folder), stdio: 'ignore' });
    if (stored.status !== 0) throw new Error('the large library could not be read');
    print(`keystroke to result, ${FILES} more documents`, await keystroke(folder, ['--content', own]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function firstFrame(folder) {
  const start = performance.now();
  const wizard = open(folder, []);
  await wizard.see('Are users hurt now?');
  const took = performance.now() - start;
  await wizard.close();
  return took;
}

/** The last letter of a message that nothing else means, until the answer stands on the screen. */
async function keystroke(folder, args) {
  const wizard = open(folder, ['triage', ...args]);
  await wizard.see('Are users hurt now?');
  await wizard.press('\r', 'Did anything change');
  await wizard.press('\r', 'pick a process');
  const times = [];
  // The first one is read into memory by; it is told of by no median.
  for (let run = 0; run <= RUNS; run++) {
    await wizard.press('EMFIL', 'EMFIL');
    await wizard.rest();
    const start = performance.now();
    await wizard.press('E', 'names it');
    times.push(performance.now() - start);
    await wizard.press('\u0015', 'pick a process');
    await wizard.rest();
  }
  await wizard.close();
  return median(times.slice(1));
}

function open(folder, args) {
  const command = ['stty rows 30 cols 100; exec', process.execPath, STANCH, ...args].join(' ');
  const terminal = spawn('script', ['-qfec', command, '/dev/null'], { env: envOf(folder), stdio: ['pipe', 'pipe', 'ignore'] });
  let seen = '';
  terminal.stdout.on('data', (piece) => {
    seen += piece;
  });
  /** Whether anything is drawn in so many milliseconds. */
  const draws = (within) =>
    once(terminal.stdout, 'data', { signal: AbortSignal.timeout(within) }).then(
      () => true,
      (error) => {
        if (error.name !== 'AbortError') throw error;
        return false;
      },
    );
  const see = async (text) => {
    const end = performance.now() + WITHIN;
    while (!seen.includes(text)) {
      const left = Math.max(1, Math.ceil(end - performance.now()));
      if (!(await draws(left))) throw new Error(`not seen within ${WITHIN / 1000} s: ${text}`);
    }
  };
  return {
    see,
    async press(keys, text) {
      seen = '';
      terminal.stdin.write(keys);
      await see(text);
    },
    /** Until nothing has been drawn for a while: what is measured next starts from a terminal at rest. */
    async rest() {
      while (await draws(150));
    },
    async close() {
      terminal.stdin.write('\u0003');
      await new Promise((resolve) => {
        terminal.on('close', resolve);
        if (terminal.exitCode !== null) resolve();
      });
    },
  };
}

function bareStart() {
  const start = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return performance.now() - start;
}

function envOf(folder) {
  return {
    PATH: process.env.PATH,
    HOME: folder,
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    SHELL: '/bin/sh',
    XDG_CACHE_HOME: process.env.BENCH_CACHE ?? join(folder, 'cache'),
    STANCH_HOME: join(folder, 'state'),
  };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function print(what, ms, more = '') {
  process.stdout.write(`${what.padEnd(54)} ${ms.toFixed(ms < 100 ? 1 : 0).padStart(7)} ms  ${more}\n`);
}
