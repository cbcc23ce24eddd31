import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { DrillRoom } from '../bounds.ts';

/** What is started in it ends with it, also while it still starts. */
export type Room = Pick<DrillRoom, 'folder' | 'atEnd'>;

/** A process that dies with whoever started it, however that happens. */
export interface BoundProcess {
  readonly pid: number;
  /** What it had said when it was ready. */
  readonly said: string;
  /** Ends it and waits, blocking, until it is gone, so that its folder can be removed. */
  stop(): void;
}

export interface BoundOptions {
  /** What it writes once it is ready, on either stream. */
  readonly ready: RegExp;
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Servers refuse to run as root, and get no more rights than they need: then they run as nobody. */
  readonly unprivileged?: boolean;
  /** How it ends at once and in order. */
  readonly signal?: 'SIGTERM' | 'SIGQUIT' | 'SIGKILL';
  readonly name: string;
}

const SETPRIV = '/usr/bin/setpriv';
/** The user `nobody` and its group, on Debian and most others. */
const NOBODY = 65_534;
const READY_WITHIN = 60_000;
const STOP_WITHIN = 5_000;
const MOST_OUTPUT = 4_000;

const isRoot = () => process.getuid?.() === 0;

function bound(argv: readonly string[], { unprivileged, signal = 'SIGTERM' }: Pick<BoundOptions, 'unprivileged' | 'signal'>): readonly [string, ...string[]] {
  const user = unprivileged && isRoot() ? [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : [];
  return [SETPRIV, ...user, `--pdeathsig=${signal.slice(3)}`, '--', ...argv];
}

/** Starts a program and resolves once it says that it is ready. */
export async function startBound(room: Room, argv: readonly [string, ...string[]], options: BoundOptions): Promise<BoundProcess> {
  const [command, ...args] = bound(argv, options);
  const child = spawn(command, args, { cwd: options.cwd, stdio: ['ignore', 'pipe', 'pipe'], ...(options.env ? { env: options.env } : {}) });
  const stop = () => stopNow(child, options.signal ?? 'SIGTERM');
  room.atEnd(stop);
  const said = await untilReady(child, options);
  for (const stream of [child.stdout, child.stderr]) stream.resume();
  return { pid: child.pid ?? 0, said, stop };
}

function untilReady(child: ChildProcess, { ready, name, signal = 'SIGTERM' }: BoundOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = () => {
      clearTimeout(timer);
      child.kill(signal);
      reject(new Error(`${name} did not start: ${output.trim().slice(-MOST_OUTPUT) || 'it said nothing'}`));
    };
    const timer = setTimeout(fail, READY_WITHIN);
    const onData = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-2 * MOST_OUTPUT);
      if (!ready.test(output)) return;
      clearTimeout(timer);
      for (const stream of [child.stdout, child.stderr]) stream?.off('data', onData);
      child.off('exit', fail);
      resolve(output);
    };
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', onData);
    child.once('error', fail);
    child.once('exit', fail);
  });
}

/** Blocks: it is called on the way out, when nothing else may happen any more. */
function stopNow(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  waitUntilGone(child.pid);
  if (lives(child.pid)) child.kill('SIGKILL');
}

function waitUntilGone(pid: number | undefined): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; waited < STOP_WITHIN && lives(pid); waited += 10) Atomics.wait(pause, 0, 0, 10);
}

function lives(pid: number | undefined): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Runs a program to its end; throws what it said when it fails. It leads a group of its own, so that what it starts ends with it. */
export async function runBound(
  room: Room,
  argv: readonly [string, ...string[]],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv; readonly unprivileged?: boolean },
): Promise<void> {
  const [command, ...args] = bound(argv, { ...options, signal: 'SIGKILL' });
  const child = spawn(command, args, { cwd: options.cwd, stdio: ['ignore', 'pipe', 'pipe'], detached: true, ...(options.env ? { env: options.env } : {}) });
  room.atEnd(() => stopGroup(child));
  const timer = setTimeout(() => stopGroup(child), READY_WITHIN);
  const [code, said] = await outcomeOf(child as unknown as ChildProcessWithoutNullStreams);
  clearTimeout(timer);
  if (code !== 0) throw new Error(`${argv[0]} failed: ${said.trim().slice(-MOST_OUTPUT) || 'it said nothing'}`);
}

function outcomeOf(child: ChildProcessWithoutNullStreams): Promise<readonly [code: number | null, said: string]> {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2 * MOST_OUTPUT);
    });
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve([null, error.message]));
    child.once('close', (code) => resolve([code, said]));
  });
}

function stopGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended between the two.
  }
  waitUntilGone(child.pid);
}

/** A folder in the drill's own that a server without rights may use. */
export function makeServerFolder({ folder: parent }: Room, name: string): string {
  const folder = join(parent, name);
  mkdirSync(folder, { mode: 0o700 });
  if (isRoot()) {
    chmodSync(parent, 0o711);
    chownSync(folder, NOBODY, NOBODY);
  }
  return folder;
}

/** A port that nobody listens on now. */
export function findFreePort(host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The first of the paths that exists. */
export function findProgram(...paths: readonly string[]): string | undefined {
  return paths.find((path) => existsSync(path));
}
