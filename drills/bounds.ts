import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** No drill lives longer than this, whoever forgot it. */
const LIFE_MS = 15 * 60 * 1000;

/**
 * Gives a drill its name, its own folder and its end: after its life, on a signal, the folder is removed. Prints one
 * line when it is ready, which is what starters wait for.
 */
export function startDrill(name: string, run: (folder: string) => void): void {
  process.title = `drill-${name}`;
  const folder = mkdtempSync(join(tmpdir(), `stanch-drill-${name}-`));
  const end = () => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  };
  setTimeout(end, LIFE_MS);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  process.stdout.on('error', () => undefined);
  run(folder);
  process.stdout.write(`ready ${process.pid}\n`);
}
