import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ReadyDrill, readyLine } from './drill.ts';

/** No drill lives longer than this, whoever forgot it. */
const LIFE_MS = 15 * 60 * 1000;

/** What a drill has in hand: its own folder, and a list of what to stop when it ends. */
export interface DrillRoom {
  readonly folder: string;
  /** Called when the drill ends, last added first; such as what stops a server. */
  atEnd(stop: () => void): void;
  /** Says what is to be looked at, where it is not this process alone. */
  lookAt(what: Partial<ReadyDrill>): void;
}

/**
 * Gives a drill its name, its own folder and its end: after its life, on a signal, or when it fails to start, all it
 * started is stopped and the folder is removed. Prints one line when it is ready, which is what starters wait for.
 */
export function startDrill(name: string, run: (room: DrillRoom) => unknown): void {
  process.title = `drill-${name}`;
  const folder = mkdtempSync(join(tmpdir(), `stanch-drill-${name}-`));
  const stops: (() => void)[] = [];
  const end = (code: number) => {
    for (const stop of stops.toReversed()) stop();
    rmSync(folder, { recursive: true, force: true });
    process.exit(code);
  };
  setTimeout(() => end(0), LIFE_MS);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0));
  // Whoever started it has heard enough once it is ready, and closes its ends.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  let ready: ReadyDrill = { pid: process.pid };
  const room: DrillRoom = {
    folder,
    atEnd: (stop) => stops.push(stop),
    lookAt: (what) => {
      ready = { ...ready, ...what };
    },
  };
  const start = async () => run(room);
  start().then(
    () => process.stdout.write(readyLine(ready)),
    (error: unknown) => {
      process.stderr.write(`${(error as Error).message}\n`);
      end(1);
    },
  );
}
