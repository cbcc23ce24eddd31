import { stripVTControlCharacters } from 'node:util';
import { execa } from 'execa';

/** How a run of Astro ended. */
export interface SiteRun {
  readonly ended: 'done' | 'failed' | 'stopped' | 'timed-out';
  /** The last of what it said. */
  readonly output: string;
}

interface RunOptions {
  readonly site: string;
  readonly astro: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds; without it, it runs until it is stopped. */
  readonly deadline?: number;
  readonly signal: AbortSignal;
  onLine(line: string): void;
}

const KEPT_CHARACTERS = 64 * 1024;
const GRACE = 3_000;
/** Of the caller's environment only what a build needs: what else stands in it could end up in pages. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'LANG'];

/** Runs Astro in a group of its own, which ends as a whole: at the deadline, or when the signal says so. */
export async function runAstro({ site, astro, args, env, deadline, signal, onLine }: RunOptions): Promise<SiteRun> {
  const given = Object.fromEntries(PASSED_ON.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
  const running = execa(process.execPath, [astro, ...args, '--root', site], {
    cwd: site,
    env: { ...given, ...Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('SITE_'))), ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
    extendEnv: false,
    stdin: 'ignore',
    all: true,
    buffer: false,
    reject: false,
    detached: true,
  });
  let output = '';
  let line = '';
  running.all?.on('data', (chunk: Buffer) => {
    const text = stripVTControlCharacters(chunk.toString());
    output = (output + text).slice(-KEPT_CHARACTERS);
    const lines = (line + text).slice(-KEPT_CHARACTERS).split('\n');
    line = lines.pop() ?? '';
    for (const each of lines) onLine(each);
  });
  let ended: SiteRun['ended'] | undefined;
  let last: NodeJS.Timeout | undefined;
  const stop = (why: 'stopped' | 'timed-out') => {
    ended ??= why;
    endGroup(running.pid, 'SIGTERM');
    last = setTimeout(() => endGroup(running.pid, 'SIGKILL'), GRACE);
  };
  const interrupted = () => stop('stopped');
  const timer = deadline === undefined ? undefined : setTimeout(() => stop('timed-out'), deadline);
  if (signal.aborted) interrupted();
  else signal.addEventListener('abort', interrupted);
  const { exitCode } = await running;
  clearTimeout(timer);
  clearTimeout(last);
  signal.removeEventListener('abort', interrupted);
  // What it started, should there be something left.
  endGroup(running.pid, 'SIGKILL');
  return { ended: ended ?? (exitCode === 0 ? 'done' : 'failed'), output };
}

function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
