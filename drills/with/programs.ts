import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type BoundProcess, type Room, runBound, startBound } from './bound-process.ts';
import { inNamespaces, type Namespace } from './namespaces.ts';

/** The source of a program in another language: beside the built drill, or beside this folder. */
function programFile(name: string): string {
  const built = join(import.meta.dirname, 'programs', name);
  return existsSync(built) ? built : join(import.meta.dirname, '..', 'programs', name);
}

export interface ProgramOptions {
  readonly room: Room;
  /** The name of the drill: the process is called `drill-NAME`. */
  readonly drill: string;
  readonly program: string;
  readonly args: readonly string[];
  /** What it writes once it is ready. */
  readonly ready: RegExp;
  /** Namespaces of its own that it gets. */
  readonly apart?: readonly Namespace[];
}

const GO_PATH = '/usr/share/gocode';
const PYTHON = '/usr/bin/python3';

/** Compiles a program of Go with the libraries that Debian packages, and starts it. */
export async function startGo({ room, drill, program, args, ready }: ProgramOptions): Promise<BoundProcess> {
  const binary = join(room.folder, `drill-${drill}`);
  const env = { ...process.env, GO111MODULE: 'off', GOPATH: GO_PATH, GOFLAGS: '', GOTELEMETRY: 'off', CGO_ENABLED: '0' };
  await runBound(room, ['/usr/bin/go', 'build', '-o', binary, programFile(program)], { cwd: room.folder, env });
  return startNamed([binary, ...args], { room, drill, ready });
}

/** Starts a program of Python under the name of the drill, by a link to the interpreter. */
export async function startPython({ room, drill, program, args, ready, apart }: ProgramOptions): Promise<BoundProcess> {
  const bin = join(room.folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const link = join(bin, `drill-${drill}`);
  symlinkSync(PYTHON, link);
  const argv: readonly [string, ...string[]] = [link, '-Bu', programFile(program), ...args];
  return startNamed(apart ? inNamespaces(apart, argv) : argv, { room, drill, ready });
}

async function startNamed(
  argv: readonly [string, ...string[]],
  { room, drill, ready }: Pick<ProgramOptions, 'room' | 'drill' | 'ready'>,
): Promise<BoundProcess> {
  return startBound(room, argv, { cwd: room.folder, ready, name: `the program of ${drill}`, signal: 'SIGKILL' });
}
