import { execa } from 'execa';
import type { Answer } from '../../core/probes/probe.ts';
import { findTool, PLACES } from './find-tool.ts';

/** Same words and columns everywhere: many of these tools translate their headings. */
const ENVIRONMENT = { LC_ALL: 'C', LANG: 'C', TZ: 'UTC', COLUMNS: '512', PATH: PLACES.join(':') };
const DEADLINE = 5_000;
/** lsof writes 5 MB for 50,000 descriptors, ss with details 8. */
const OUTPUT_CAP = 64 * 1024 * 1024;

export interface ToolLimits {
  readonly places?: readonly string[];
  readonly deadline?: number;
  readonly outputCap?: number;
}

/**
 * Runs one read-only tool: no shell, no input, a deadline, an output cap, a group of its own so that nothing it started
 * stays behind. What goes wrong is an answer, never an exception.
 */
export async function runTool(argv: readonly [string, ...string[]], limits: ToolLimits = {}): Promise<Answer> {
  const [tool, ...args] = argv;
  const path = findTool(tool, limits.places);
  if (!path) return { status: 'missing', detail: `${tool} is not installed` };
  const deadline = limits.deadline ?? DEADLINE;
  const running = execa(path, args, {
    stdin: 'ignore',
    env: ENVIRONMENT,
    extendEnv: false,
    reject: false,
    detached: true,
    maxBuffer: limits.outputCap ?? OUTPUT_CAP,
    stripFinalNewline: false,
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), deadline);
  });
  const result = await Promise.race([running, late]);
  clearTimeout(timer);
  if (result === 'late') {
    killGroup(running.pid);
    // A tool that waits for a dead disk cannot be killed, and one that left its group keeps our pipe: neither is waited for.
    running.stdout?.destroy();
    running.stderr?.destroy();
    running.nodeChildProcess.unref();
    return { status: 'timed-out', detail: `${tool} did not answer within ${deadline / 1000} s` };
  }
  if (result.isMaxBuffer) {
    killGroup(running.pid);
    return { status: 'failed', detail: `${tool} wrote more than it may` };
  }
  const complaint =
    String(result.stderr ?? '')
      .trim()
      .split('\n')[0] ?? '';
  const text = String(result.stdout ?? '');
  // lsof exits 1 although it listed everything it could: what was written counts, unless the tool was killed half-way.
  if (result.exitCode === 0 || (result.exitCode !== undefined && text !== '')) return { status: 'ok', kind: 'command', text };
  if (/not permitted|permission denied/i.test(complaint)) return { status: 'not-permitted', detail: `${tool}: ${complaint}` };
  return {
    status: 'failed',
    detail: `${tool}: ${complaint || (result.signal ? `ended by ${result.signal}` : result.exitCode === undefined ? (result.code ?? 'could not be started') : `exit code ${result.exitCode}`)}`,
  };
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
