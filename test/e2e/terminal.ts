import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, vi } from 'vitest';
import { isAlive } from '../fixtures/start.ts';

export const STANCH = fileURLToPath(new URL('../../bin/stanch.js', import.meta.url));
export const HAS_TMUX = spawnSync('tmux', ['-V']).status === 0;

/** A real terminal that runs Stanch and is looked at from outside. */
export interface Terminal {
  /** What stands on the screen now. */
  screen(): string;
  /** The same with everything that scrolled off the top. */
  scrollback(): string;
  /** Every byte Stanch has written so far. */
  written(): string;
  type(text: string): void;
  /** Keys by tmux's names: Enter, Down, C-c. */
  press(...keys: readonly string[]): void;
  /** Waits until the text is on the screen; answers with the screen. */
  see(text: string | RegExp, seconds?: number): Promise<string>;
  /** The process of Stanch itself. */
  pid(): number;
  /** Pastes as a terminal does that marks pastes. */
  paste(text: string): void;
  resize(columns: number, rows: number): void;
  /** Every setting of the line, as `stty -a` says it, and whether the cursor is visible and the main screen shown. */
  modes(): { readonly line: string; readonly cursor: string; readonly screen: string };
}

export interface OpenOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly rows?: number;
  /** Under a shell with job control, which is there again when Stanch stops or ends. */
  readonly jobs?: boolean;
}

export interface Terminals {
  /** A directory of the test's own, gone at the end. */
  readonly folder: string;
  open(args: readonly string[], options?: OpenOptions): Terminal;
  close(): Promise<void>;
}

/** A tmux server of the test's own: its socket, its settings and its environment touch nobody else's. */
export function startTerminals(): Terminals {
  const folder = mkdtempSync(join(tmpdir(), 'stanch-e2e-'));
  // Nothing of the test runner's environment decides about colours or terminals.
  const clean = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    SHELL: '/bin/sh',
    TMPDIR: folder,
    TMUX_TMPDIR: folder,
  };
  const tmux = (...args: readonly string[]): string =>
    execFileSync('tmux', ['-u', '-L', 'stanch', '-f', '/dev/null', ...args], {
      env: clean,
      encoding: 'utf8',
      timeout: 10_000,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const pidFiles: string[] = [];

  function open(args: readonly string[], { env = {}, columns = 100, rows = 34, jobs = false }: OpenOptions = {}): Terminal {
    const name = `t${pidFiles.length + 1}`;
    const [raw, pidFile] = [join(folder, `${name}.raw`), join(folder, `${name}.pid`)];
    pidFiles.push(pidFile);
    const settings = Object.entries({ NODE: process.execPath, STANCH, PID_FILE: pidFile, AS_TERM: env['TERM'] ?? '', ...env }).flatMap(([key, value]) => [
      '-e',
      `${key}=${value}`,
    ]);
    // It waits for a line first, so that not one byte is missed; and it stays to show the exit code.
    // Ctrl-C reaches the shell around it too, which is to stay.
    // tmux names itself as the terminal, whatever it is told.
    const start = `sh -c 'echo $$ > "$PID_FILE"; export TERM="\${AS_TERM:-$TERM}"; exec "$NODE" "$STANCH" ${args.join(' ')}'; echo "exit=$?"`;
    // A shell with a history would write that into the folder when it is hung up.
    const script = jobs ? 'exec env PS1="$ " HISTFILE= bash --norc --noprofile -i' : `trap : INT; read -r go; ${start}; exec cat`;
    tmux('new-session', '-d', '-s', name, '-x', String(columns), '-y', String(rows), ...settings, script);
    tmux('pipe-pane', '-t', name, `cat > '${raw}'`);
    if (jobs) tmux('send-keys', '-t', name, '-l', start);
    tmux('send-keys', '-t', name, 'Enter');
    const ask = (format: string): string => tmux('display-message', '-p', '-t', name, format).trim();
    const screen = (): string => tmux('capture-pane', '-p', '-t', name);
    return {
      screen,
      scrollback: () => tmux('capture-pane', '-p', '-J', '-S', '-', '-t', name),
      written: () => (existsSync(raw) ? readFileSync(raw, 'utf8') : ''),
      type: (text) => void tmux('send-keys', '-t', name, '-l', text),
      press: (...keys) => void tmux('send-keys', '-t', name, ...keys),
      pid: () => Number(readFileSync(pidFile, 'utf8')),
      paste(text) {
        execFileSync('tmux', ['-L', 'stanch', 'load-buffer', '-b', name, '-'], { env: clean, input: text, timeout: 10_000 });
        tmux('paste-buffer', '-p', '-b', name, '-t', name);
      },
      resize: (toColumns, toRows) => void tmux('resize-window', '-t', name, '-x', String(toColumns), '-y', String(toRows)),
      modes: () => ({
        line: execFileSync('stty', ['-a', '-F', ask('#{pane_tty}')], { encoding: 'utf8', timeout: 10_000 }),
        cursor: ask('#{cursor_flag}'),
        screen: ask('#{alternate_on}'),
      }),
      see(text, seconds = 15) {
        const look = (): string => {
          const now = screen();
          if (typeof text === 'string' ? now.includes(text) : text.test(now)) return now;
          throw new Error(`Not seen within ${seconds} s: ${String(text)}\nOn the screen:\n${now.trimEnd()}`);
        };
        return vi.waitFor(look, { timeout: seconds * 1000, interval: 50 });
      },
    };
  }

  return {
    folder,
    open,
    async close() {
      spawnSync('tmux', ['-L', 'stanch', 'kill-server'], { env: clean, timeout: 10_000 });
      // Whoever sat at a terminal still writes down that they left. Were the folder gone by then, that would go to /dev/shm, where
      // the next test finds it.
      const pids = pidFiles.filter(existsSync).map((file) => Number(readFileSync(file, 'utf8')));
      try {
        await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), { timeout: 10_000 });
      } finally {
        rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
      }
    },
  };
}
