// Takes the README's pictures and its recording: walks the real wizard through a real leak in tmux and draws what the terminal shows
// as SVG. Needs tmux and a build: npm run build && node scripts/pictures.mjs
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { startDrill } from '../cli/targets/drills.ts';
import { ROOT } from './run.mjs';
import { drawRecording, drawScreen } from './terminal-svg.mjs';

const OUT = join(ROOT, 'site/public/pictures');
const [COLUMNS, ROWS] = [100, 34];
/** Nobody reads on while something is awaited, nor in less than this. */
const [LONGEST_MS, SHORTEST_MS] = [1600, 80];
/** A look a second is shown three times as fast. */
const HURRY = 3;
const socket = `stanch-pictures-${process.pid}`;
const scratch = mkdtempSync(join(tmpdir(), 'stanch-pictures-'));
const drill = await startDrill('connection-leak');
const frames = [];
let rolling = true;

try {
  mkdirSync(OUT, { recursive: true });
  const start = ['env', '-u', 'NO_COLOR', `STANCH_HOME=${scratch}`, 'COLORTERM=truecolor', process.execPath, join(ROOT, 'bin/stanch.js')];
  tmux('-u', '-f', '/dev/null', 'new-session', '-d', '-x', String(COLUMNS), '-y', String(ROWS), ...start);
  await screen(/Are users hurt now/);
  const rolled = roll();
  await pass(LONGEST_MS);
  await press('y');
  await screen(/anything change/);
  await press('n');
  await screen(/changed: no/);
  await type('too many open files');
  await screen(/names it/);
  await press('Down');
  await screen(/› Connection leak/);
  await press('Enter');
  await screen(/Which process\?/);
  await screen(/WHY LOOK HERE/);
  await type(String(drill.pid));
  await screen(new RegExp(`› ${drill.pid} +drill-connectio`));
  await press('Enter');
  await screen(/confirmed +Connection leak[\s\S]*↵ verdict/);
  draw('diagnosis', 'The diagnosis: descriptors and CLOSE_WAIT sockets grow, a connection leak is confirmed, with the time left and what was ruled out');
  await press('Enter');
  await screen(/↵ playbook/);
  draw('verdict', 'The verdict: every reading for and against it, the time left, what was ruled out and what was not checked');
  await pass(LONGEST_MS);
  await press('Enter');
  await screen(/phase immediate[\s\S]*done when/);
  draw('playbook', 'The playbook: the first phase with its clock, when it is done, and the step to do now');
  await pass(LONGEST_MS);
  await press('Enter');
  await screen(/done +1\.0/);
  await pass(LONGEST_MS);
  rolling = false;
  await rolled;
  const title =
    'A recording of the wizard: two questions, what is seen, which process; the diagnosis confirms a connection leak; the verdict; the playbook. Waiting is shortened.';
  writeFileSync(join(OUT, 'recording.svg'), drawRecording(paced(frames), { columns: COLUMNS, rows: ROWS }, title));
  process.stdout.write(`pictures are in ${OUT}\n`);
} finally {
  rolling = false;
  tmux('kill-server');
  await drill.stop();
  rmSync(scratch, { recursive: true, force: true });
}

function tmux(...args) {
  return execFileSync('tmux', ['-L', socket, ...args], { encoding: 'utf8', env: { ...process.env, LANG: 'C.UTF-8' } });
}

async function type(text) {
  for (const character of text) {
    tmux('send-keys', '-l', character);
    await pass(60);
  }
}

async function press(key) {
  tmux('send-keys', key);
  // A terminal sends an escape key and what follows as one thing when they come too close.
  await pass(400);
}

/** Waits for the screen to show something, not for time to pass. */
async function screen(wanted) {
  for (const until = Date.now() + 90_000; Date.now() < until; await pass(100)) {
    const found = wanted.exec(tmux('capture-pane', '-p'));
    if (found) return found;
  }
  throw new Error(`the screen never showed ${wanted}:\n${tmux('capture-pane', '-p')}`);
}

/** Keeps every screen that differs from the one before, with the time it came. */
async function roll() {
  for (; rolling; await pass(50)) {
    const now = tmux('capture-pane', '-e', '-p');
    if (now !== frames.at(-1)?.screen) frames.push({ screen: now, at: Date.now() });
  }
  frames.push({ screen: '', at: Date.now() });
}

function paced(kept) {
  return kept.slice(0, -1).map(({ screen, at }, index) => {
    const took = kept[index + 1].at - at;
    const ms = / of 00:\d\d/.test(screen) ? took / HURRY : took;
    return { screen, ms: index === kept.length - 2 ? 3 * LONGEST_MS : Math.min(LONGEST_MS, Math.max(SHORTEST_MS, ms)) };
  });
}

/** What stands above the present screen is the record so far; a picture begins below it. */
function draw(name, title) {
  const rows = tmux('capture-pane', '-e', '-p').split('\n');
  const above = rows.findLastIndex((row) => /^ \d\d:\d\d {6,}\S/.test(row.replace(/\x1b\[[\d;]*m/g, '')));
  const shown = rows
    .slice(above + 1)
    .join('\n')
    .replace(/^\n+/, '');
  writeFileSync(join(OUT, `${name}.svg`), drawScreen(shown, COLUMNS, title));
}
