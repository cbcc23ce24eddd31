import type { ProbeExample } from './probe.ts';
import type { Answer } from './request.ts';

const HEADER = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';
const namespace = (target: string): Answer => ({ status: 'ok', kind: 'links', total: 3, targets: [{ name: 'net', target }] });
const file = (...lines: readonly string[]): Answer => ({ status: 'ok', kind: 'file', text: [HEADER, ...lines, ''].join('\n') });

/** A process with three sockets to 10.0.1.50: its rows of the table, in our network namespace unless told otherwise. */
const withSockets = (rows: readonly string[], net = 'net:[1]'): Record<string, Answer> => ({
  'links /proc/7/fd': {
    status: 'ok',
    kind: 'links',
    total: 3,
    targets: ['socket:[101]', 'socket:[102]', 'socket:[103]'].map((target, i) => ({ name: String(i), target })),
  },
  'links /proc/7/ns net ipc pid': namespace(net),
  'links /proc/self/ns net ipc pid': namespace('net:[1]'),
  ...(net === 'net:[1]' ? { 'file /proc/7/net/tcp': file(...rows), 'file /proc/7/net/tcp6': { status: 'missing', detail: 'no such file' } } : {}),
});

const row = (i: number, port: string, state: string): string =>
  `   ${i}: 0100007F:8CA${i} 3201000A:${port} ${state} 00000000:00000000 00:00000000 00000000     0        0 10${i + 1} 1 0000000000000000 20 0 0 10 -1`;

export const PEER_EXAMPLES: readonly ProbeExample[] = [
  {
    title: 'two connects to PostgreSQL without an answer go before an open connection elsewhere: refused',
    pid: 7,
    collected: {
      ...withSockets([row(0, '1538', '02'), row(1, '1538', '02'), row(2, '01BB', '01')]),
      'connect 10.0.1.50:5432 postgres': { status: 'ok', kind: 'peer', became: 'refused' },
    },
    readings: { 'peer.answers': 'no' },
  },
  {
    title: 'a server whose kernel takes the connection, and which never shakes hands',
    pid: 7,
    collected: {
      ...withSockets([row(0, '01BB', '01')]),
      'connect 10.0.1.50:443 tls': { status: 'ok', kind: 'peer', became: 'silent' },
    },
    readings: { 'peer.answers': 'no' },
  },
  {
    title: 'one that greets',
    pid: 7,
    collected: {
      ...withSockets([row(0, '0CEA', '01')]),
      'connect 10.0.1.50:3306 greeting': { status: 'ok', kind: 'peer', became: 'spoke' },
    },
    readings: { 'peer.answers': 'yes' },
  },
  {
    title: 'silence at a port where nobody knows what is spoken is no answer',
    pid: 7,
    collected: {
      ...withSockets([row(0, '1F90', '01')]),
      'connect 10.0.1.50:8080 none': { status: 'ok', kind: 'peer', became: 'silent' },
    },
    readings: {},
  },
  { title: 'a process of another network is not asked about from ours', pid: 7, collected: withSockets([], 'net:[2]'), readings: {} },
];
