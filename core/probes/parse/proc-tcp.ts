import type { SocketRow, TcpState } from '../probe.ts';

/** States of /proc/net/tcp by their hexadecimal number (include/net/tcp_states.h). */
const STATES: Readonly<Record<string, TcpState>> = {
  '01': 'ESTABLISHED',
  '02': 'SYN_SENT',
  '03': 'SYN_RECV',
  '04': 'FIN_WAIT1',
  '05': 'FIN_WAIT2',
  '06': 'TIME_WAIT',
  '07': 'CLOSE',
  '08': 'CLOSE_WAIT',
  '09': 'LAST_ACK',
  '0A': 'LISTEN',
  '0B': 'CLOSING',
  '0C': 'SYN_RECV',
};

/** Rows of /proc/PID/net/tcp and tcp6; a row of unknown shape is passed over. */
export function parseProcTcp(text: string): readonly (SocketRow & { readonly inode: string })[] {
  return text.split('\n').flatMap((line) => {
    const [, local, peer, st, queues, , , , , inode] = line.trim().split(/\s+/);
    const state = STATES[st?.toUpperCase() ?? ''];
    if (!local?.includes(':') || !peer || !state || !queues || !inode) return [];
    return [{ local: address(local), peer: address(peer), state, unread: Number.parseInt(queues.split(':')[1] ?? '0', 16), inode }];
  });
}

/** `0100007F:1F90` → `127.0.0.1:8080`: the address in host byte order by words, the port as it is. */
function address(hex: string): string {
  const [host = '', port = '0'] = hex.split(':');
  const bytes = (host.match(/.{8}/g) ?? []).flatMap((word) => (word.match(/../g) ?? []).reverse().map((byte) => Number.parseInt(byte, 16)));
  const number = Number.parseInt(port, 16);
  if (bytes.length === 4) return `${bytes.join('.')}:${number}`;
  if (bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255) return `${bytes.slice(12).join('.')}:${number}`;
  const groups = Array.from({ length: 8 }, (_, i) => (((bytes[2 * i] ?? 0) << 8) | (bytes[2 * i + 1] ?? 0)).toString(16));
  return `[${groups.join(':').replace(/(^|:)0(:0)+(:|$)/, '::')}]:${number}`;
}
