// Takes the README's pictures: walks the real wizard through a drill in tmux and draws what the terminal shows as SVG.
// Needs tmux and a build: npm run build && node scripts/pictures.mjs
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './run.mjs';
import { drawScreen } from './terminal-svg.mjs';

const OUT = join(ROOT, 'site/public/pictures');
const [COLUMNS, ROWS] = [100, 34];
const socket = `stanch-pictures-${process.pid}`;
const scratch = mkdtempSync(join(tmpdir(), 'stanch-pictures-'));
let drill = 0;

try {
  mkdirSync(OUT, { recursive: true });
  const start = ['env', '-u', 'NO_COLOR', `STANCH_HOME=${scratch}`, 'COLORTERM=truecolor', process.execPath, join(ROOT, 'bin/stanch.js')];
  tmux('-f', '/dev/null', 'new-session', '-d', '-x', String(COLUMNS), '-y', String(ROWS), ...start);
  await screen(/Say what you see/);
  press('Down', 'Enter');
  await screen(/Which one\?/);
  press('Down', 'Enter');
  await screen(/Which process\?/);
  type('drill-conn');
  const [, pid] = await screen(/ › (\d+) +drill-connectio/);
  drill = Number(pid);
  press('Enter');
  await screen(/confirmed +Connection leak[\s\S]*↵ verdict/);
  draw('diagnosis', 'The diagnosis: descriptors and CLOSE_WAIT sockets grow, a connection leak is confirmed, with the time left and what was ruled out');
  press('Enter');
  await screen(/↵ playbook/);
  draw('verdict', 'The verdict: every reading for and against it, the time left, what was ruled out and what was not checked');
  press('Enter');
  await screen(/phase immediate[\s\S]*done when/);
  draw('playbook', 'The playbook: the first phase with its clock, when it is done, and the step to do now');
  process.stdout.write(`pictures are in ${OUT}\n`);
} finally {
  tmux('kill-server');
  if (drill > 0) process.kill(drill, 'SIGTERM');
  rmSync(scratch, { recursive: true, force: true });
}

function tmux(...args) {
  return execFileSync('tmux', ['-L', socket, ...args], { encoding: 'utf8' });
}

function type(text) {
  tmux('send-keys', '-l', text);
}

function press(...keys) {
  for (const key of keys) {
    tmux('send-keys', key);
    // A terminal sends an escape key and what follows as one thing when they come too close.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
  }
}

/** Waits for the screen to show something, not for time to pass. */
async function screen(wanted) {
  for (const until = Date.now() + 60_000; Date.now() < until; await new Promise((done) => setTimeout(done, 100))) {
    const found = wanted.exec(tmux('capture-pane', '-p'));
    if (found) return found;
  }
  throw new Error(`the screen never showed ${wanted}:\n${tmux('capture-pane', '-p')}`);
}

/** What stands above the present screen is the record so far; a picture begins below it. */
function draw(name, title) {
  const rows = tmux('capture-pane', '-e', '-p').split('\n');
  const above = rows.findLastIndex((row) => / \d\d:\d\d +(?:INC-|process|phase)/.test(row.replace(/\x1b\[[\d;]*m/g, '')));
  const shown = rows
    .slice(above + 1)
    .join('\n')
    .replace(/^\n+/, '');
  writeFileSync(join(OUT, `${name}.svg`), drawScreen(shown, COLUMNS, title));
}
