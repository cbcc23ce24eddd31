import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

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
export async function startBound(argv: readonly [string, ...string[]], options: BoundOptions): Promise<BoundProcess> {
  const [command, ...args] = bound(argv, options);
  const child = spawn(command, args, { cwd: options.cwd, stdio: ['ignore', 'pipe', 'pipe'], ...(options.env ? { env: options.env } : {}) });
  const said = await untilReady(child, options);
  for (const stream of [child.stdout, child.stderr]) stream.resume();
  return { pid: child.pid ?? 0, said, stop: () => stopNow(child, options.signal ?? 'SIGTERM') };
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
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; waited < STOP_WITHIN && lives(child.pid); waited += 10) Atomics.wait(pause, 0, 0, 10);
  if (lives(child.pid)) child.kill('SIGKILL');
}

function lives(pid: number | undefined): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Runs a program to its end; throws what it said when it fails. */
export function runBound(
  argv: readonly [string, ...string[]],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv; readonly unprivileged?: boolean },
): void {
  const [command, ...args] = bound(argv, { ...options, signal: 'SIGKILL' });
  const { status, stderr, stdout, error } = spawnSync(command, args, {
    cwd: options.cwd,
    encoding: 'utf8',
    timeout: READY_WITHIN,
    ...(options.env ? { env: options.env } : {}),
  });
  if (status !== 0) throw new Error(`${argv[0]} failed: ${error?.message ?? ''}${(stderr || stdout || '').slice(-MOST_OUTPUT)}`);
}

/** A folder in the drill's own that a server without rights may use. */
export function makeServerFolder(parent: string, name: string): string {
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
