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
  /^[ \t]*\d+:[ \t]+((?:[\dA-F]{8}|[\dA-F]{32}):[\dA-F]{4})[ \t]+((?:[\dA-F]{8}|[\dA-F]{32}):[\dA-F]{4})[ \t]+([\dA-F]{2})[ \t]+[\dA-F]+:([\dA-F]+)(?:[ \t]+\S+){4}[ \t]+(\d+)/i;

const [SPACE, COLON] = [0x20, 0x3a];

/** The rows of a table; one of unknown shape is passed over. */
export function parseTcpTable(text: string): readonly RawTcpRow[] {
  const rows: RawTcpRow[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const row = rowAt(text, start, end) ?? rowIn(text.slice(start, end));
    if (row) rows.push(row);
    start = end + 1;
  }
  return rows;
}

/**
 * A row as the kernel writes it, each field at its column: of 10,000 rows, read once by a program that has just started,
 * the pattern takes twice as long. Undefined where anything is elsewhere.
 */
function rowAt(text: string, start: number, end: number): RawTcpRow | undefined {
  const local = text.indexOf(':', start) + 2;
  const width = text.charCodeAt(local + 8) === COLON ? 13 : 37;
  const peer = local + width + 1;
  const st = peer + width + 1;
  const user = st + 42;
  const isSpaced = text.charCodeAt(peer - 1) === SPACE && text.charCodeAt(st - 1) === SPACE && text.charCodeAt(user - 1) === SPACE;
  const state = STATES[text.slice(st, st + 2)];
  if (user > end || !isSpaced || !state) return undefined;
  const unread = text.startsWith('00000000', st + 12) ? 0 : Number.parseInt(text.slice(st + 12, st + 20), 16);
  // The user takes five columns and the timeout eight, or more.
  const inodeAt = text.indexOf(' ', text.indexOf(' ', user + 5) + 9) + 1;
  const inode = Number(text.slice(inodeAt, text.indexOf(' ', inodeAt)));
  return inodeAt < end && inode >= 0 && unread >= 0
    ? { local: text.slice(local, local + width), peer: text.slice(peer, peer + width), state, unread, inode }
    : undefined;
}

/** A row of any spacing. */
function rowIn(line: string): RawTcpRow | undefined {
  const [, local, peer, st = '', queued = '', inode] = ROW.exec(line) ?? [];
  const state = STATES[st.toUpperCase()];
  return local && peer && state ? { local, peer, state, unread: Number.parseInt(queued, 16), inode: Number(inode) } : undefined;
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
