import { type Block, type Draft, defineFormat, type Example, finding, type Row } from './format.ts';
import { bytes, largest, shown, shownBytes } from './quantity.ts';

interface Process {
  readonly pid: string;
  readonly parent?: string;
  readonly state: string;
  readonly cpu: number;
  readonly memory: number;
  readonly rss: number;
  readonly threads: number;
  readonly command: string;
}

/** Names of columns in ps (Linux, BSD, busybox) and top. */
const COLUMNS =
  /^(?:UID|USER|PID|PPID|C|STIME|TTY|TIME|CMD|%CPU|%MEM|VSZ|RSS|TT|STAT|START|STARTED|COMMAND|LWP|NLWP|SPID|F|S|PRI|NI|ADDR|SZ|WCHAN|VIRT|RES|SHR|TIME\+|PR|ELAPSED|THCNT|PGID|SID|VSZ|WQ|#TH|MEM)$/;
const AUX = ['USER', 'PID', '%CPU', '%MEM', 'VSZ', 'RSS', 'TTY', 'STAT', 'START', 'TIME', 'COMMAND'];
const EF = ['UID', 'PID', 'PPID', 'C', 'STIME', 'TTY', 'TIME', 'CMD'];
const TOP = ['PID', 'USER', 'PR', 'NI', 'VIRT', 'RES', 'SHR', 'S', '%CPU', '%MEM', 'TIME+', 'COMMAND'];
const SIMPLE = ['PID', 'USER', 'TIME', 'COMMAND'];
/** Threads of the kernel stand in brackets too where ps shows no state. */
const KERNEL =
  /^\[?(?:k[a-z]+d?\b|kworker|ksoftirqd|migration|rcu_|watchdog|cpuhp|idle_inject|scsi_|xfs|jbd2|irq\/|mm_percpu|writeback|bioset|md\d|nvme|loop\d|events|netns|aio|crypto|kthrotld)/;

const DEAD = { state: 'Z', cpu: Number.NaN, memory: Number.NaN, rss: Number.NaN, threads: Number.NaN };

export const processes = defineFormat<Process>({
  id: 'processes',
  row(line, head) {
    const words = line.trim().split(/\s+/, 60);
    if (words.includes('PID') && words.slice(0, 6).every((word) => COLUMNS.test(word))) return { head: words };
    if (/^postgres: \S+ \S+ /.test(line)) return { ...DEAD, state: '', pid: words[3] ?? '', command: line };
    const columns = head ?? layoutOf(words);
    // Of whatever columns: a dead process is marked.
    const dead = /\[([^\]]{1,60})\] <defunct>/.exec(line)?.[1];
    if (!columns) return dead && /\d/.test(words[0] ?? '') ? { ...DEAD, pid: words[0] ?? '', command: `[${dead}] <defunct>` } : undefined;
    const cell = (...names: string[]) => words[columns.findIndex((name) => names.includes(name))];
    const [pid, parent] = [cell('PID'), cell('PPID')];
    if (!pid || !/^\d{1,10}$/.test(pid)) return undefined;
    const last = columns.findIndex((name) => /^(?:COMMAND|CMD)$/.test(name));
    const command = last >= 0 ? words.slice(last).join(' ') : words.slice(columns.length - 1).join(' ');
    return {
      pid,
      ...(parent ? { parent } : {}),
      state: cell('STAT', 'S') ?? '',
      cpu: Number(cell('%CPU', 'C')),
      memory: Number(cell('%MEM')),
      rss: bytes(cell('RSS', 'RES'), 1024),
      threads: Number(cell('NLWP', 'THCNT', '#TH')),
      command,
    };
  },
  judge: (blocks, { cut }) => {
    const all = blocks.flatMap(({ rows }) => rows);
    const last = blocks.at(-1)?.rows ?? [];
    return [zombies(all, blocks, cut), sessions(last), threads(last), blocked(last), busy(last), alike(last), growing(blocks), hungry(last)];
  },
});

/** The columns of a row without its header, by where figures and times stand. */
function layoutOf(words: readonly string[]): readonly string[] | undefined {
  if (/^[\w+-]+$/.test(words[0] ?? '') && /^\d+$/.test(words[1] ?? '')) {
    if (/^\d+\.\d$/.test(words[2] ?? '') && /^\d+\.\d$/.test(words[3] ?? '')) return AUX;
    // BSD-like rows whose VSZ and RSS were cut: the state still follows the terminal.
    if (/^\d+$/.test(words[2] ?? '') && /^\d+$/.test(words[3] ?? '') && /:\d\d$/.test(words[6] ?? '')) return EF;
  }
  if (/^\d+$/.test(words[0] ?? '') && words.length >= 12 && /^[RSDZTI]$/.test(words[7] ?? '') && /^\d+\.\d$/.test(words[8] ?? '')) return TOP;
  return /^\d+$/.test(words[0] ?? '') && /^[a-z_][\w-]*$/.test(words[1] ?? '') && /^\d+[:h]\d\d$/.test(words[2] ?? '') && words.length >= 4
    ? SIMPLE
    : undefined;
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
  const idle = rows.filter(({ command }) => /^postgres: .*\) idle$/.test(command));
  if (held.length >= 2) {
    return finding(
      held[0]?.at ?? 0,
      `${held.length} PostgreSQL sessions are idle in a transaction`,
      { 'idle-in-transaction': 0.9, 'db-pool-exhaustion': 0.4 },
      'names',
    );
  }
  return idle.length >= 30
    ? finding(idle[0]?.at ?? 0, `${idle.length} PostgreSQL sessions are idle`, { 'db-server-connections-exhausted': 0.6, 'connection-leak': 0.5 })
    : undefined;
}

function threads(rows: readonly Row<Process>[]): Draft | undefined {
  const many = rows.find((row) => row.threads >= 500);
  const same = largest(rows, ({ pid }) => pid);
  const most = Math.max(many?.threads ?? 0, same.rows.length >= 200 ? same.rows.length : 0);
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

export const examples = (): readonly Example[] => [
  {
    title: 'ps aux with zombies',
    text: 'USER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND\nroot 1 0.0 0.1 9000 800 ? Ss 09:01 0:00 /entry\nroot 211 0.0 0.0 0 0 ? Z 09:02 0:00 [curl] <defunct>\nroot 219 0.0 0.0 0 0 ? Z 09:03 0:00 [curl] <defunct>\nroot 230 0.0 0.0 0 0 ? Z 09:04 0:00 [curl] <defunct>',
    cause: 'zombie-process-leak',
    says: '3 processes',
  },
  {
    title: 'ps -ef, whose children they are',
    text: `UID PID PPID C STIME TTY TIME CMD\n${Array.from({ length: 6 }, (_, i) => `app ${3300 + i} 17 0 08:1${i} ? 00:00:00 [chrome] <defunct>`).join('\n')}`,
    cause: 'zombie-process-leak',
    says: 'children of 17',
  },
  {
    title: 'busybox, which shows no state',
    text: 'PID   USER     TIME  COMMAND\n    1 root      0:12 /usr/bin/minica serve\n  118 root      0:00 [probe.sh]\n  131 root      0:00 [probe.sh]\n  162 root      0:00 [probe.sh]',
    cause: 'zombie-process-leak',
  },
  {
    title: 'healthy, with threads of the kernel',
    text: 'USER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND\nroot 2 0.0 0.0 0 0 ? S May01 0:00 [kthreadd]\nroot 3 0.0 0.0 0 0 ? I< May01 0:00 [rcu_gp]\nwww 900 1.2 2.0 90000 40000 ? Sl May01 9:11 nginx: worker process',
    cause: null,
  },
  {
    title: 'a runaway in top',
    text: '    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND\n   4411 app       20   0 1190444  88012  30112 R  99.7   1.1  96:20.11 node',
    cause: 'cpu-runaway',
    says: '99.7 %',
  },
  {
    title: 'PostgreSQL writes it into the title',
    text: 'postgres 8011 0.0 0.2 217000 9000 ? Ss 10:00 0:00 postgres: shop shopdb 10.0.0.4(51002) idle in transaction\npostgres 8013 0.0 0.2 217000 9000 ? Ss 10:00 0:00 postgres: shop shopdb 10.0.0.4(51010) idle in transaction',
    cause: 'idle-in-transaction',
  },
  {
    title: 'scripts of a timer that never ended',
    text: Array.from({ length: 14 }, (_, i) => `svc ${5000 + i} 0.0 0.1 20000 5000 ? S 0${i % 9}:00 0:00 python3 /opt/jobs/fetch_rates.py`).join('\n'),
    cause: 'missing-timeout',
    says: '14 processes',
  },
];
