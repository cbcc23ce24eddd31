import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { IncidentEvent } from '../../core/incident/types.ts';
import { HAS_TMUX, startTerminals, type Terminal, type Terminals } from './terminal.ts';

const why = HAS_TMUX ? '' : ' (skipped: tmux is not installed)';

describe.skipIf(!HAS_TMUX).concurrent(`the wizard in a real terminal${why}`, { timeout: 150_000 }, () => {
  let terminals: Terminals;
  let hostile: number;
  const started: number[] = [];

  beforeAll(() => {
    terminals = startTerminals();
    hostile = startHostile(terminals.folder);
    started.push(hostile);
  });

  afterAll(async () => {
    for (const pid of started) endProcess(pid);
    await terminals.close();
  });

  test('walks from a symptom to the postmortem, and kill -9 loses nothing', async () => {
    const home = join(terminals.folder, 'walk');
    const before = terminals.open([], { env: { STANCH_HOME: home } });
    await before.see('Say what you see');
    before.type('too many open files');
    await before.see(/File descriptor leak +names it/);
    before.press(...Array<string>(8).fill('Down'));
    await before.see('› drill');
    before.press('Enter');
    await before.see('› fd-leak');
    before.press('Enter');
    const [, drill = ''] = /runs as process (\d+)/.exec(await before.see(/runs as process \d+/)) ?? [];
    started.push(Number(drill));
    await before.see(new RegExp(`› ${drill} +drill-fd-leak`));
    before.press('Enter');
    const watching = await before.see(/a trend takes 15 samples, \d+ to go/);
    expect(watching).not.toContain('not checked');
    await before.see(/open descriptors +\d+ of 1,024/);
    const done = await before.see('↵ verdict', 75);
    expect(done).toMatch(/(confirmed|likely) +File descriptor leak/);
    before.press('Enter');
    await before.see('E1: drill-fd-leak');
    before.press('Enter');
    // One key settles one step, and none before the phase is on record.
    await before.see(onRecord('phase immediate'));
    const [, first = '', title = ''] = /› ○ (\d\.\d) (.+?)$/m.exec(await before.see(/› ○ 1\.0/)) ?? [];
    before.press('Enter');
    await before.see(onRecord(`✔ done ${first}`));
    const [, next = ''] = /› ○ (\d\.\d)/.exec(await before.see(/› ○ 1\.1/)) ?? [];
    before.press('n');
    await before.see('Note ›');
    before.type('the log rotation looks guilty');
    before.press('Enter');
    await before.see(onRecord('note: the log rotation looks guilty'));

    process.kill(before.pid(), 'SIGKILL');
    await before.see('exit=137');
    const after = terminals.open(['triage', '--incident', '1'], { env: { STANCH_HOME: home } });
    await after.see(`› ○ ${next}`);
    await vi.waitFor(() => expect(after.scrollback()).toContain('note: the log rotation looks guilty'));
    expect(after.scrollback()).toContain(`✔ done ${first}`);
    after.press('q');
    await after.see('How was it resolved?');
    after.type('stopped the drill');
    after.press('Enter');
    await after.see('↵ finish');
    await after.see('Answer its questions');
    after.press('Enter');
    await after.see('exit=0');

    const { events, file } = readRecord(home);
    expect(events.map(({ entry }) => entry.kind)).toEqual(['opened', 'symptom', 'process', 'diagnosis', 'phase', 'step', 'note', 'resumed', 'closed']);
    const path = join(file, '..', 'postmortem-INC-1.md');
    expect(statSync(path).mode & 0o077).toBe(0);
    const postmortem = readFileSync(path, 'utf8');
    for (const said of ['the log rotation looks guilty', title.trim(), 'File descriptor leak', 'stopped the drill']) expect(postmortem).toContain(said);
    for (const { at } of events.filter(({ entry }) => ['opened', 'diagnosis', 'note', 'closed'].includes(entry.kind)))
      expect(postmortem).toContain(at.slice(11, 16));
  });

  test('Ctrl-C leaves with 130 and an incident to go on with', async () => {
    const env = { STANCH_HOME: join(terminals.folder, 'left') };
    const left = terminals.open([], { env });
    await openIncident(left, 'requests hang');
    left.press('C-c');
    const last = await left.see('exit=130');
    expect(last).toContain('stanch triage --incident INC-1');
    const again = terminals.open(['triage', '--incident', 'INC-1'], { env });
    await again.see('Which process?');
    expect(again.scrollback()).toContain('seen: requests hang');
  });

  test('where the state directory cannot be written, it says so and loses nothing', async () => {
    const [home, spare] = [join(terminals.folder, 'a-file'), join(terminals.folder, 'spare')];
    writeFileSync(home, 'not a directory');
    mkdirSync(spare);
    const env = { STANCH_HOME: home, TMPDIR: spare };
    const left = terminals.open([], { env });
    await openIncident(left, 'requests hang');
    const warned = await left.see('The record is kept in');
    expect(warned.replace(/\s+/g, ' ')).toContain('set STANCH_HOME');
    await left.see('Which process?');
    left.press('C-c');
    await left.see('exit=130');
    expect(readFileSync(home, 'utf8')).toBe('not a directory');
    const kept = readRecord(join(spare, readdirSync(spare)[0] ?? ''));
    expect(kept.events.map(({ entry }) => entry.kind)).toEqual(['opened', 'changed', 'symptom', 'left']);
    const again = terminals.open(['triage', '--incident', '1'], { env });
    await again.see('Which process?');
    expect(again.scrollback()).toContain('seen: requests hang');
  });

  test('a hostile process name never reaches the terminal raw, at 60 columns and in colour', async () => {
    const terminal = terminals.open([], { env: { STANCH_HOME: join(terminals.folder, 'hostile'), FORCE_COLOR: '1' }, columns: 60, rows: 20 });
    await walkToVerdict(terminal, hostile);
    expect(terminal.scrollback()).toContain('\\x1b]0;x\\x07\\x1b[41mevil');
    expect(terminal.written()).not.toContain('\u001b]0;x');
    expect(terminal.written()).not.toContain('\u001b[41m');
    expect(terminal.written()).toMatch(COLOUR);
  });

  test('NO_COLOR gives no colour', async () => {
    const terminal = terminals.open([], { env: { STANCH_HOME: join(terminals.folder, 'plain'), NO_COLOR: '1' } });
    await walkToVerdict(terminal, hostile);
    expect(terminal.written()).not.toMatch(COLOUR);
  });
});

// Bold and dim as well: they are how the keys and the labels stand out.
const COLOUR = /\u001b\[[\d;:]*[1-9][\d;:]*m/;

/** With its time before it; what only says `saving…` is not there yet. */
function onRecord(text: string): RegExp {
  return new RegExp(`\\d\\d:\\d\\d +${text}`);
}

async function openIncident(terminal: Terminal, symptom: string): Promise<void> {
  await terminal.see('Are users hurt now?');
  terminal.press('y');
  await terminal.see('Did anything change since it was healthy?');
  terminal.press('n');
  // Both keys are answered before anything is typed: what comes in one piece is a paste.
  await terminal.see('changed: no');
  terminal.type(symptom);
  await terminal.see(`› ${symptom}`);
  terminal.press('Enter');
  await terminal.see(/00:0\d +seen:/);
}

/** Through every screen on the way, each with its keys in sight. */
async function walkToVerdict(terminal: Terminal, pid: number): Promise<void> {
  await openIncident(terminal, 'slow');
  await terminal.see('WHY LOOK HERE');
  terminal.type('evil');
  await terminal.see(new RegExp(`› ${pid} `));
  terminal.press('Enter');
  await terminal.see(/open descriptors[^\n]+[▁▂▃▄▅▆▇█]/);
  expect(await terminal.see('↵ stop now')).toContain('watching');
  terminal.press('Enter');
  await terminal.see('↵ playbook');
  await terminal.see('E1:');
  terminal.press('Enter');
  expect(await terminal.see('› ○ 1.0')).toContain('↵ done');
}

/** A program whose name sets the window title and the background, when a terminal is made to read it. */
function startHostile(folder: string): number {
  const program = join(folder, '\u001b]0;x\u0007\u001b[41mevil');
  copyFileSync('/bin/sleep', program);
  return spawn(program, ['300'], { stdio: 'ignore' }).pid ?? 0;
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function readRecord(home: string): { readonly events: readonly IncidentEvent[]; readonly file: string } {
  const [id = ''] = readdirSync(join(home, 'incidents'));
  const [name = ''] = readdirSync(join(home, 'incidents', id)).filter((each) => each.endsWith('.jsonl'));
  const file = join(home, 'incidents', id, name);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return { file, events: lines.map((line) => JSON.parse(line) as IncidentEvent) };
}
