import { type Block, type Draft, finding, type Row } from './format.ts';
import { largest, shown, shownBytes } from './quantity.ts';

/** One process or thread of a list. What the list does not show is NaN or empty. */
export interface Process {
  readonly pid: string;
  readonly parent?: string;
  readonly thread?: string;
  readonly state: string;
  readonly cpu: number;
  readonly memory: number;
  readonly rss: number;
  readonly threads: number;
  readonly command: string;
}

/** Threads of the kernel stand in brackets too where ps shows no state. */
const KERNEL =
  /^\[?(?:k[a-z]+d?\b|kworker|ksoftirqd|migration|rcu_|watchdog|cpuhp|idle_inject|scsi_|xfs|jbd2|irq\/|mm_percpu|writeback|bioset|md\d|nvme|loop\d|events|netns|aio|crypto|kthrotld)/;

/** Processes of one look or several: which are dead, stuck, busy, many, or growing. */
export function judgeProcesses(blocks: readonly Block<Process>[], cut: boolean): readonly (Draft | undefined)[] {
  const all = blocks.flatMap(({ rows }) => rows);
  const last = blocks.at(-1)?.rows ?? [];
  return [zombies(all, blocks, cut), sessions(last), threads(last, cut), blocked(last), busy(last), alike(last), growing(blocks), hungry(last)];
}

function zombies(rows: readonly Row<Process>[], blocks: readonly Block<Process>[], cut: boolean): Draft | undefined {
  // busybox shows no state: what stands in brackets and is no thread of the kernel has lost its memory, so it is dead.
  const bare = rows.every(({ state, rss }) => state === '' && !(rss >= 0));
  const simple = bare && !blocks.some(({ head }) => head?.includes('PPID'));
  const dead = rows.filter(
    ({ state, command }) => /^Z/.test(state) || /<defunct>/.test(command) || (simple && /^\[[^\]]+\]$/.test(command) && !KERNEL.test(command.slice(1))),
  );
  if (dead.length < (cut ? 1 : 3)) return undefined;
  const name = largest(dead, ({ command }) => command);
  const parent = largest(dead, (row) => row.parent);
  const whose = parent.rows.length > 0.5 * dead.length ? `, ${parent.rows.length} of them children of ${parent.key}` : '';
  return finding(
    dead[0]?.at ?? 0,
    `${dead.length} ${dead.length === 1 ? 'process is a zombie' : 'processes are zombies'}, most of them ${shown(name.key, 40)}${whose}`,
    { 'zombie-process-leak': 0.95 },
    'names',
  );
}

/** PostgreSQL writes into the title of its processes what each session does. */
function sessions(rows: readonly Row<Process>[]): Draft | undefined {
  const held = rows.filter(({ command }) => /^postgres: .* idle in transaction/.test(command));
  const idle = rows.filter(({ command }) => /^postgres: .*[)\]] idle$/.test(command));
  const waiting = rows.filter(({ command }) => /^postgres: .* waiting$/.test(command));
  if (held.length + waiting.length >= 2 && held.length > 0) {
    return finding(
      held[0]?.at ?? 0,
      `${held.length} PostgreSQL ${held.length === 1 ? 'session is' : 'sessions are'} idle in a transaction${waiting.length > 0 ? `, ${waiting.length} wait for a lock` : ''}`,
      { 'idle-in-transaction': 0.9, 'db-pool-exhaustion': 0.4 },
      'names',
    );
  }
  // A few of them among others are a pool at rest; somebody who shows nothing else shows too many.
  return idle.length >= (idle.length === rows.length ? 5 : 30)
    ? finding(idle[0]?.at ?? 0, `${idle.length} PostgreSQL sessions are idle`, { 'db-server-connections-exhausted': 0.6, 'connection-leak': 0.5 })
    : undefined;
}

function threads(rows: readonly Row<Process>[], cut: boolean): Draft | undefined {
  const many = rows.find((row) => row.threads >= 500);
  const same = largest(rows, ({ pid }) => pid);
  // Its threads one under the other, or a few of them where there are said to be many.
  const listed =
    same.rows.length >= 200 || (cut && same.rows.length >= 5 && same.rows.length === rows.length && rows.every(({ thread }) => thread !== undefined));
  const most = Math.max(many?.threads ?? 0, listed ? same.rows.length : 0);
  const row = many ?? same.rows[0];
  return most > 0 && row
    ? finding(row.at, `${shown(row.command, 40)} has ${most} threads`, { 'thread-explosion': 0.85 }, most >= 2000 ? 'names' : 'points')
    : undefined;
}

function blocked(rows: readonly Row<Process>[]): Draft | undefined {
  const stuck = rows.filter(({ state, command }) => /^D/.test(state) && !KERNEL.test(command));
  return stuck.length >= 3
    ? finding(stuck[0]?.at ?? 0, `${stuck.length} processes wait for a disk or a network file system (state D)`, {
        'dependency-unreachable': 0.6,
        'missing-timeout': 0.35,
      })
    : undefined;
}

function busy(rows: readonly Row<Process>[]): Draft | undefined {
  const [most] = rows.filter(({ cpu }) => cpu >= 90 && cpu < 1e5).sort((a, b) => b.cpu - a.cpu);
  return most ? finding(most.at, `${shown(most.command, 40)} takes ${most.cpu} % of a processor`, { 'cpu-runaway': most.cpu >= 95 ? 0.65 : 0.5 }) : undefined;
}

/** Children that pile up: each new one finds the last still waiting. */
function alike(rows: readonly Row<Process>[]): Draft | undefined {
  const live = rows.filter(
    ({ state, command }) =>
      !/^Z/.test(state) && !/<defunct>|^\[|^-?(?:ba)?sh$|^postgres:|nginx|httpd|apache2|php-fpm|gunicorn|uwsgi|puma|worker/i.test(command),
  );
  const same = largest(live, ({ command }) => command);
  return same.rows.length >= 10 && same.rows.length >= 0.4 * rows.length && new Set(same.rows.map(({ pid }) => pid)).size === same.rows.length
    ? finding(same.rows[0]?.at ?? 0, `${same.rows.length} processes run ${shown(same.key, 60)}`, { 'missing-timeout': 0.6, 'thread-explosion': 0.35 })
    : undefined;
}

/** The same process in two looks, and larger in the later one. */
function growing(blocks: readonly Block<Process>[]): Draft | undefined {
  const [first, last] = [blocks[0]?.rows ?? [], blocks.at(-1)?.rows ?? []];
  // Rows of one process under each other are looks too.
  const [early, late] =
    blocks.length > 1 ? [first, last] : new Set(first.map(({ pid }) => pid)).size === 1 && first.length >= 3 ? [first.slice(0, 1), first.slice(-1)] : [[], []];
  for (const then of early) {
    const now = late.find(({ pid }) => pid === then.pid);
    if (now && now.rss >= 1.3 * then.rss && now.rss - then.rss >= 30 * 1024 ** 2) {
      return finding(now.at, `${shown(now.command, 40)} grew from ${shownBytes(then.rss)} to ${shownBytes(now.rss)}`, {
        'memory-leak': 0.7,
        'native-memory-leak': 0.5,
      });
    }
  }
  return undefined;
}

function hungry(rows: readonly Row<Process>[]): Draft | undefined {
  const most = rows.find(({ memory }) => memory >= 50 && memory <= 100);
  return most
    ? finding(most.at, `${shown(most.command, 40)} holds ${most.memory} % of the memory${most.rss > 0 ? `, ${shownBytes(most.rss)}` : ''}`, {
        'memory-leak': 0.6,
        'native-memory-leak': 0.45,
      })
    : undefined;
}
