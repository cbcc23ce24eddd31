import { lstat, readlink } from 'node:fs/promises';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { rename, symlink, unlink } from './owner.ts';
import { isSystemError } from './system-error.ts';

/** Milliseconds. What holds a lock writes a few lines; on a sick disk that may take a while. */
const PATIENCE = 3000;
const LEFT_BEHIND_AFTER = 60_000;

/**
 * Runs `work` while no other process works on the file. The lock is a symbolic link beside it that names its holder:
 * made and read in one go, also on a full disk. One whose holder is dead is taken over. Rejects with EBUSY when the
 * holder lives and does not let go.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = `${file}.lock`;
  taken += 1;
  const token = `${process.pid}.${taken}`;
  await take(lock, token);
  try {
    return await work();
  } finally {
    if ((await holderOf(lock)) === token) await unlink(lock).catch(() => undefined);
  }
}

let taken = 0;

async function take(lock: string, token: string): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (!(await isTaken(lock, token))) {
    const holder = await holderOf(lock);
    if (holder !== undefined && (await isLeftBehind(lock, holder))) await takeAway(lock, holder);
    else if (performance.now() > end) throw Object.assign(new Error(`EBUSY: ${lock} is held by process ${holder ?? 'unknown'}`), { code: 'EBUSY' });
    else await sleep(3 + Math.random() * 10);
  }
}

async function isTaken(lock: string, token: string): Promise<boolean> {
  try {
    await symlink(token, lock);
    return true;
  } catch (error) {
    if (isSystemError(error) && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function holderOf(lock: string): Promise<string | undefined> {
  return readlink(lock).catch(() => undefined);
}

async function isLeftBehind(lock: string, holder: string): Promise<boolean> {
  const pid = Number(/^(\d{1,10})\.\d+$/.exec(holder)?.[1]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Anything else, such as EPERM, says that it lives.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return true;
  }
  // After a restart of the machine the number may be another process's.
  const found = await lstat(lock).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > LEFT_BEHIND_AFTER;
}

/** Moved first, then looked at: somebody else may have taken the lock over in between, and gets it back. */
async function takeAway(lock: string, holder: string): Promise<void> {
  const aside = `${lock}.gone`;
  try {
    await rename(lock, aside);
  } catch {
    return;
  }
  const moved = await holderOf(aside);
  if (moved !== undefined && moved !== holder) await symlink(moved, lock).catch(() => undefined);
  await unlink(aside).catch(() => undefined);
}
