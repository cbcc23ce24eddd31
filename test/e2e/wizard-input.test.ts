import { spawn } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { HAS_TMUX, startTerminals, type Terminal, type Terminals } from './terminal.ts';

const why = HAS_TMUX ? '' : ' (skipped: tmux is not installed)';
const RUNBOOK = fileURLToPath(new URL('../../runbooks/fd-leak.md', import.meta.url));

/** Title, background, cursor, clipboard, a C1 sequence, right to left, zero width, wide, combining, emoji with a joiner. */
const EVIL = '\u001b]0;owned\u0007\u001b[41m\u001b[2J\u001b]52;c;b3duZWQ=\u0007\u009b31m\u202elive\u2066\u200b漢字e\u0301👩‍💻';
/** Ink writes sequences of its own: these are not among them, nor may the characters that reorder or hide text. */
const RAW = /\u001b\]|\u001b\[4[0-7]m|\u001b\[2J|\u0007|[\u0080-\u009f\u202a-\u202e\u2066-\u2069\u200b]/u;

describe.skipIf(!HAS_TMUX).concurrent(`what comes into the wizard${why}`, { timeout: 60_000 }, () => {
  let terminals: Terminals;
  const started: number[] = [];

  beforeAll(() => {
    terminals = startTerminals();
  });

  afterAll(async () => {
    for (const pid of started) process.kill(pid, 'SIGTERM');
    await terminals.close();
  });

  async function atTheInput(name: string, options: Parameters<Terminals['open']>[1] & { args?: readonly string[] } = {}): Promise<Terminal> {
    const { args = [], env, ...rest } = options;
    const terminal = terminals.open(args, { ...rest, env: { STANCH_HOME: join(terminals.folder, name), ...env } });
    await terminal.see('Are users hurt now?');
    terminal.press('Enter');
    await terminal.see('Did anything change');
    terminal.press('Enter');
    await terminal.see('changed: skipped');
    return terminal;
  }

  test('5,000 pasted lines are one text that is matched within two seconds of work, and the keys work on', async () => {
    const terminal = await atTheInput('paste');
    const lines = Array.from({ length: 5_000 }, (_, n) => `2026-03-01T03:00:${n % 60} app[${n}]: accept4: too many open files (${n})`);
    const from = workedFor(terminal.pid());
    terminal.paste(`${lines.join('\n')}\n`);
    await terminal.see(/\(\d+ lines pasted\)/);
    await terminal.see('names it');
    expect(workedFor(terminal.pid()) - from).toBeLessThan(2);
    expect(terminal.screen()).toContain('all 5,000 lines are matched; the record keeps the first 200');
    terminal.press('Down');
    await terminal.see(/^ +› (?!File descriptor leak)\S/m);
  });

  test('hostile process names, log lines and pages are shown and never obeyed', async () => {
    const program = join(terminals.folder, EVIL.slice(0, 12));
    copyFileSync('/bin/sleep', program);
    const pid = spawn(program, ['120'], { stdio: 'ignore' }).pid ?? 0;
    started.push(pid);
    const terminal = await atTheInput('hostile', { args: ['--content', hostileLibrary(terminals.folder)], env: { FORCE_COLOR: '1' } });
    terminal.paste(`too many open files ${EVIL}\nsecond ${EVIL}\n`);
    await terminal.see('(2 lines pasted)');
    await terminal.see('names it');
    // The page of one's own, read in the terminal.
    terminal.press('C-u', 'Escape');
    await vi.waitFor(() => expect(terminal.screen()).not.toContain('lines pasted'));
    terminal.type('zebrafish handles');
    await terminal.see('Zebra');
    terminal.press('Tab');
    await terminal.see('x1b[41m');
    terminal.press('Escape');
    await terminal.see('› zebrafish handles');
    terminal.press('Enter');
    await terminal.see('Which process?');
    terminal.type(String(pid));
    await terminal.see(new RegExp(`› ${pid} `));
    terminal.press('Enter');
    await terminal.see('↵ stop now');
    terminal.press('Enter');
    await terminal.see('↵ playbook');
    expect(terminal.written()).not.toMatch(RAW);
    // Red, yellow, green, bold and dim: each is legible on black and on white.
    const styles = new Set([...terminal.written().matchAll(/\u001b\[([\d;:]*)m/g)].map(([, code]) => code));
    for (const style of styles) expect(['0', '', '1', '2', '22', '31', '32', '33', '39']).toContain(style);
  });

  test.each(['xterm', 'screen', 'xterm-256color'])('draws the same on TERM=%s', async (TERM) => {
    const terminal = await atTheInput(TERM, { env: { TERM } });
    terminal.type('too many open files');
    expect(await terminal.see('names it')).toContain('› File descriptor leak');
  });

  test('TERM=dumb names the line mode instead of drawing', async () => {
    const terminal = terminals.open([], { env: { TERM: 'dumb', STANCH_HOME: join(terminals.folder, 'dumb') } });
    expect(await terminal.see('exit=2')).toContain('stanch triage --plain');
    expect(terminal.written()).not.toContain('\u001b');
  });

  test('where nothing changes nothing is written, and no size leaves rows behind', async () => {
    const terminal = await atTheInput('still', { columns: 120, rows: 40 });
    terminal.type('requests hang');
    await terminal.see('› requests hang');
    terminal.press('Enter');
    await terminal.see('Which process?');
    await terminal.see('WHY LOOK HERE');
    let before = -1;
    await vi.waitFor(() => expect(before).toBe((before = terminal.written().length)), { timeout: 10_000, interval: 500 });
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(terminal.written().length).toBe(before);
    for (const [columns, rows] of [
      [60, 20],
      [200, 60],
      [61, 50],
      [80, 24],
    ] as const) {
      terminal.resize(columns, rows);
      const label = columns > 86 ? /RSS$/m : columns >= 78 ? /FD \/ LIMIT$/m : /FD$/m;
      await terminal.see(label);
      await vi.waitFor(() => {
        const screen = terminal.screen();
        for (const once of ['Which process?', 'WHY LOOK HERE', '↑↓ choose']) expect(screen.split(once)).toHaveLength(2);
      });
    }
    expect(terminal.scrollback()).toContain('seen: requests hang');
    expect(terminal.written()).not.toContain('\u001b[?1049h');
  });
});

/** A library of one page whose text tries to take the terminal; the checks refuse control characters, so only what passes them. */
function hostileLibrary(folder: string): string {
  const library = join(folder, 'library');
  mkdirSync(join(library, 'runbooks'), { recursive: true });
  const page = join(library, 'runbooks', 'zebrafish.md');
  cpSync(RUNBOOK, page);
  const text = readFileSync(page, 'utf8')
    .replace(/^title: .*$/m, 'title: Zebrafish handles 漢字 👩‍💻')
    .replace(/^alerts:\n(?: +- .*\n)*/m, '')
    .replace(/^(## Meaning\n)/m, `$1\n漢字 e\u0301 👩‍💻 \\x1b[41m &#27;]0;owned&#7; &#x202e;live\n`);
  writeFileSync(page, text);
  return library;
}

/** Seconds of processor time, which a machine that is busy with other things does not lengthen. */
function workedFor(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
