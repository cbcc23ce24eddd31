import type { SocketRow, TcpState } from '../probe.ts';

const STATES: ReadonlySet<string> = new Set([
  'ESTABLISHED',
  'SYN_SENT',
  'SYN_RECV',
  'FIN_WAIT1',
  'FIN_WAIT2',
  'TIME_WAIT',
  'CLOSE',
  'CLOSE_WAIT',
  'LAST_ACK',
  'LISTEN',
  'CLOSING',
]);

/** The TCP rows of net-tools' `netstat -antpW` that belong to the process; the program name may hold spaces, the pid comes first. */
export function parseNetstat(text: string, pid: number): readonly SocketRow[] {
  return text.split('\n').flatMap((line) => {
    const [protocol, unread, , local, peer, state, program] = line.trim().split(/\s+/);
    if (!protocol?.startsWith('tcp') || !local || !peer || !STATES.has(state ?? '') || !program?.startsWith(`${pid}/`)) return [];
    return [{ local, peer, state: state as TcpState, unread: Number(unread) }];
  });
}
