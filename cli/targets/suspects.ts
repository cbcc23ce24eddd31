import { readdirSync } from 'node:fs';
import { totalmem } from 'node:os';
import { mountsIn } from '../../core/probes/mounts.ts';
import { hasProc, linkOr, listProcesses, type ProcessSummary, readOr } from './processes.ts';
import { SocketTables } from './socket-tables.ts';
import { suspicionOf } from './suspicion.ts';

/** A process as the picker shows it: with what makes it worth a look, when there is something. */
export interface Suspect extends ProcessSummary {
  readonly sockets?: number;
  /** TCP ports it listens on. */
  readonly ports?: readonly number[];
  /** Who runs it; the number of the user where it has no name. */
  readonly user?: string;
  /** As text, the worst first: `fd 88 % of 1,024`; empty when nothing stands out. */
  readonly why: string;
  /** 0 and up; the list is sorted by it. */
  readonly suspicion: number;
}

export interface Suspects {
  readonly suspects: readonly Suspect[];
  /** Processes whose descriptors could not be counted. */
  readonly unreadable: number;
  /** Why there may be processes that are not in the list, such as `hidepid=2`. */
  readonly hidden?: string;
}

/** Links are read up to this many descriptors a process: a list must come up at once. */
const MOST_LINKS = 5_000;

/** All processes this user may see, the most suspicious first. */
export async function listSuspects(): Promise<Suspects> {
  const all = (await listProcesses()).filter((each) => each.pid !== process.pid && !isKernelThread(each));
  const zombies = new Map<number, number>();
  for (const { state, parent } of all) if (state === 'Z' && parent) zombies.set(parent, (zombies.get(parent) ?? 0) + 1);
  // A zombie holds nothing any more; what is wrong is its parent, which does not collect it.
  const living = all.filter(({ state }) => state !== 'Z');
  const [tables, users, memory] = [new SocketTables(), readUsers(), totalmem()];
  const suspects = living
    .map((each) => suspect(each, tables, users, zombies.get(each.pid) ?? 0, memory))
    .sort((a, b) => b.suspicion - a.suspicion || (b.descriptors ?? 0) - (a.descriptors ?? 0) || a.pid - b.pid);
  const hidden = process.getuid?.() === 0 ? undefined : hiding(readOr('/proc/self/mountinfo') ?? '');
  return { suspects, unreadable: living.filter((each) => each.descriptors === undefined).length, ...(hidden === undefined ? {} : { hidden }) };
}

/** A kernel thread has no memory of its own. */
function isKernelThread({ rss, state }: ProcessSummary): boolean {
  return rss === undefined && state !== 'Z';
}

function suspect(process: ProcessSummary, tables: SocketTables, users: ReadonlyMap<number, string>, zombies: number, memory: number): Suspect {
  const inodes = (process.descriptors ?? 0) <= MOST_LINKS ? socketInodes(process.pid) : undefined;
  const { closeWait, listening } = inodes ? tables.of(process.pid) : { closeWait: undefined, listening: undefined };
  const ports = new Set(inodes?.flatMap((inode) => listening?.get(inode) ?? []));
  const user = process.uid === undefined ? undefined : (users.get(process.uid) ?? String(process.uid));
  const figures = { ...process, ...(inodes ? { sockets: inodes.length } : {}) };
  return {
    ...figures,
    ...(ports.size > 0 ? { ports: [...ports] } : {}),
    ...(user === undefined ? {} : { user }),
    ...suspicionOf({ ...figures, closeWait: inodes?.filter((inode) => closeWait?.has(inode)).length ?? 0, zombies }, memory),
  };
}

function socketInodes(pid: number): readonly number[] | undefined {
  if (!hasProc()) return undefined;
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((name) => {
      const target = linkOr(`/proc/${pid}/fd/${name}`);
      return target?.startsWith('socket:[') ? [Number(target.slice(8, -1))] : [];
    });
  } catch {
    // Not ours: the column stays empty.
    return undefined;
  }
}

/** The users of this machine; those of a directory service are known by their number. */
function readUsers(): ReadonlyMap<number, string> {
  const lines = (readOr('/etc/passwd') ?? '').split('\n').map((line) => line.split(':'));
  return new Map(lines.flatMap(([name, , uid]) => (name && uid ? [[Number(uid), name] as const] : [])));
}

/** `hidepid=2` of a /proc that shows nobody's processes but one's own. */
export function hiding(mountinfo: string): string | undefined {
  const proc = mountsIn(mountinfo).findLast(({ type, point }) => type === 'proc' && point === '/proc');
  return proc?.superOptions.find((option) => /^hidepid=(?!0$|off$)/.test(option));
}
