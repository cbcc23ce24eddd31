import type { SocketRow, TcpState } from '../probe.ts';
import type { Answer } from '../request.ts';

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

/** A row with its addresses as the kernel writes them: most rows are somebody else's and need not be put into words. */
export interface RawTcpRow {
  /** `0100007F:1F90`. */
  readonly local: string;
  readonly peer: string;
  readonly state: TcpState;
  readonly unread: number;
  readonly inode: number;
}

/** Rows of /proc/PID/net/tcp and tcp6; a row of unknown shape is passed over. */
export function parseProcTcp(text: string): readonly (SocketRow & { readonly inode: string })[] {
  return parseTcpTable(text).map((row) => ({ ...inWords(row), inode: String(row.inode) }));
}

/** Several probes look at the same table, which may have 50,000 rows: it is gone through once. */
const tables = new WeakMap<Answer, readonly RawTcpRow[]>();

/** The rows of a table that was fetched; none when it could not be. */
export function tcpTableOf(answer: Answer): readonly RawTcpRow[] {
  if (answer.status !== 'ok' || !('text' in answer)) return [];
  const rows = tables.get(answer) ?? parseTcpTable(answer.text);
  tables.set(answer, rows);
  return rows;
}

/** Number, the two addresses, state, queues, timers, retransmits, user, timeout, inode. */
const ROW =
  /^[ \t]*\d+:[ \t]+((?:[\dA-F]{8}|[\dA-F]{32}):[\dA-F]{4})[ \t]+((?:[\dA-F]{8}|[\dA-F]{32}):[\dA-F]{4})[ \t]+([\dA-F]{2})[ \t]+[\dA-F]+:([\dA-F]+)(?:[ \t]+\S+){4}[ \t]+(\d+)/gim;

/** The rows of a table. */
export function parseTcpTable(text: string): readonly RawTcpRow[] {
  const rows: RawTcpRow[] = [];
  // V8 hands matches to `replace` three times as fast as to `matchAll`; what it makes of them is thrown away.
  text.replace(ROW, (_, local: string, peer: string, st: string, queued: string, inode: string) => {
    const state = STATES[st.toUpperCase()];
    if (state) rows.push({ local, peer, state, unread: Number.parseInt(queued, 16), inode: Number(inode) });
    return '';
  });
  return rows;
}

/** The row as people and the derived readings know it. */
export function inWords({ local, peer, state, unread }: RawTcpRow): SocketRow {
  return { local: addressInWords(local), peer: addressInWords(peer), state, unread };
}

/** `0100007F:1F90` → 8080. */
export function portOf(hex: string): number {
  return Number.parseInt(hex.slice(-4), 16);
}

/** `0100007F:1F90` → `127.0.0.1:8080`: the address in host byte order by words, the port as it is. */
export function addressInWords(hex: string): string {
  const host = hex.slice(0, -5);
  const port = portOf(hex);
  if (host.length === 8) return `${dotted(host)}:${port}`;
  // An IPv4 address in IPv6: ten bytes of zero and two of ones.
  if (/^0{16}FFFF0000/i.test(host)) return `${dotted(host.slice(24))}:${port}`;
  const bytes = (host.match(/.{8}/g) ?? []).flatMap((word) => (word.match(/../g) ?? []).reverse().map((byte) => Number.parseInt(byte, 16)));
  const groups = Array.from({ length: 8 }, (_, i) => (((bytes[2 * i] ?? 0) << 8) | (bytes[2 * i + 1] ?? 0)).toString(16));
  return `[${groups.join(':').replace(/(^|:)0(:0)+(:|$)/, '::')}]:${port}`;
}

function dotted(word: string): string {
  const bytes = Number.parseInt(word, 16);
  return `${bytes & 255}.${(bytes >>> 8) & 255}.${(bytes >>> 16) & 255}.${bytes >>> 24}`;
}
