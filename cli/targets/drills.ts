import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bundledRoot } from '../../content/package-root.ts';
import { UserError } from '../../core/errors.ts';
import { printable } from '../../core/printable.ts';
import { type Drill, parseReady, type ReadyDrill } from '../../drills/drill.ts';
import { DRILLS, findDrill } from '../../drills/index.ts';

export interface RunningDrill extends ReadyDrill {
  readonly drill: Drill;
  /** Ends it now; it would end by itself anyway. */
  stop(): void;
}

/** Milliseconds, long enough for a slow machine to start Node, and to start a database or compile a program. */
const READY_WITHIN = 15_000;
const READY_WITH_SERVICES_WITHIN = 90_000;
const MOST_COMPLAINT = 2_000;

/** Starts a drill as a process of its own that outlives us if need be, under its own small descriptor limit. `signal` ends one that is not ready yet. */
export async function startDrill(name: string, { within, signal }: { readonly within?: number; readonly signal?: AbortSignal } = {}): Promise<RunningDrill> {
  const drill = findDrill(name);
  if (!drill) throw new UserError(`There is no drill “${printable(name)}”.`, { hint: `Drills: ${DRILLS.map((each) => each.name).join(' · ')}` });
  const readyWithin = within ?? (drill.needs ? READY_WITH_SERVICES_WITHIN : READY_WITHIN);
  // The limit can only be set by a shell or a privileged call; the script is constant, the values are arguments.
  const running = spawn('/bin/sh', ['-c', 'ulimit -n "$1" && shift && exec "$@"', 'sh', String(drill.descriptorLimit), process.execPath, programOf(drill)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const ready = await new Promise<ReadyDrill>((resolve, reject) => {
    let complaint = '';
    running.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(-MOST_COMPLAINT);
    });
    const stopped = () => {
      over();
      running.kill('SIGTERM');
      reject(new UserError(`The drill ${name} was stopped before it was ready.`, { hint: `Start it again: stanch drill ${name}` }));
    };
    const over = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stopped);
    };
    const fail = () => {
      over();
      running.kill('SIGTERM');
      const said = complaint.trim();
      const message = said === '' ? `The drill ${name} did not start within ${readyWithin / 1000} s.` : `The drill ${name} did not start: ${printable(said)}`;
      reject(new UserError(message, { hint: 'Try another: stanch drill' }));
    };
    const timer = setTimeout(fail, readyWithin);
    let output = '';
    running.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const said = parseReady(output);
      if (!said) return;
      over();
      resolve(said);
    });
    if (signal?.aborted) stopped();
    else signal?.addEventListener('abort', stopped);
    running.once('error', fail);
    running.once('exit', fail);
  });
  running.stdout.destroy();
  running.stderr.destroy();
  running.unref();
  // By the child and not by its number, which may be somebody else's by then.
  return { drill, ...ready, stop: () => void running.kill('SIGTERM') };
}

function programOf(drill: Drill): string {
  const built = join(bundledRoot(), 'dist', 'drills', `${drill.name}.js`);
  return existsSync(built) ? built : join(bundledRoot(), 'drills', `${drill.name}.ts`);
}
