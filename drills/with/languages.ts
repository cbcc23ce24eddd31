import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DrillRoom } from '../bounds.ts';
import { type BoundProcess, findProgram, runBound, startBound } from './bound-process.ts';

/** Sources of drills in other languages: beside the built drills, and one folder up from here. */
const FOLDERS = ['programs/', '../programs/'].map((path) => fileURLToPath(new URL(path, import.meta.url)));

function sourceOf(path: string): string {
  const found = findProgram(...FOLDERS.map((folder) => join(folder, path)));
  if (!found) throw new Error(`The program ${path} of this drill is missing.`);
  return found;
}

function toolOf(name: string, ...paths: readonly string[]): string {
  const found = findProgram(...paths);
  if (!found) throw new Error(`This drill needs ${name}, which is not installed.`);
  return found;
}

const READY = /^ready$/m;

/** The compiler needs a cache, and without a home has none. */
const goEnvironment = (folder: string): NodeJS.ProcessEnv => ({
  ...process.env,
  GO111MODULE: 'off',
  GOPATH: '/usr/share/gocode',
  ...(process.env.HOME || process.env.GOCACHE ? {} : { GOCACHE: join(folder, 'go-cache') }),
});

/** Compiles a program of `programs/go` and starts it under the name of the drill. */
export async function startGo(room: DrillRoom, name: string, args: readonly (string | number)[]): Promise<BoundProcess> {
  const go = toolOf('Go', '/usr/bin/go', '/usr/local/go/bin/go', '/usr/lib/go/bin/go');
  const binary = join(room.folder, `drill-${name}`);
  await runBound(room, [go, 'build', '-o', binary, sourceOf(`go/${name}.go`)], { cwd: room.folder, env: goEnvironment(room.folder) });
  return start(room, name, [binary, ...args.map(String)]);
}

/** Starts a program of `programs/java`, compiled in memory, with what lies in Debian's folder of Java libraries. */
export function startJava(
  room: DrillRoom,
  name: string,
  { file, options = [], libraries = [] }: { readonly file: string; readonly options?: readonly string[]; readonly libraries?: readonly string[] },
  args: readonly (string | number)[],
): Promise<BoundProcess> {
  const java = under(room, name, toolOf('Java 17 or newer', '/usr/bin/java'));
  const jars = libraries.map((library) => toolOf(library, `/usr/share/java/${library}`));
  const path = jars.length > 0 ? ['-cp', jars.join(':')] : [];
  return start(room, name, [java, '-XX:-UsePerfData', ...options, ...path, sourceOf(`java/${file}`), ...args.map(String)]);
}

/** Starts a program of `programs/python` with the system's Python, which has Debian's packages. */
export function startPython(room: DrillRoom, name: string, args: readonly (string | number)[]): Promise<BoundProcess> {
  const python = under(room, name, toolOf('Python 3', '/usr/bin/python3'));
  return start(room, name, [python, sourceOf(`python/${name}.py`), ...args.map(String)]);
}

/** An interpreter by the name of the drill, so that the process is called so too. */
function under(room: DrillRoom, name: string, program: string): string {
  const folder = join(room.folder, 'bin');
  if (!existsSync(folder)) mkdirSync(folder);
  const link = join(folder, `drill-${name}`);
  symlinkSync(program, link);
  return link;
}

async function start(room: DrillRoom, name: string, argv: readonly [string, ...string[]]): Promise<BoundProcess> {
  const process = await startBound(room, argv, { ready: READY, cwd: room.folder, name });
  room.lookAt({ pid: process.pid });
  return process;
}
