import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { HAS_TMUX, startTerminals, type Terminal, type Terminals } from './terminal.ts';

const why = HAS_TMUX ? '' : ' (skipped: tmux is not installed)';
/** Makes a screen throw once it draws a certain word. */
const BREAK = fileURLToPath(new URL('./break-drawing.mjs', import.meta.url));

describe.skipIf(!HAS_TMUX).concurrent(`a terminal the wizard was in${why}`, { timeout: 60_000 }, () => {
  let terminals: Terminals;

  beforeAll(() => {
    terminals = startTerminals();
  });

  afterAll(() => terminals.close());

  const home = (name: string): Record<string, string> => ({ STANCH_HOME: join(terminals.folder, name) });

  /** In the midst of an incident, with an input that has the keys. */
  async function inAnIncident(name: string, more: { env?: Record<string, string>; jobs?: boolean } = {}): Promise<Terminal> {
    const terminal = terminals.open([], { ...more, env: { ...home(name), ...more.env } });
    await terminal.see('Are users hurt now?');
    terminal.press('y');
    await terminal.see('Did anything change since it was healthy?');
    terminal.press('n');
    await terminal.see('changed: no');
    return terminal;
  }

  /** Nothing of raw mode, hidden cursor or marked pastes is left. */
  function expectRestored(terminal: Terminal, before: ReturnType<Terminal['modes']>): void {
    expect(terminal.modes()).toEqual(before);
    const written = terminal.written();
    expect(written).toContain('\u001b[?2004h');
    expect(written.lastIndexOf('\u001b[?2004l')).toBeGreaterThan(written.lastIndexOf('\u001b[?2004h'));
  }

  test.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ] as const)('is itself again after %s, and the incident can be gone on with', async (signal, code) => {
    const terminal = terminals.open(['--version'], {});
    await terminal.see('exit=0');
    const before = terminal.modes();
    const ended = await inAnIncident(signal);
    ended.type('requests hang');
    await ended.see('› requests hang');
    ended.press('Enter');
    await ended.see('Which process?');
    expect(ended.modes().line).not.toBe(before.line);
    process.kill(ended.pid(), signal);
    expect(await ended.see(`exit=${code}`)).toContain('stanch triage --incident INC-1');
    expectRestored(ended, before);
  });

  test('is itself again when a screen breaks, and says where to send it', async () => {
    const shown = terminals.open(['--version'], {});
    await shown.see('exit=0');
    const broken = await inAnIncident('broken', { env: { NODE_OPTIONS: `--import=${BREAK}` } });
    broken.type('too many open files');
    await broken.see('exit=1');
    expect(broken.scrollback()).toContain('broken on purpose');
    expect(broken.scrollback()).toContain('this is a bug in Stanch');
    expectRestored(broken, shown.modes());
  });

  test('read out by a screen reader, says all in words, nothing every second, and leads to the close', async () => {
    // A process whose figures stand still, so that each thing said is said by the wizard's own choice.
    const still = spawn('sleep', ['300'], { stdio: 'ignore' });
    onTestFinished(() => void still.kill());
    const pid = String(still.pid);
    const spoken = terminals.open([], { env: { ...home('spoken'), INK_SCREEN_READER: 'true' }, columns: 120, rows: 60 });
    await spoken.see('Are users hurt now?');
    spoken.press('y');
    await spoken.see('Did anything change');
    spoken.press('n');
    await spoken.see('changed: no');
    spoken.type('too many open files');
    await spoken.see(/option: \(selected\) › File descriptor leak +names it/);
    spoken.press('Enter');
    await spoken.see('textbox: Which process?');
    spoken.type(pid);
    await spoken.see(new RegExp(`option: \\(selected\\) › ${pid} `));
    spoken.press('Enter');
    await spoken.see('looking, 30 s at most');
    // What was recorded is said once it is safe; after that only another answer is, of a dozen looks.
    await spoken.see(/^00:\d\d +process sleep/m);
    const before = spoken.written().split('looking, 30 s at most').length;
    await spoken.see('↵ verdict', 45);
    expect(spoken.written().split('looking, 30 s at most').length - before).toBeLessThanOrEqual(2);
    spoken.press('Enter');
    await spoken.see('↵ playbook');
    spoken.press('Enter');
    await spoken.see('1.0');
    await spoken.see('0 min of 15');
    spoken.press('q');
    await spoken.see('textbox: How was it resolved?');
    spoken.type('it was a test');
    await spoken.see('it was a test');
    spoken.press('Enter');
    await spoken.see('Answer its questions');
    spoken.press('Enter');
    await spoken.see('exit=0');
    expect(spoken.written()).not.toMatch(/[▁-█▓░]/);
  });

  test('is the shell’s after Ctrl-Z, and drawn anew after fg', async () => {
    const terminal = await inAnIncident('stopped', { jobs: true });
    for (const stop of ['C-z', 'SIGTSTP', 'SIGSTOP'] as const) {
      if (stop === 'C-z') terminal.press(stop);
      else process.kill(terminal.pid(), stop);
      await vi.waitFor(() => expect(stateOf(terminal.pid())).toBe('T'), { timeout: 10_000 });
      // The shell takes the terminal back first, and throws away what was typed before.
      await terminal.see(/Stopped[\s\S]*\n\$\s*$/);
      terminal.type('stty -a | grep -c " icanon"; echo back $?');
      terminal.press('Enter');
      await terminal.see('back 0');
      terminal.type('clear');
      terminal.press('Enter');
      await vi.waitFor(() => expect(terminal.screen()).not.toContain('back 0'));
      terminal.type('fg');
      terminal.press('Enter');
      await terminal.see('look      pick a process');
      terminal.type(`after ${stop}`);
      await terminal.see(`› after ${stop}`);
      terminal.press('C-u');
      await vi.waitFor(() => expect(terminal.screen()).not.toContain(`› after ${stop}`));
    }
    terminal.press('C-c');
    // A shell with jobs has its own settings while it reads, so only what must be gone is looked at.
    await terminal.see(/^\s*\$\s*$/);
    expect(terminal.modes()).toMatchObject({ cursor: '1', screen: '0' });
  });
});

function stateOf(pid: number): string | undefined {
  return /^\d+ \(.*\) (\w)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
}
