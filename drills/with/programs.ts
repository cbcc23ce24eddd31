import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type BoundProcess, runBound, startBound } from './bound-process.ts';

/** The source of a program in another language: beside the built drill, or beside this folder. */
function programFile(name: string): string {
  const built = join(import.meta.dirname, 'programs', name);
  return existsSync(built) ? built : join(import.meta.dirname, '..', 'programs', name);
}

export interface ProgramOptions {
  /** The drill's own folder. */
  readonly folder: string;
  /** The name of the drill: the process is called `drill-NAME`. */
  readonly drill: string;
  readonly program: string;
  readonly args: readonly string[];
  /** What it writes once it is ready. */
  readonly ready: RegExp;
}

const GO_PATH = '/usr/share/gocode';
const PYTHON = '/usr/bin/python3';

/** Compiles a program of Go with the libraries that Debian packages, and starts it. */
export async function startGo({ folder, drill, program, args, ready }: ProgramOptions): Promise<BoundProcess> {
  const binary = join(folder, `drill-${drill}`);
  const env = { ...process.env, GO111MODULE: 'off', GOPATH: GO_PATH, GOFLAGS: '', GOTELEMETRY: 'off', CGO_ENABLED: '0' };
  runBound(['/usr/bin/go', 'build', '-o', binary, programFile(program)], { cwd: folder, env });
  return startNamed([binary, ...args], { folder, drill, ready });
}

/** Starts a program of Python under the name of the drill, by a link to the interpreter. */
export async function startPython({ folder, drill, program, args, ready }: ProgramOptions): Promise<BoundProcess> {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const link = join(bin, `drill-${drill}`);
  symlinkSync(PYTHON, link);
  return startNamed([link, '-u', programFile(program), ...args], { folder, drill, ready });
}

async function startNamed(
  argv: readonly [string, ...string[]],
  { folder, drill, ready }: Pick<ProgramOptions, 'folder' | 'drill' | 'ready'>,
): Promise<BoundProcess> {
  return startBound(argv, { cwd: folder, ready, name: `the program of ${drill}`, signal: 'SIGKILL' });
}
