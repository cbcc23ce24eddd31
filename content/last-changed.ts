import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from 'node:child_process';

/**
 * When each file of a folder was last committed, by its path in that folder; nothing where there is no git or no
 * history. One call for all files: one for each would take longer than the build.
 */
export function lastChanged(folder: string): ReadonlyMap<string, Date> {
  const changed = new Map<string, Date>();
  let log: string;
  try {
    const options: ExecFileSyncOptionsWithStringEncoding = {
      cwd: folder,
      encoding: 'utf8',
      timeout: 20_000,
      maxBuffer: 256 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    };
    log = execFileSync('git', ['-c', 'core.quotePath=false', 'log', '--format=t:%ct', '--name-only', '--relative', '--', '.'], options);
  } catch {
    return changed;
  }
  let at = new Date(0);
  for (const line of log.split('\n')) {
    const [, seconds] = /^t:(\d+)$/.exec(line) ?? [];
    if (seconds !== undefined) at = new Date(Number(seconds) * 1000);
    else if (line !== '' && !changed.has(line)) changed.set(line, at);
  }
  return changed;
}
