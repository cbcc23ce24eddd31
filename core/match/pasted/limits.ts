import { type Draft, defineFormat, type Example, finding, type Row } from './format.ts';
import type { PastedLines } from './paste.ts';
import { count } from './quantity.ts';

interface LimitRow {
  readonly of: string;
  readonly soft: number;
}

/** What a limit is called, the failure that it explains when the text has it, and below which figure it is the small one. */
const LIMITS: readonly { readonly of: RegExp; readonly failure: RegExp; readonly low: number; readonly noun: string; readonly causes: Draft['causes'] }[] = [
  {
    of: /open files/i,
    failure: /too many open files|EMFILE|ENFILE|errno[ =:]{0,2}24\b/i,
    low: 4096,
    noun: 'open files are allowed',
    causes: { 'fd-leak': 0.5, 'limit-too-low': 0.45 },
  },
  {
    of: /max user processes|max processes/i,
    failure: /EAGAIN|resource temporarily unavailable|can't start new thread|native thread/i,
    low: 4096,
    noun: 'processes and threads are allowed',
    causes: { 'thread-explosion': 0.55, 'limit-too-low': 0.5 },
  },
  {
    of: /max_user_(?:watches|instances)/,
    failure: /ENOSPC|no space left|EMFILE|too many open files|inotify|watcher/i,
    low: 600_000,
    noun: 'is the limit of inotify',
    causes: { 'inotify-watch-limit': 0.85 },
  },
  {
    of: /ip_local_port_range/,
    failure: /EADDRNOTAVAIL|cannot assign requested address|address already in use/i,
    low: 65_536,
    noun: 'is where local ports begin',
    causes: { 'ephemeral-port-exhaustion': 0.7 },
  },
  {
    of: /somaxconn|tcp_max_syn_backlog/,
    failure: /listen queue|SYN flood|connection refused|ECONNREFUSED/i,
    low: 1024,
    noun: 'is the longest accept queue',
    causes: { 'limit-too-low': 0.5, 'worker-starvation': 0.45 },
  },
];

/** `ulimit -a`, /proc/PID/limits and kernel settings. They say something only beside the failure that they explain. */
export const limits = defineFormat<LimitRow>({
  id: 'limits',
  row(line, _, asked) {
    const text = line.trim();
    const setting = /(max_user_\w+|somaxconn)\s*$/.exec(asked)?.[1];
    if (setting && /^\d{1,12}$/.test(text)) return { of: setting, soft: count(text) };
    const ulimit = /^([a-z][\w /()-]{4,40}?)\s+\((?:[\w-]{1,12}, )?-\w\)\s+(\d{1,12}|unlimited)$/.exec(text);
    if (ulimit) return { of: ulimit[1] ?? '', soft: count(ulimit[2]) };
    const proc = /^(Max [a-z -]{4,30}?)\s{2,}(\d{1,20}|unlimited)\s+(?:\d{1,20}|unlimited)\b/.exec(text);
    if (proc) return { of: proc[1] ?? '', soft: count(proc[2]) };
    const sysctl = /^(?:[a-z]{2,12}[./]){1,4}(max_user_\w+|ip_local_port_range|somaxconn|tcp_max_syn_backlog)\s*=\s*(\d{1,12})/.exec(text);
    return sysctl ? { of: sysctl[1] ?? '', soft: count(sysctl[2]) } : undefined;
  },
  judge: (blocks, text) => blocks.flatMap(({ rows }) => rows.map((row) => judgeLimit(row, text))),
});

function judgeLimit({ at, of, soft }: Row<LimitRow>, text: PastedLines): Draft | undefined {
  const found = LIMITS.find((limit) => limit.of.test(of) && soft <= limit.low && text.mentions(limit.failure));
  return found ? finding(at, `${soft} ${found.noun}`, found.causes) : undefined;
}

export const examples = (): readonly Example[] => [
  {
    title: 'limits alone',
    text: 'core file size          (blocks, -c) 0\nopen files                      (-n) 1024\nmax user processes              (-u) 63429',
    cause: null,
  },
  {
    title: 'the limit that the error is about',
    text: 'accept: too many open files\nLimit                     Soft Limit           Hard Limit           Units\nMax open files            1024                 4096                 files',
    cause: 'fd-leak',
    says: '1024 open files',
  },
  {
    title: 'watches',
    text: 'Error: ENOSPC: System limit for number of file watchers reached\nfs.inotify.max_user_watches = 8192',
    cause: 'inotify-watch-limit',
  },
];
