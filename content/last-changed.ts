import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const LOG = ['-c', 'core.quotePath=false', 'log', '--format=t:%ct', '--name-only', '--relative', '--', '.'];

/**
 * When each file of a folder was last committed, by its path in that folder; nothing where there is no git or no
 * history. One call for all files: one for each would take longer than the build.
 */
export async function lastChanged(folder: string): Promise<ReadonlyMap<string, Date>> {
  const changed = new Map<string, Date>();
  let at = new Date(0);
  for (const line of (await readLog(folder)).split('\n')) {
    const [, seconds] = /^t:(\d+)$/.exec(line) ?? [];
    if (seconds !== undefined) at = new Date(Number(seconds) * 1000);
    else if (line !== '' && !changed.has(line)) changed.set(line, at);
  }
  return changed;
}

async function readLog(folder: string): Promise<string> {
  try {
    return (await promisify(execFile)('git', LOG, { cwd: folder, timeout: 20_000, maxBuffer: 256 * 1024 * 1024 })).stdout;
  } catch {
    return '';
  }
}
