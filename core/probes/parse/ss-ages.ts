import type { SocketAgeRow, TcpState } from '../rows.ts';

const STATES: Readonly<Record<string, TcpState>> = { ESTAB: 'ESTABLISHED', 'CLOSE-WAIT': 'CLOSE_WAIT' };

/**
 * The connected sockets of `ss -tnieH`: a line with both ends and the inode, then one with what the kernel counts of it,
 * which is left out of states that are of no interest here. Times are in milliseconds.
 */
export function parseSsAges(text: string): readonly (SocketAgeRow & { readonly inode: string })[] {
  const rows: (SocketAgeRow & { readonly inode: string })[] = [];
  let head: readonly string[] = [];
  let inode: string | undefined;
  for (const line of text.split('\n')) {
    if (/^\S/.test(line)) {
      head = line.trim().split(/\s+/);
      inode = /\sino:(\d{1,20})(?=\s|$)/.exec(line)?.[1];
    }
    const [sent, received] = ['lastsnd', 'lastrcv'].map((name) => new RegExp(`\\s${name}:(\\d{1,15})(?=\\s|$)`).exec(line)?.[1]);
    const [name, unread, , local, peer] = head;
    const state = STATES[name ?? ''];
    if (!state || !local || !peer || inode === undefined || received === undefined) continue;
    rows.push({
      inode,
      local: asInProc(local),
      peer: asInProc(peer),
      state,
      unread: Number(unread),
      // A figure of 0 is left out.
      sent: Number(sent ?? 0) / 1000,
      received: Number(received) / 1000,
      asked: /\sbytes_sent:\d/.test(line),
      heard: /\sbytes_received:\d/.test(line),
    });
    inode = undefined;
  }
  return rows.filter(({ unread }) => Number.isFinite(unread));
}

/** `127.0.0.1%lo:80`, and `[::ffff:127.0.0.1]:80`, as /proc/net/tcp is read. */
function asInProc(address: string): string {
  return address.replace(/%[^:\]]+/, '').replace(/^\[::ffff:(\d+\.\d+\.\d+\.\d+)\]/, '$1');
}
