import { type Draft, defineFormat, type Example, finding, type Row } from './format.ts';
import { type Counted, isCounted, judgeCounts, judgeLimit, judgeRises, kindOf } from './judge-counts.ts';
import { count } from './quantity.ts';

/** `lsof -p 7 | wc -l gives 900`, in the middle of a sentence. */
const GAVE = /\b(?:wc -l|grep -c)\b[^=:→>]{0,40}?[`"']? ?(?:=>|->|→|[=:]|is|gives|says|returns|shows|prints)\s{1,3}(\d[\d,]{0,14})\b/;
/** What counts lines of a file: a log says how often something happened, not how many there are. */
const READS_FILE = /^(?:.{0,60}[$#>] +)?(?:sudo )?(?:awk|z?cat|[ez]?grep|cut|sed|sort|tail|head|wc)\b/;
/** A file that is no log: of the kernel, or what such a tool printed. */
const PRINTED = /\/proc\/|Thread\.State|\b(?:lsof|ss|netstat|ps|fds?)[\w-]{0,20}\.(?:txt|log|out)\b/;

/** `sort | uniq -c`, `awk '{s[$6]++}'`, a grouped SQL count, `wc -l`: a figure and what was counted, or the command that says so. */
export const counts = defineFormat<Counted>({
  id: 'counts',
  row(line, _, asked) {
    const isLog = READS_FILE.test(asked) && !PRINTED.test(asked);
    const counting =
      /\bwc -l|grep -\w*c\b|uniq -c|-o ?nlwp|\b(?:llen|xlen|zcard|scard|exim -bpc)\b|\.(?:length|count|size)\b|\blen(?:gth)?\(|_count\b|ulimit -\w*n|\bfind \/c|findstr|Measure-Object/i.test(
        asked,
      ) &&
      !isLog &&
      isCounted(asked)
        ? asked.trim()
        : undefined;
    const [, only] = /^\s*(?:\(integer\) )?(\d[\d,]{0,14})(?:\s+total)?$/.exec(line) ?? [];
    if (only) return counting ? { label: counting, count: count(only) } : undefined;
    const gave = GAVE.exec(line);
    const said = gave ? line.slice(Math.max(0, gave.index - 200), gave.index + gave[0].length) : '';
    if (gave && isCounted(said)) return { label: said, count: count(gave[1]) };
    const [, figure, after] = /^[\s|]*(\d[\d,]{0,14})[\s|│]+([^\s|│].{0,200})$/.exec(line) ?? [];
    const label = after?.replace(/[\s|│"]+$/, '') ?? '';
    // More cells than two are a row of a table.
    if (figure && label !== '' && !/[|│]/.test(label)) {
      const kind = kindOf(label);
      if (kind) return isLog && kind.each ? undefined : { label, count: count(figure) };
      return counting && /uniq -c|sort -\w*n/.test(asked) ? { label: counting, count: count(figure) } : undefined;
    }
    const [, before, last] = /^[\s|]*([^\d\s|]\S{0,120}(?: \S{1,40}){0,3}?)[\s|│:=]+(\d[\d,]{0,14})[\s|│]*$/.exec(line) ?? [];
    const name = before?.replace(/[\s|│:="]+$/, '');
    return last && name && isCounted(name) ? { label: name, count: count(last) } : undefined;
  },
  judge: (blocks) => [
    ...judgeLimit(blocks.flatMap((block) => block.rows)),
    ...blocks.flatMap((block) => judgeCounts(block.rows)),
    ...judgeRises(blocks.map((block) => block.rows)),
  ],
});

/** `ss -s` and /proc/net/sockstat: `TCP: 812 (estab 40, closed 700, orphaned 0, timewait 690)`, `TCP: inuse 27 orphan 1 tw 690 alloc 30`. */
export const socketSummary = defineFormat<{ readonly counted: readonly Counted[] }>({
  id: 'socket-summary',
  row(line) {
    if (!/^\s*(?:TCP:|TCP6:|sockets:|Total:|Transport|UDP|RAW|FRAG|INET)\s/.test(line)) return undefined;
    const counted = [...line.matchAll(/(?:^|[\s(,])([a-z-]{2,12}):? (\d{1,12})/g)].map(([, label = '', figure]) => ({ label, count: count(figure) }));
    return { counted };
  },
  judge: (blocks) =>
    blocks.flatMap(({ rows: found }) => {
      const all = found.flatMap(({ at, counted }) => counted.map((each) => ({ ...each, at })));
      return [...judgeCounts(all), ...unheld(all)];
    }),
});

/** Sockets that no connection belongs to any more, and that the process keeps: `closed` counts them, and those in TIME_WAIT. */
function unheld(all: readonly Row<Counted>[]): readonly Draft[] {
  const of = (name: string) => all.find(({ label }) => label === name);
  const [closed, open, waiting] = [of('closed') ?? of('alloc'), (of('estab') ?? of('inuse'))?.count ?? 0, (of('timewait') ?? of('tw'))?.count ?? 0];
  const kept = (closed?.count ?? 0) - waiting;
  return closed && kept >= 100 && kept >= 3 * open
    ? [finding(closed.at, `${kept} sockets are closed or were never connected, and the process keeps them`, { 'connection-leak': 0.7, 'fd-leak': 0.5 })]
    : [];
}

export const examples = (): readonly Example[] => [
  {
    title: 'states counted with uniq',
    text: "$ ss -tan | awk '{print $1}' | sort | uniq -c\n     12 LISTEN\n    140 ESTAB\n   2260 CLOSE-WAIT\n     31 TIME-WAIT",
    cause: 'connection-leak',
    says: '2260',
  },
  { title: 'states counted with awk, the name first', text: 'TIME_WAIT 27650\nESTABLISHED 211\nLISTEN 9', cause: 'ephemeral-port-exhaustion', says: '27650' },
  { title: 'healthy states', text: '  LISTEN 14\n  ESTABLISHED 180\n  TIME_WAIT 350\n  CLOSE_WAIT 2', cause: null },
  { title: 'lsof summed up by name', text: '   4811 /var/lib/app/cache.db\n     22 pipe\n     14 /usr/bin/app\n', cause: 'fd-leak', says: '4811' },
  { title: 'sessions of MySQL by command', text: '    190 Sleep\n      3 Query', cause: 'connection-leak' },
];
export const summaryExamples = (): readonly Example[] => [
  { title: 'ss -s', text: 'Total: 29321\nTCP:   29200 (estab 310, closed 28700, orphaned 2, timewait 28690)', cause: 'ephemeral-port-exhaustion' },
  {
    title: 'ss -s, sockets that nobody closed',
    text: 'Total: 4100\nTCP:   3200 (estab 41, closed 3120, orphaned 0, timewait 12)',
    cause: 'connection-leak',
    says: '3108',
  },
  {
    title: 'sockstat, sockets that nobody closed',
    text: 'sockets: used 41220\nTCP: inuse 412 orphan 0 tw 12 alloc 40812 mem 81',
    cause: 'connection-leak',
  },
  { title: 'sockstat at rest', text: 'sockets: used 412\nTCP: inuse 31 orphan 0 tw 90 alloc 44 mem 5', cause: null },
];
export const wordCountExamples = (): readonly Example[] => [
  { title: 'counted in a sentence', text: 'After a day `lsof -p 7 | wc -l` gives 48211', cause: 'fd-leak' },
  {
    title: 'counted each hour',
    text: '$ ls /proc/7/fd | wc -l\n130\n$ ls /proc/7/fd | wc -l\n260\n$ ls /proc/7/fd | wc -l\n395',
    cause: 'fd-leak',
    says: '130 to 395',
  },
  { title: 'counted descriptors', text: 'root@web-2:~# ls /proc/7712/fd | wc -l\n65021', cause: 'fd-leak', says: '65021' },
  {
    title: 'sockets counted each hour',
    text: '$ ls -l /proc/7/fd | grep socket | wc -l\n21\n$ ls -l /proc/7/fd | grep socket | wc -l\n48\n$ ls -l /proc/7/fd | grep socket | wc -l\n90',
    cause: 'connection-leak',
    says: '21 to 90',
  },
  {
    title: 'counted at each start, the same more every time',
    text: '$ lsof -p 7 | wc -l\n411\n$ lsof -p 7 | wc -l\n440\n$ lsof -p 7 | wc -l\n469',
    cause: 'fd-leak',
    says: '411 to 469',
  },
  {
    title: 'watches of each process',
    text: '$ for p in /proc/[0-9]*; do echo "$(cat $p/fdinfo/* | grep -c ^inotify) $(cat $p/comm)"; done | sort -rn | head -2\n65212 code\n41 systemd',
    cause: 'inotify-watch-limit',
  },
  { title: 'handles of Node.js', text: '> process._getActiveHandles().length\n8122', cause: 'event-listener-or-timer-leak', says: '8122' },
  { title: 'a few handles of Node.js', text: '> process._getActiveHandles().length\n12', cause: null },
  { title: 'processes of Erlang', text: '(shop@10.0.0.4)18> length(erlang:processes()).\n41220', cause: 'goroutine-explosion', says: '41220' },
  { title: 'the limit, and what is open', text: '$ ulimit -n\n1024\n$ ls /proc/7/fd | wc -l\n1019', cause: 'fd-leak', says: '1019 of 1024' },
  { title: 'the limit, and little that is open', text: '$ ulimit -n\n1024\n$ ls /proc/7/fd | wc -l\n119', cause: null },
  {
    title: 'states of threads',
    text: '     31    java.lang.Thread.State: BLOCKED (on object monitor)\n     12    java.lang.Thread.State: RUNNABLE\n     41    java.lang.Thread.State: WAITING (parking)',
    cause: 'worker-starvation',
    says: '31',
  },
  { title: 'counted zombies', text: '$ ps -ef | grep defunct | wc -l\n407', cause: 'zombie-process-leak' },
  { title: 'few of them', text: '$ lsof -p 44 | wc -l\n61', cause: null },
];
