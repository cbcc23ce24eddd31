import type { SocketRow } from '../../probes/probe.ts';
import { type Draft, defineFormat, type Example, finding, type Row } from './format.ts';
import { judgeFiles, type OpenFile } from './judge-files.ts';
import { judgeSockets } from './judge-sockets.ts';
import { bytes, shown } from './quantity.ts';
import { tcpState } from './sockets.ts';

interface LsofRow extends OpenFile {
  readonly socket?: SocketRow;
}

const DESCRIPTOR = /^(?:\*?\d{1,7}[a-zA-Z-]{0,3}|cwd|rtd|txt|mem|DEL|NOFD|ltx|mmap|jld)$/;
const TYPES =
  /^(?:REG|VREG|DIR|VDIR|CHR|VCHR|BLK|FIFO|VFIFO|PIPE|IPv[46]|inet|unix|UNIX|sock|raw|pack|netlink|a_inode|KQUEUE|PSXSHM|PSXSEM|LINK|systm|unknown|0000|DEL)$/;

export const lsof = defineFormat<LsofRow>({
  id: 'lsof',
  row(line) {
    const words = line.trim().split(/\s+/, 40);
    if (words[0] === 'COMMAND' && words[1] === 'PID' && words.includes('FD')) return { head: words };
    // COMMAND PID [TID [TASKCMD]] USER FD TYPE …: where the type stands tells where the rest does.
    const at = words.findIndex((word, index) => index >= 3 && index <= 8 && TYPES.test(word) && DESCRIPTOR.test(words[index - 1] ?? ''));
    const type = words[at] ?? '';
    if (at < 0 || !/^\d+$/.test(words[1] ?? '')) return undefined;
    const rest = words.slice(at + 1);
    const name = rest
      .slice(
        Math.max(
          0,
          rest.findIndex((word, index) => index > 0 && /^(?:\/|TCP|UDP|pipe|\[|inotify|protocol:|can't|socket|anon_inode|type=)/.test(word)),
        ),
      )
      .join(' ');
    return {
      kind: kindOf(type, name),
      name,
      process: words[1] ?? '',
      deleted: (/\(deleted\)/.test(name) || type === 'DEL') && !name.startsWith('/memfd:') && !name.startsWith('/dev/'),
      size: bytes(rest[1]),
      descriptor: descriptorOf(words[at - 1] ?? ''),
      ...socketOf(name),
    };
  },
  judge(blocks, { cut }) {
    const rows = blocks.flatMap((block) => block.rows);
    const files = rows.filter(({ socket }) => !socket);
    const tcp = rows.flatMap(({ at, socket }): Row<SocketRow>[] => (socket ? [{ ...socket, at }] : []));
    const excerpt = blocks.every(({ head }) => !head);
    const states = judgeSockets(tcp, cut || excerpt);
    // What the states of the sockets say is more than that they are sockets.
    return [...judgeFiles(states.length > 0 ? files : rows, excerpt), ...states, reopened(blocks.map((block) => block.rows))];
  },
});

/** Looks of one process: what is open more often in the last than in the first was opened again and not closed. */
function reopened(looks: readonly (readonly Row<LsofRow>[])[]): Draft | undefined {
  const [first = [], last = []] = [looks[0], looks.at(-1)];
  const times = (rows: readonly Row<LsofRow>[], name: string) => rows.filter((row) => row.name === name && row.process === first[0]?.process).length;
  const more = last.find(({ name, kind }) => kind === 'file' && times(last, name) > Math.max(1, times(first, name)) && times(first, name) > 0);
  return looks.length > 1 && last.length > first.length && more
    ? finding(more.at, `${shown(more.name)} was open ${times(first, more.name)} times, and later ${times(last, more.name)} times`, {
        'fd-leak': 0.75,
        'event-listener-or-timer-leak': 0.4,
      })
    : undefined;
}

/** `17u`; `*040u` is one that begins with more digits than the column has room for. */
function descriptorOf(column: string): number {
  return column.startsWith('*') ? Number.POSITIVE_INFINITY : Number.parseInt(column, 10);
}

function kindOf(type: string, name: string): OpenFile['kind'] {
  if (/identify protocol|^protocol:/.test(name) && type.startsWith('sock')) return 'unidentified';
  if (/^(?:IPv|inet|unix$|sock|raw|pack|netlink)/i.test(type)) return 'socket';
  if (/^(?:FIFO|PIPE|VFIFO)/.test(type)) return 'pipe';
  if (/inotify/.test(name)) return 'inotify';
  if (type === 'KQUEUE' || /event|timerfd|pidfd|signalfd/.test(name)) return 'event';
  return /REG|DIR|DEL/.test(type) ? 'file' : 'other';
}

function socketOf(name: string): { readonly socket?: SocketRow } {
  const [, local, peer, word] = /^TCP (\S{1,200}?)(?:->(\S{1,200}))? \((\w+)\)/.exec(name) ?? [];
  const state = tcpState(word);
  return local && state ? { socket: { local, peer: peer ?? '*:*', state, unread: 0 } } : {};
}

const repeat = (times: number, line: (index: number) => string) => Array.from({ length: times }, (_, index) => line(index)).join('\n');
const HEADER = 'COMMAND   PID   USER   FD   TYPE  DEVICE SIZE/OFF   NODE NAME';

export const examples = (): readonly Example[] => [
  {
    title: 'the same log again and again',
    text: `${HEADER}\n${repeat(312, (i) => `node 4117 app ${20 + i}w REG 259,1 11820 52${i} /srv/api/audit.log`)}\nnode 4117 app 3u IPv4 9211 0t0 TCP *:3000 (LISTEN)`,
    cause: 'fd-leak',
    says: '312 of 313',
  },
  {
    title: 'the same folder once more after a change',
    text: '$ lsof -c node\nnode 7543 ann cwd DIR 1,2 272 3629 /srv/app\nnode 7543 ann 8r DIR 1,2 136 3630 /srv/app/src\n$ touch src/a.js\n$ lsof -c node\nnode 7543 ann cwd DIR 1,2 272 3629 /srv/app\nnode 7543 ann 8r DIR 1,2 136 3630 /srv/app/src\nnode 7543 ann 9r DIR 1,2 136 3630 /srv/app/src',
    cause: 'fd-leak',
    says: '2 times',
  },
  {
    title: 'two looks at a healthy process',
    text: '$ lsof -c node\nnode 7543 ann cwd DIR 1,2 272 3629 /srv/app\nnode 7543 ann 8r DIR 1,2 136 3630 /srv/app/src\n$ lsof -c node\nnode 7543 ann cwd DIR 1,2 272 3629 /srv/app\nnode 7543 ann 8r DIR 1,2 136 3630 /srv/app/src',
    cause: null,
  },
  {
    title: 'a healthy process',
    text: `${HEADER}\nnginx 12 www cwd DIR 8,1 4096 2 /\nnginx 12 www mem REG 8,1 2030 11 /lib/libc.so\nnginx 12 www 0u CHR 1,3 0t0 4 /dev/null\nnginx 12 www 4w REG 8,1 9000 77 /var/log/nginx/access.log\nnginx 12 www 6u IPv4 1123 0t0 TCP *:80 (LISTEN)`,
    cause: null,
  },
  {
    title: 'macOS, sockets that the process did not close',
    text: repeat(7, (i) => `Python 9121 ann ${30 + i}u IPv4 0xecdb8f01d2a${i} 0t0 TCP 10.0.1.5:${61000 + i}->10.0.9.1:https (CLOSE_WAIT)`),
    cause: 'connection-leak',
    says: '7 sockets',
  },
  {
    title: 'one deleted log that holds the disk',
    text: `${HEADER}\njava 811 svc 21w REG 253,0 41230000128 1311 /opt/app/server.log (deleted)`,
    cause: 'disk-full-deleted-open-files',
    says: '38.4 GB',
  },
  {
    title: 'small scratch files that one process forgot',
    text: repeat(9, (i) => `ruby 77 root ${40 + i}u REG 8,1 20${i}4 91${i} /tmp/upload-2024-${i} (deleted)`),
    cause: 'fd-leak',
  },
  {
    title: 'sockets without a protocol',
    text: repeat(8, (i) => `java 31 svc ${400 + i}u sock 0,7 0t0 88${i}1 can't identify protocol`),
    cause: 'connection-leak',
  },
  {
    title: 'descriptors that are too long for their column',
    text: repeat(3, (i) => `runner 61 88 runner root *04${i}u REG 0,12 11 775${i} /srv/a${i}.bin`),
    cause: 'fd-leak',
    says: 'five digits',
  },
  {
    title: 'with columns for tasks',
    text: repeat(25, (i) => `worker 61 88 tokio-run root ${9 + i}r FIFO 0,12 0t0 775${i} pipe`),
    cause: 'fd-leak',
    says: 'pipes',
  },
];
