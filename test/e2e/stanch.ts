import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly ms: number;
}

/** Runs a command to its end; what it says on stderr may be followed as it comes. */
export function runCommand(argv: readonly [string, ...string[]], onErr?: (text: string) => void): Promise<Ran> {
  const start = performance.now();
  const [command, ...args] = argv;
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: '/' });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
    onErr?.(chunk.toString());
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err, ms: performance.now() - start }));
  });
}

/** The built program, as a person runs it. */
export const stanch = (...args: readonly string[]): Promise<Ran> => runCommand([process.execPath, `${ROOT}bin/stanch.js`, ...args]);
