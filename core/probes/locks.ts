import { file, firstFailure, readingsAt, textOf } from './answers.ts';
import type { ProbeContext, ProcessProbe } from './probe.ts';
import type { LockRow } from './rows.ts';

const LOCKS = file('/proc/locks');
/** The kernel holds up every file lock of the host while it opens this file. Every second look, and the first two, are just enough for a trend of 30. */
const EVERY = 2;

export const locksProbe: ProcessProbe = {
  id: 'locks',
  title: 'File locks the process holds or waits for',
  way: 'proc',
  gives: ['locks.held', 'locks.waiting'],
  cost: 'one file at every second look: 12 ms of waiting, in which no file lock of the host is taken or released',
  privilege: 'none; locks of open file descriptions (OFD) name no process and are not attributed',
  plan: (context, collected) => (collected.size === 0 && looks(context) ? [LOCKS] : []),
  read(context, collected) {
    const text = textOf(collected, LOCKS);
    if (!looks(context)) return { readings: [], status: 'ok' };
    if (text === undefined) return { readings: [], status: firstFailure(collected, [LOCKS])?.status ?? 'missing' };
    const { held, locks } = parseLocks(text, context);
    return { readings: readingsAt(context, { 'locks.held': held }), locks, status: 'ok' };
  },
  examples: [
    {
      title: 'two locks of its own, and one of somebody else that nobody waits for',
      pid: 7,
      collected: {
        'file /proc/locks': {
          status: 'ok',
          kind: 'file',
          text: '1: POSIX  ADVISORY  WRITE 7 fe:00:8389 0 EOF\n2: FLOCK  ADVISORY  WRITE 7 fe:00:8390 0 EOF\n3: POSIX  ADVISORY  READ  9 fe:00:8391 128 128\n4: OFDLCK ADVISORY  WRITE -1 fe:00:8392 0 EOF\n',
        },
      },
      readings: { 'locks.held': 2, 'locks.waiting': 0 },
    },
    {
      title: 'somebody waits below its lock: in one look that may be over in a moment',
      pid: 7,
      collected: {
        'file /proc/locks': {
          status: 'ok',
          kind: 'file',
          text: '1: FLOCK  ADVISORY  WRITE 7 fe:00:8389 0 EOF\n1: -> FLOCK  ADVISORY  WRITE 9 fe:00:8389 0 EOF\n',
        },
      },
      readings: { 'locks.held': 1 },
    },
  ],
};

/** One look alone cannot tell who waits for ever, and it would cost every lock of the host those milliseconds. */
const looks = ({ index, depth }: ProbeContext) => depth === undefined && (index < EVERY || index % EVERY === 0);

/** `1: FLOCK ADVISORY WRITE 7 fe:00:8389 0 EOF`, and `1: -> …` for each that waits below it (proc(5)). */
function parseLocks(text: string, { pid }: ProbeContext): { readonly held: number; readonly locks: readonly LockRow[] } {
  const locks = new Map<string, { held: string; holder: string; waiters: string[] }>();
  for (const line of text.split('\n')) {
    const [id, ...rest] = line.trim().split(/\s+/);
    const waits = rest[0] === '->';
    const [kind, , , owner, inode, from, to] = waits ? rest.slice(1) : rest;
    if (!id || !kind || !owner || !inode) continue;
    const lock = locks.get(id);
    if (!waits) locks.set(id, { held: `${kind} ${inode} ${from}-${to} ${owner}`, holder: owner, waiters: lock?.waiters ?? [] });
    else lock?.waiters.push(owner);
  }
  const own = String(pid);
  const all = [...locks.values()];
  const touched = all.filter(({ holder, waiters }) => holder === own || waiters.includes(own));
  return { held: all.filter(({ holder }) => holder === own).length, locks: touched.map(({ held, waiters }) => ({ held, waiters: waiters.length })) };
}
