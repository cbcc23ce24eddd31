import { parseProcTcp } from '../../probes/parse/proc-tcp.ts';
import type { SocketRow, TcpState } from '../../probes/probe.ts';
import { defineFormat, type Example } from './format.ts';
import { judgeSockets } from './judge-sockets.ts';

/** ss, netstat of Linux, BSD, macOS, busybox and Windows each spell the states their own way. */
const STATES: Readonly<Record<string, TcpState>> = {
  ESTAB: 'ESTABLISHED',
  ESTABLISHED: 'ESTABLISHED',
  SYNSENT: 'SYN_SENT',
  SYNRECV: 'SYN_RECV',
  SYNRECEIVED: 'SYN_RECV',
  FINWAIT1: 'FIN_WAIT1',
  FINWAIT2: 'FIN_WAIT2',
  TIMEWAIT: 'TIME_WAIT',
  CLOSED: 'CLOSE',
  CLOSEWAIT: 'CLOSE_WAIT',
  LASTACK: 'LAST_ACK',
  LISTEN: 'LISTEN',
  LISTENING: 'LISTEN',
  CLOSING: 'CLOSING',
};

export function tcpState(word: string | undefined): TcpState | undefined {
  return word && /^[A-Z]/.test(word) && word.length < 14 ? STATES[word.replace(/[-_]/g, '')] : undefined;
}

/** What somebody says of sockets that only ever get more. */
const GROWING =
  /\b(?:add(?:s|ing)? up|accumulat\w+|pil(?:e|es|ed|ing) up|(?:keeps?|only|never stops?) (?:on )?(?:grow|increas|ris)\w+|more and more|never (?:clos|go away|goes away|disappear)\w*)/i;

/** `host:port`, `host.port` of BSD, `*:*`; a size or a date is none. */
const ADDRESS = /^(?:\[?[\w.:*%-]{1,80}\]?[:.](?:\d{1,5}|\*|[a-z][\w-]{1,20}))$/;

export const sockets = defineFormat<SocketRow>({
  id: 'sockets',
  row(line, _, asked) {
    const words = line.trim().split(/\s+/, 14);
    if (/^\d+:$/.test(words[0] ?? '')) return parseProcTcp(line)[0];
    if (/^(?:State|Netid|Proto|Recv-Q)$/i.test(words[0] ?? '') && words.length > 3) return { head: words };
    const index = words.findIndex((word) => tcpState(word));
    // `ss state close-wait` leaves the column out.
    const only = /^\d{1,9}$/.test(words[0] ?? '') ? /\bstate ([a-z-]{5,11})/.exec(asked)?.[1] : undefined;
    const state = tcpState(words[index] ?? only?.toUpperCase());
    const ends = words.filter((word) => ADDRESS.test(word)).slice(0, 2);
    const [local, peer] = ends;
    if (!state || !local || !peer) return undefined;
    const [received] = words.slice(index < 0 ? 0 : index < 2 ? index + 1 : 1);
    return { state, local, peer, unread: /^\d{1,12}$/.test(received ?? '') ? Number(received) : 0 };
  },
  judge: (blocks, { cut, mentions }) =>
    judgeSockets(
      blocks.flatMap(({ rows }) => rows),
      cut,
      cut && mentions(GROWING),
    ),
});

const repeat = (times: number, line: (index: number) => string) => Array.from({ length: times }, (_, index) => line(index)).join('\n');

export const examples = (): readonly Example[] => [
  {
    title: 'ss of one state, which leaves its column out',
    text: `$ ss -tan state close-wait\nRecv-Q Send-Q Local Address:Port Peer Address:Port\n${repeat(4, (i) => `1 0 10.0.0.5:${44000 + i} 10.0.0.9:8080`)}`,
    cause: 'connection-leak',
  },
  {
    title: 'BSD, open connections to one peer and nothing else',
    text: repeat(8, (i) => `tcp4       0      0  10.0.1.5.${56800 + i * 9}    10.0.9.1.https     ESTABLISHED`),
    cause: 'connection-leak',
    says: '8 connections',
  },
  { title: 'a pool of connections to a database', text: repeat(10, (i) => `tcp 0 0 10.0.1.5:${56800 + i * 9} 10.0.9.1:5432 ESTABLISHED`), cause: null },
  {
    title: 'one row that stands for many',
    text: 'There are hundreds of these:\ntcp 1 0 10.0.0.5:44012 10.0.0.9:8080 CLOSE_WAIT 7/api',
    cause: 'connection-leak',
  },
  {
    title: 'netstat of Linux, filtered, sockets that the process did not close',
    text: `Here is what I see\n${repeat(12, (i) => `tcp 38 0 10.1.0.7:${42000 + i * 7} 10.1.9.9:443 CLOSE_WAIT 411/api`)}`,
    cause: 'connection-leak',
    says: '12 sockets',
  },
  {
    title: 'ss with its header, visitors on one port only',
    text: `State  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0 128 *:8080 *:*\n${repeat(60, (i) => `ESTAB 0 0 10.0.0.1:8080 10.2.${i}.4:${40000 + i}`)}`,
    cause: null,
  },
  {
    title: 'netstat of macOS, addresses joined by dots',
    text: repeat(4, (i) => `tcp4       0      0  192.168.1.20.${52000 + i}     17.5.7.9.443           CLOSE_WAIT`),
    cause: 'connection-leak',
  },
  {
    title: 'netstat of Windows, no answer from one host',
    text: repeat(9, (i) => `  TCP    10.0.0.4:${50100 + i}       10.9.9.1:1433          SYN_SENT        1180`),
    cause: 'dependency-unreachable',
    says: '9 connections',
  },
  {
    title: 'ports used up towards one destination',
    text: repeat(40, (i) => `tcp        0      0 10.0.0.4:${33000 + i}   10.9.9.2:6379      TIME_WAIT   -`),
    cause: 'ephemeral-port-exhaustion',
  },
  {
    title: 'waiting sockets on the side that was dialled use up no ports',
    text: repeat(40, (i) => `tcp        0      0 10.0.0.4:80   10.9.${i}.2:${40000 + i}      TIME_WAIT   -`),
    cause: null,
  },
  {
    title: 'one program that dials another on the same machine',
    text: repeat(9, (i) => `  TCP    10.0.0.4:9090   10.0.0.4:${50200 + i}   TIME_WAIT   0`),
    cause: 'ephemeral-port-exhaustion',
  },
  {
    title: '/proc/net/tcp',
    text: `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n${repeat(6, (i) => `   ${i}: 0100007F:${(40000 + i).toString(16).toUpperCase()} 0200000A:01BB 08 00000000:00000001 00:00000000 00000000  1000        0 9${i}1 1 0000000000000000`)}`,
    cause: 'connection-leak',
  },
  {
    title: 'a full accept queue',
    text: 'State  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 129    128    0.0.0.0:9000       0.0.0.0:*',
    cause: 'worker-starvation',
    says: '129 connections',
  },
];
