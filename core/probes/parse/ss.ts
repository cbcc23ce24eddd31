import type { SocketRow, TcpState } from '../probe.ts';

const STATES: Readonly<Record<string, TcpState>> = {
  ESTAB: 'ESTABLISHED',
  'SYN-SENT': 'SYN_SENT',
  'SYN-RECV': 'SYN_RECV',
  'FIN-WAIT-1': 'FIN_WAIT1',
  'FIN-WAIT-2': 'FIN_WAIT2',
  'TIME-WAIT': 'TIME_WAIT',
  UNCONN: 'CLOSE',
  'CLOSE-WAIT': 'CLOSE_WAIT',
  'LAST-ACK': 'LAST_ACK',
  LISTEN: 'LISTEN',
  CLOSING: 'CLOSING',
};

/**
 * The rows of `ss -Htanp` that belong to the process. The state column is always there because no state is filtered.
 * The name in the last column is the process's own choice and may hold anything, so only `pid=N,fd=M)` that ends an
 * owner counts.
 */
export function parseSs(text: string, pid: number): readonly SocketRow[] {
  const owner = new RegExp(`,pid=${pid},fd=\\d+\\)(?:,\\("|\\)\\s*$)`);
  return text.split('\n').flatMap((line) => {
    const [name, unread, , local, peer] = line.trim().split(/\s+/);
    const state = STATES[name ?? ''];
    if (!state || !local || !peer || !owner.test(line)) return [];
    return [{ local: local.replace(/%[^:\]]+/, ''), peer, state, unread: Number(unread) }];
  });
}
