import { defineFormat, type Example } from './format.ts';
import { judgeProcesses, type Process } from './judge-processes.ts';
import { bytes } from './quantity.ts';

/** Names of columns in ps (Linux, BSD, busybox) and top. */
const COLUMNS =
  /^(?:UID|USER|PID|PPID|C|STIME|TTY|TIME|CMD|%CPU|%MEM|VSZ|RSS|TT|STAT|START|STARTED|COMMAND|LWP|NLWP|SPID|F|S|PRI|PRIO|NI|#WQ|#PORTS?|PURG|CMPRS|PGRP|STATE|CPU%|MEM%|Command|ADDR|SZ|WCHAN|VIRT|RES|SHR|TIME\+|PR|ELAPSED|THCNT|PGID|SID|VSZ|WQ|#TH|MEM)$/;
const AUX = ['USER', 'PID', '%CPU', '%MEM', 'VSZ', 'RSS', 'TTY', 'STAT', 'START', 'TIME', 'COMMAND'];
const EF = ['UID', 'PID', 'PPID', 'C', 'STIME', 'TTY', 'TIME', 'CMD'];
const TOP = ['PID', 'USER', 'PR', 'NI', 'VIRT', 'RES', 'SHR', 'S', '%CPU', '%MEM', 'TIME+', 'COMMAND'];
const SIMPLE = ['PID', 'USER', 'TIME', 'COMMAND'];
/** The title of a session of PostgreSQL, in a list or a tree of processes. */
const SESSION = /^(?:[\s│├└─|`+-]{0,40}\d{1,9} )?(postgres: (?!.*(?:process|launcher|writer|receiver|sender|worker|logger|checkpointer)\b)\S+ \S+ .{0,200})$/;
const DEAD = { state: 'Z', cpu: Number.NaN, memory: Number.NaN, rss: Number.NaN, threads: Number.NaN };

export const processes = defineFormat<Process>({
  id: 'processes',
  row(line, head) {
    const words = line.trim().split(/\s+/, 60);
    if (words.includes('PID') && words.slice(0, 6).every((word) => COLUMNS.test(word))) return { head: words };
    const session = SESSION.exec(line)?.[1];
    if (session) return { ...DEAD, state: '', pid: words.find((word) => /\d/.test(word)) ?? '', command: session };
    const columns = head ?? layoutOf(words);
    // Of whatever columns: a dead process is marked.
    const dead = /\[([^\]]{1,60})\] <defunct>/.exec(line)?.[1];
    if (!columns) return dead && /\d/.test(words[0] ?? '') ? { ...DEAD, pid: words[0] ?? '', command: `[${dead}] <defunct>` } : undefined;
    const cell = (...names: string[]) => words[columns.findIndex((name) => names.includes(name))];
    const [pid, parent, thread] = [cell('PID'), cell('PPID'), cell('SPID', 'LWP')];
    if (!pid || !/^\d{1,10}$/.test(pid)) return undefined;
    const last = columns.findIndex((name) => /^(?:COMMAND|CMD|Command)$/.test(name));
    const command = last >= 0 ? words.slice(last).join(' ') : words.slice(columns.length - 1).join(' ');
    return {
      pid,
      ...(parent ? { parent } : {}),
      ...(thread ? { thread } : {}),
      state: cell('STAT', 'S') ?? '',
      cpu: Number(cell('%CPU', 'CPU%', 'C')),
      memory: Number(cell('%MEM', 'MEM%')),
      rss: bytes(cell('RSS', 'RES'), 1024),
      threads: Number(cell('NLWP', 'THCNT', '#TH')),
      command,
    };
  },
  judge: (blocks, { cut }) => judgeProcesses(blocks, cut),
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
    title: 'a runaway in htop',
    text: '  PID USER      PRI  NI  VIRT   RES   SHR S CPU% MEM%   TIME+  Command\n 4411 app        20   0 1190M   88M   30M R 100.  1.1 12h06:20 node /srv/app.js',
    cause: 'cpu-runaway',
    says: '100 %',
  },
  {
    title: 'a runaway in top of macOS',
    text: 'PID    COMMAND      %CPU  TIME     #TH   #WQ  #PORT MEM    PURG   CMPRS PGRP PPID STATE\n8122   fsmonitor    100.3 12:11:01 41/1  2    812   212M   0B     0B    8122 1    running',
    cause: 'cpu-runaway',
    says: '100.3 %',
  },
  {
    title: 'PostgreSQL writes it into the title',
    text: 'postgres 8011 0.0 0.2 217000 9000 ? Ss 10:00 0:00 postgres: shop shopdb 10.0.0.4(51002) idle in transaction\npostgres 8013 0.0 0.2 217000 9000 ? Ss 10:00 0:00 postgres: shop shopdb 10.0.0.4(51010) idle in transaction',
    cause: 'idle-in-transaction',
  },
  {
    title: 'PostgreSQL, one holds what others wait for',
    text: 'postgres 8011 0.0 0.2 217000 9000 ? Ss 10:00 0:00 postgres: shop shopdb 10.0.0.4(51002) idle in transaction\npostgres 8013 0.0 0.2 217000 9000 ? Ss 10:00 0:00 postgres: shop shopdb 10.0.0.4(51010) UPDATE waiting',
    cause: 'idle-in-transaction',
    says: '1 wait',
  },
  {
    title: 'a few of many threads',
    text: `  PID  SPID TTY          TIME CMD\n${Array.from({ length: 6 }, (_, n) => ` 8122  813${n} ?        00:00:00 python3`).join('\n')}\n(hundreds more)`,
    cause: 'thread-explosion',
  },
  {
    title: 'scripts of a timer that never ended',
    text: Array.from({ length: 14 }, (_, i) => `svc ${5000 + i} 0.0 0.1 20000 5000 ? S 0${i % 9}:00 0:00 python3 /opt/jobs/fetch_rates.py`).join('\n'),
    cause: 'missing-timeout',
    says: '14 processes',
  },
];
