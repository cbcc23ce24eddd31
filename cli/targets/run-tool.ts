import type { Readable } from 'node:stream';
import { execa } from 'execa';
import type { Answer } from '../../core/probes/probe.ts';
import { findTool, PLACES } from './find-tool.ts';
import { morePlaces } from './java-places.ts';

/** Same words and columns everywhere: many of these tools translate their headings. */
const ENVIRONMENT = { LC_ALL: 'C', LANG: 'C', TZ: 'UTC', COLUMNS: '512', PATH: PLACES.join(':') };
const DEADLINE = 5_000;
/** lsof writes 5 MB for 50,000 descriptors, ss with details 8. */
const OUTPUT_CAP = 64 * 1024 * 1024;
/** Of what it complains about the first line is told. */
const COMPLAINT_CAP = 64 * 1024;

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
  const path = findTool(tool, limits.places ?? [...PLACES, ...morePlaces(tool)]);
  if (!path) return { status: 'missing', detail: `${tool} is not installed` };
  const deadline = limits.deadline ?? DEADLINE;
  const running = execa(path, args, {
    stdin: 'ignore',
    env: ENVIRONMENT,
    extendEnv: false,
    reject: false,
    detached: true,
    // Collected here: what execa collects it also writes into the message of its error, control characters escaped, for half a minute.
    buffer: false,
  });
  const output = collect(running.stdout, limits.outputCap ?? OUTPUT_CAP);
  const complaints = collect(running.stderr, COMPLAINT_CAP);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), deadline);
  });
  const result = await Promise.race([running, late, output.full]);
  clearTimeout(timer);
  if (result === 'late' || result === 'full') {
    killGroup(running.pid);
    // A tool that waits for a dead disk cannot be killed, and one that left its group keeps our pipe: neither is waited for.
    running.stdout?.destroy();
    running.stderr?.destroy();
    running.nodeChildProcess.unref();
    return result === 'full'
      ? { status: 'failed', detail: `${tool} wrote more than it may` }
      : { status: 'timed-out', detail: `${tool} did not answer within ${deadline / 1000} s` };
  }
  const complaint = complaints.text().trim().split('\n')[0] ?? '';
  const text = output.text();
  // lsof exits 1 although it listed everything it could: what was written counts, unless the tool was killed half-way.
  if (result.exitCode === 0 || (result.exitCode !== undefined && text !== '')) return { status: 'ok', kind: 'command', text };
  if (/not permitted|permission denied/i.test(complaint)) return { status: 'not-permitted', detail: `${tool}: ${complaint}` };
  return {
    status: 'failed',
    detail: `${tool}: ${complaint || (result.signal ? `ended by ${result.signal}` : result.exitCode === undefined ? (result.code ?? 'could not be started') : `exit code ${result.exitCode}`)}`,
  };
}

/** What comes, up to the cap; `full` says when there is more. */
function collect(stream: Readable | null, cap: number): { readonly full: Promise<'full'>; text(): string } {
  const chunks: Buffer[] = [];
  let length = 0;
  const full = new Promise<'full'>((resolve) => {
    stream?.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= cap) chunks.push(chunk);
      else resolve('full');
    });
  });
  return { full, text: () => Buffer.concat(chunks).toString() };
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
