import { readdirSync, readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { parseProcTcp } from '../../core/probes/parse/proc-tcp.ts';
import { hasProc, linkOr, listProcesses, type ProcessSummary } from './processes.ts';

/** A process as the picker shows it: with the one figure that makes it worth a look, when there is one. */
export interface Suspect extends ProcessSummary {
  readonly sockets?: number;
  /** As text: `fd 88 % of 1,024`; empty when nothing stands out. */
  readonly why: string;
  /** 0 and up; the list is sorted by it. */
  readonly suspicion: number;
}

/** Half full is where the picker begins to mention it. */
const SHARE = 0.5;
const CLOSE_WAITS = 10;
const ZOMBIES = 5;
/** Links are read up to this many descriptors a process: a list must come up at once. */
const MOST_LINKS = 5_000;

const WHOLE = new Intl.NumberFormat('en');

/** All processes this user may see, the most suspicious first. */
export async function listSuspects(): Promise<{ readonly suspects: readonly Suspect[]; readonly unreadable: number }> {
  const all = (await listProcesses()).filter((each) => each.pid !== process.pid && !isKernelThread(each));
  const closeWait = hasProc() ? closeWaitInodes() : new Set<string>();
  const zombies = new Map<number, number>();
  for (const { state, parent } of all) if (state === 'Z' && parent) zombies.set(parent, (zombies.get(parent) ?? 0) + 1);
  // A zombie holds nothing any more; what is wrong is its parent, which does not collect it.
  const living = all.filter(({ state }) => state !== 'Z');
  const suspects = living
    .map((each) => suspect(each, closeWait, zombies.get(each.pid) ?? 0))
    .sort((a, b) => b.suspicion - a.suspicion || (b.descriptors ?? 0) - (a.descriptors ?? 0) || a.pid - b.pid);
  return { suspects, unreadable: living.filter((each) => each.descriptors === undefined).length };
}

/** A kernel thread has no memory of its own. */
function isKernelThread({ rss, state }: ProcessSummary): boolean {
  return rss === undefined && state !== 'Z';
}

function suspect(process: ProcessSummary, closeWait: ReadonlySet<string>, zombies: number): Suspect {
  const inodes = (process.descriptors ?? 0) <= MOST_LINKS ? socketInodes(process.pid) : undefined;
  const waiting = inodes?.filter((inode) => closeWait.has(inode)).length ?? 0;
  const share = process.descriptors !== undefined && process.limit ? process.descriptors / process.limit : 0;
  const memory = (process.rss ?? 0) / totalmem();
  const reasons = [
    ...(share >= SHARE ? [{ weight: 100 * share, says: `fd ${Math.round(100 * share)} % of ${WHOLE.format(process.limit ?? 0)}` }] : []),
    ...(waiting >= CLOSE_WAITS ? [{ weight: Math.min(90, 40 + waiting), says: `${WHOLE.format(waiting)} CLOSE_WAIT` }] : []),
    ...(memory >= SHARE ? [{ weight: 100 * memory, says: `${Math.round(100 * memory)} % of the memory` }] : []),
    ...(zombies >= ZOMBIES ? [{ weight: Math.min(60, 20 + zombies), says: `${WHOLE.format(zombies)} zombie children` }] : []),
    ...(process.state === 'D' ? [{ weight: 20, says: 'waits for a disk' }] : []),
  ].sort((a, b) => b.weight - a.weight);
  return {
    ...process,
    ...(inodes ? { sockets: inodes.length } : {}),
    why: reasons.map(({ says }) => says).join(', '),
    suspicion: reasons.reduce((sum, { weight }) => sum + weight, 0),
  };
}

function socketInodes(pid: number): readonly string[] | undefined {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((name) => {
      const target = linkOr(`/proc/${pid}/fd/${name}`);
      return target?.startsWith('socket:[') ? [target.slice(8, -1)] : [];
    });
  } catch {
    // Not ours: the column stays empty.
    return undefined;
  }
}

function closeWaitInodes(): ReadonlySet<string> {
  const rows = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((path) => {
    try {
      return parseProcTcp(readFileSync(path, 'utf8'));
    } catch {
      return [];
    }
  });
  return new Set(rows.filter(({ state }) => state === 'CLOSE_WAIT').map(({ inode }) => inode));
}
