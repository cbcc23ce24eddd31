import { answerTo, textOf, unanswered } from './answers.ts';
import { parseNetstat } from './parse/netstat.ts';
import { parseSs } from './parse/ss.ts';
import type { ProbeResult, ProcessProbe, Request, SocketRow } from './probe.ts';

export const portableSocketsProbe: ProcessProbe = {
  id: 'portable-sockets',
  title: 'TCP sockets of the process by ss, or by netstat where ss is missing; only asked when lsof gave none',
  way: 'portable',
  gives: [
    'sockets.tcp',
    'sockets.close_wait',
    'sockets.established',
    'sockets.outbound',
    'sockets.unread',
    'sockets.unlisted',
    'sockets.unclosed',
    'sockets.top_peer_share',
    'sockets.persistence',
  ],
  cost: 'ss with owners: 12 µs for each socket of the host, and it reads the descriptors of every process',
  privilege: 'owner of the process or root',
  later: ['run ss -Htanp, when lsof did not answer', 'run netstat -antpW, when ss did not answer'],
  plan({ pid }, collected) {
    if (collected.size === 0) return [];
    const lsof = [...collected].find(([key]) => key.startsWith('lsof ') && key.endsWith(` ${pid}`))?.[1];
    if (lsof?.status === 'ok') return [];
    return answerTo(collected, SS).status === 'ok' ? [] : unanswered(collected, collected.has(SS.argv.join(' ')) ? [NETSTAT] : [SS]);
  },
  read({ pid }, collected) {
    const [ss, netstat] = [textOf(collected, SS), textOf(collected, NETSTAT)];
    if (ss !== undefined) return unlessHidden(parseSs(ss, pid), /^(?!TIME-WAIT|.*\busers:\().+/m.test(ss));
    if (netstat !== undefined) return unlessHidden(parseNetstat(netstat, pid), /^tcp(?!.*TIME_WAIT).* -\s*$/m.test(netstat));
    const asked = collected.has(SS.argv.join(' '));
    const answer = answerTo(collected, NETSTAT);
    return asked && answer.status !== 'ok'
      ? { readings: [], status: answer.status, coverage: `neither ss nor netstat answered: ${answer.detail}` }
      : { readings: [], status: 'ok' };
  },
  examples: [
    {
      title: 'ss: only the rows of the process, whatever another one calls itself',
      pid: 7,
      collected: {
        'ss -Htanp': {
          status: 'ok',
          kind: 'command',
          text: [
            'LISTEN     0 128 0.0.0.0:8080   0.0.0.0:*        users:(("api",pid=7,fd=5))',
            'CLOSE-WAIT 1 0   10.0.0.2:50082 10.0.1.50:443    users:(("api",pid=7,fd=9))',
            'ESTAB      0 0   10.0.0.2:50083 10.0.1.51:5432   users:(("pid=7,",pid=8,fd=9))',
            '',
          ].join('\n'),
        },
      },
      readings: { 'sockets.tcp': 1, 'sockets.close_wait': 1, 'sockets.outbound': 1, 'sockets.established': 0 },
    },
    {
      title: 'netstat, where ss is missing',
      pid: 7,
      collected: {
        'ss -Htanp': { status: 'missing', detail: 'ss is not installed' },
        'netstat -antpW': {
          status: 'ok',
          kind: 'command',
          text: 'Active Internet connections (servers and established)\nProto Recv-Q Send-Q Local Address Foreign Address State PID/Program name\ntcp 1 0 10.0.0.2:50082 10.0.1.50:443 CLOSE_WAIT 7/payment api\ntcp 0 0 10.0.0.2:50083 10.0.1.50:443 ESTABLISHED 70/other\n',
        },
      },
      readings: { 'sockets.tcp': 1, 'sockets.close_wait': 1, 'sockets.outbound': 1 },
    },
    {
      title: 'without the right to see owners, no row is no zero',
      pid: 7,
      collected: { 'ss -Htanp': { status: 'ok', kind: 'command', text: 'CLOSE-WAIT 1 0 10.0.0.2:50082 10.0.1.50:443\n' } },
      readings: {},
      status: 'not-permitted',
    },
  ],
};

/** Both tools leave the owner out where they may not see it: no row of its own is then no proof that it has none. */
function unlessHidden(sockets: readonly SocketRow[], ownersMissing: boolean): ProbeResult {
  if (sockets.length > 0 || !ownersMissing) return { readings: [], sockets, status: 'ok' };
  return { readings: [], status: 'not-permitted', coverage: 'whose some of the sockets are may only be read by their owner and root: run with sudo' };
}

const SS = { kind: 'command', argv: ['ss', '-Htanp'] } as const satisfies Request;
const NETSTAT = { kind: 'command', argv: ['netstat', '-antpW'] } as const satisfies Request;
