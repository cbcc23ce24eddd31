import { answerTo, file, readingsAt, textOf, unanswered } from './answers.ts';
import { namespaceLinks, readWhereItIs, textWhereItIs } from './namespaces.ts';
import { addressInWords, portOf, type RawTcpRow, tcpTableOf } from './parse/proc-tcp.ts';
import type { Collected, ProbeContext, ProbeResult, ProcessProbe, Request } from './probe.ts';

const RANGE = file('/proc/sys/net/ipv4/ip_local_port_range');
const RESERVED = file('/proc/sys/net/ipv4/ip_local_reserved_ports');
/** Sockets of the namespace above which the tables are not read: 2 µs each. */
const MOST_SOCKETS = 50_000;

/** A process that is not in our network namespace, with one connection in TIME_WAIT. */
const ELSEWHERE: ProcessProbe['examples'][number]['collected'] = {
  'file /proc/7/net/sockstat': { status: 'ok', kind: 'file', text: 'sockets: used 3\nTCP: inuse 0 orphan 0 tw 1 alloc 1 mem 0\n' },
  'links /proc/7/ns net ipc pid': { status: 'ok', kind: 'links', total: 3, targets: [{ name: 'net', target: 'net:[4026532291]' }] },
  'links /proc/self/ns net ipc pid': { status: 'ok', kind: 'links', total: 3, targets: [{ name: 'net', target: 'net:[4026531833]' }] },
  'file /proc/7/net/tcp': {
    status: 'ok',
    kind: 'file',
    text: [
      '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
      '   0: 0100007F:9C40 0100007F:1F90 06 00000000:00000000 03:00000F2C 00000000     0        0 0 3 0000000000000000',
      '',
    ].join('\n'),
  },
  'file /proc/7/net/tcp6': { status: 'missing', detail: 'no such file' },
};

export const portsProbe: ProcessProbe = {
  id: 'ports',
  title: 'Local ports in use to each destination, from the network namespace of the process',
  way: 'proc',
  gives: ['sockets.time_wait', 'ports.top_peer_share', 'ports.in_time_wait_share', 'listen.overflows'],
  cost: '4 µs for each socket of the network namespace, 50,000 at most',
  privilege: 'owner of the process or root, to know that its network namespace is the one looked at; root where it is another one',
  later: [
    'read /proc/PID/net/tcp and /proc/PID/net/tcp6',
    'run nsenter --net=/proc/PID/ns/net cat FILE for the range, when the process is in another network namespace',
  ],
  plan(context, collected) {
    if (collected.size === 0) return [sockstat(context), netstat(context), ...namespaceLinks(context)];
    const sockets = socketsIn(textOf(collected, sockstat(context)));
    const few = sockets !== undefined && sockets <= MOST_SOCKETS;
    return unanswered(collected, [...readWhereItIs(context, collected, 'net', [RANGE, RESERVED]), ...(few ? tables(context) : [])]);
  },
  read(context, collected): ProbeResult {
    const overflows = column(textOf(collected, netstat(context)), 'ListenOverflows');
    const counted = readingsAt(context, { 'listen.overflows': overflows });
    const sockets = socketsIn(textOf(collected, sockstat(context)));
    if (sockets !== undefined && sockets > MOST_SOCKETS)
      return { readings: counted, status: 'ok', coverage: `local ports are counted by destination up to ${MOST_SOCKETS} sockets` };
    // A kernel without IPv6 has no tcp6; any other failure would count its sockets as none.
    const failed = tables(context)
      .map((request) => answerTo(collected, request))
      .find(({ status }, i) => status !== 'ok' && !(i === 1 && status === 'missing'));
    if (failed) return { readings: counted, status: 'ok', coverage: 'the sockets of its network namespace could not be read' };
    const range = portRange(context, collected);
    const top = busiestDestination(
      tables(context).flatMap((request) => tcpTableOf(answerTo(collected, request))),
      range,
    );
    return {
      readings: [
        ...counted,
        { id: 'sockets.time_wait', value: top.waiting, at: context.at, ...named(top.waitingFor) },
        ...(range ? [{ id: 'ports.top_peer_share' as const, value: (100 * top.used) / range.count, at: context.at, ...named(top.peer) }] : []),
        ...(range && top.used > 0
          ? [{ id: 'ports.in_time_wait_share' as const, value: (100 * top.usedWaiting) / top.used, at: context.at, ...named(top.peer) }]
          : []),
      ],
      status: 'ok',
      ...(range ? {} : { coverage: 'the range of local ports of its network namespace is not known from here' }),
    };
  },
  examples: [
    {
      title: 'three ports to one destination, two of them in TIME_WAIT; a listener and its own TIME_WAIT do not count',
      pid: 7,
      collected: {
        'file /proc/7/net/sockstat': { status: 'ok', kind: 'file', text: 'sockets: used 66\nTCP: inuse 2 orphan 0 tw 3 alloc 1 mem 0\nUDP: inuse 0 mem 0\n' },
        'file /proc/7/net/netstat': {
          status: 'ok',
          kind: 'file',
          text: 'TcpExt: TW ListenOverflows ListenDrops\nTcpExt: 42 5 6\nIpExt: InNoRoutes\nIpExt: 0\n',
        },
        'file /proc/sys/net/ipv4/ip_local_port_range': { status: 'ok', kind: 'file', text: '36000\t36009\n' },
        'file /proc/sys/net/ipv4/ip_local_reserved_ports': { status: 'ok', kind: 'file', text: '36005,36008-36010\n' },
        'links /proc/7/ns net ipc pid': { status: 'ok', kind: 'links', total: 3, targets: [{ name: 'net', target: 'net:[4026531833]' }] },
        'links /proc/self/ns net ipc pid': { status: 'ok', kind: 'links', total: 3, targets: [{ name: 'net', target: 'net:[4026531833]' }] },
        'file /proc/7/net/tcp': {
          status: 'ok',
          kind: 'file',
          text: [
            '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
            '   0: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 103 1 0000000000000000 100 0 0 10 0',
            '   1: 0100007F:1F90 0100007F:8CA3 06 00000000:00000000 03:00000F2C 00000000     0        0 0 3 0000000000000000',
            '   2: 0100007F:8CA0 3201000A:01BB 06 00000000:00000000 03:00000F2C 00000000     0        0 0 3 0000000000000000',
            '   3: 0100007F:8CA1 3201000A:01BB 06 00000000:00000000 03:00000F2D 00000000     0        0 0 3 0000000000000000',
            '   4: 0100007F:8CA2 3201000A:01BB 01 00000000:00000000 00:00000000 00000000     0        0 900 1 0000000000000000 20 0 0 10 -1',
            '',
          ].join('\n'),
        },
        'file /proc/7/net/tcp6': { status: 'missing', detail: 'no such file' },
      },
      readings: { 'sockets.time_wait': 2, 'ports.top_peer_share': (100 * 3) / 7, 'ports.in_time_wait_share': (100 * 2) / 3, 'listen.overflows': 5 },
    },
    {
      title: 'a process in a network namespace of its own: the range is read there',
      pid: 7,
      collected: {
        ...ELSEWHERE,
        'nsenter --net=/proc/7/ns/net cat /proc/sys/net/ipv4/ip_local_port_range': { status: 'ok', kind: 'command', text: '40000\t40009\n' },
        'nsenter --net=/proc/7/ns/net cat /proc/sys/net/ipv4/ip_local_reserved_ports': { status: 'ok', kind: 'command', text: '\n' },
      },
      readings: { 'sockets.time_wait': 1, 'ports.top_peer_share': 10, 'ports.in_time_wait_share': 100 },
    },
    {
      title: 'the same, for whoever may not enter it: counts without a share',
      pid: 7,
      collected: {
        ...ELSEWHERE,
        'nsenter --net=/proc/7/ns/net cat /proc/sys/net/ipv4/ip_local_port_range': {
          status: 'not-permitted',
          detail: "nsenter: reassociate to namespace 'ns/net' failed: Operation not permitted",
        },
      },
      readings: { 'sockets.time_wait': 1 },
    },
  ],
};

const sockstat = ({ pid }: ProbeContext): Request => file(`/proc/${pid}/net/sockstat`);
const netstat = ({ pid }: ProbeContext): Request => file(`/proc/${pid}/net/netstat`);
const tables = ({ pid }: ProbeContext): readonly Request[] => [file(`/proc/${pid}/net/tcp`), file(`/proc/${pid}/net/tcp6`)];
const named = (of: string | undefined) => (of === undefined ? {} : { of });

function socketsIn(text: string | undefined): number | undefined {
  const match = /^TCP: inuse (\d+) orphan (\d+) tw (\d+)/m.exec(text ?? '');
  return match ? Number(match[1]) + Number(match[2]) + Number(match[3]) : undefined;
}

/** A counter of /proc/PID/net/netstat by the name in the line above it: newer kernels add columns. */
function column(text: string | undefined, name: string): number | undefined {
  const lines = text?.split('\n') ?? [];
  for (const [i, line] of lines.entries()) {
    const at = line.split(' ').indexOf(name);
    const value = at < 0 ? '' : (lines[i + 1]?.split(' ')[at] ?? '');
    if (/^\d{1,19}$/.test(value)) return Number(value);
  }
  return undefined;
}

interface PortRange {
  readonly from: number;
  readonly to: number;
  /** Ports left without the reserved ones. */
  readonly count: number;
}

function portRange(context: ProbeContext, collected: Collected): PortRange | undefined {
  const text = (wanted: Request) => (textWhereItIs(context, collected, 'net', wanted) ?? '').trim();
  const [from = Number.NaN, to = Number.NaN] = text(RANGE).split(/\s+/).map(Number);
  if (!(from > 0 && to >= from && to < 65_536)) return undefined;
  const reserved = text(RESERVED)
    .split(',')
    .reduce((sum, part) => {
      const [first = Number.NaN, last = first] = part.split('-').map(Number);
      // What is no number adds nothing.
      return first <= to && last >= from ? sum + Math.min(to, last) - Math.max(from, first) + 1 : sum;
    }, 0);
  return { from, to, count: Math.max(1, to - from + 1 - reserved) };
}

interface Busiest {
  readonly peer?: string;
  readonly used: number;
  readonly usedWaiting: number;
  readonly waitingFor?: string;
  readonly waiting: number;
}

/** One destination, whether it was reached over an IPv4 socket or over one that knows both. */
const unmapped = (hex: string) => (hex.startsWith('0000000000000000FFFF0000') ? hex.slice(24) : hex);

/** A local port is taken once for each local address and destination; those of listeners are not from the range. */
function busiestDestination(rows: readonly RawTcpRow[], range: PortRange | undefined): Busiest {
  const listening = new Set(rows.filter(({ state }) => state === 'LISTEN').map(({ local }) => portOf(local)));
  // First by the local address, of which there are few: keys put together would take longer than all the rest.
  const byHost = new Map<string, Map<string, { peer: string; used: number; waiting: number }>>();
  for (const { local, peer, state } of rows) {
    const port = portOf(local);
    if (state === 'LISTEN' || listening.has(port) || (range && (port < range.from || port > range.to))) continue;
    const host = unmapped(local).slice(0, -5);
    const counts = byHost.get(host) ?? new Map<string, { peer: string; used: number; waiting: number }>();
    if (counts.size === 0) byHost.set(host, counts);
    const count = counts.get(unmapped(peer)) ?? { peer, used: 0, waiting: 0 };
    if (count.used++ === 0) counts.set(unmapped(peer), count);
    if (state === 'TIME_WAIT') count.waiting++;
  }
  const all = [...byHost.values()].flatMap((counts) => [...counts.values()]);
  const most = (key: 'used' | 'waiting') =>
    all.reduce<(typeof all)[number] | undefined>((top, each) => (top === undefined || each[key] > top[key] ? each : top), undefined);
  const [top, churned] = [most('used'), most('waiting')];
  return {
    used: top?.used ?? 0,
    usedWaiting: top?.waiting ?? 0,
    waiting: churned?.waiting ?? 0,
    ...(top ? { peer: addressInWords(top.peer) } : {}),
    ...(churned && churned.waiting > 0 ? { waitingFor: addressInWords(churned.peer) } : {}),
  };
}
