import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bundledRoot } from '../../content/package-root.ts';
import { UserError } from '../../core/errors.ts';
import { printable } from '../../core/printable.ts';
import type { Drill } from '../../drills/drill.ts';
import { DRILLS, findDrill } from '../../drills/index.ts';

export interface RunningDrill {
  readonly drill: Drill;
  readonly pid: number;
  /** Ends it now; it would end by itself anyway. */
  stop(): void;
}

/** Milliseconds, long enough for a slow machine to start Node. */
const READY_WITHIN = 15_000;

/** Starts a drill as a process of its own that outlives us if need be, under its own small descriptor limit. */
export async function startDrill(name: string, readyWithin = READY_WITHIN): Promise<RunningDrill> {
  const drill = findDrill(name);
  if (!drill) throw new UserError(`There is no drill “${printable(name)}”.`, { hint: `Drills: ${DRILLS.map((each) => each.name).join(' · ')}` });
  // The limit can only be set by a shell or a privileged call; the script is constant, the values are arguments.
  const running = spawn('/bin/sh', ['-c', 'ulimit -n "$1" && shift && exec "$@"', 'sh', String(drill.descriptorLimit), process.execPath, programOf(drill)], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  const pid = await new Promise<number>((resolve, reject) => {
    const fail = () => {
      clearTimeout(timer);
      running.kill('SIGTERM');
      reject(new UserError(`The drill ${name} did not start within ${readyWithin / 1000} s.`, { hint: 'Try another: stanch drill' }));
    };
    const timer = setTimeout(fail, readyWithin);
    running.stdout.on('data', (chunk: Buffer) => {
      const ready = /ready (\d+)/.exec(chunk.toString());
      if (!ready) return;
      clearTimeout(timer);
      resolve(Number(ready[1]));
    });
    running.once('error', fail);
    running.once('exit', fail);
  });
  running.stdout.destroy();
  running.unref();
  // By the child and not by its number, which may be somebody else's by then.
  return { drill, pid, stop: () => void running.kill('SIGTERM') };
}

function programOf(drill: Drill): string {
  const built = join(bundledRoot(), 'dist', 'drills', `${drill.name}.js`);
  return existsSync(built) ? built : join(bundledRoot(), 'drills', `${drill.name}.ts`);
}
