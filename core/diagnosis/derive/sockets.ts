import type { Sample, SocketRow } from '../../probes/probe.ts';
import { type Derived, valueOf } from './derived.ts';

/** Counts of sockets by state and peer, and how many of them were there before. */
export function deriveSockets(sample: Sample, earlier: readonly Sample[]): readonly Derived[] {
  // A sample of the sockets says how many there are, and not which.
  const looks = sample.socketsFrom === undefined ? earlier.filter(({ sockets, socketsFrom }) => sockets && socketsFrom === undefined) : [];
  return socketReadings(sample, looks.at(-1)?.sockets, looks[0]?.sockets);
}

function socketReadings(sample: Sample, before: readonly SocketRow[] | undefined, first: readonly SocketRow[] | undefined): readonly Derived[] {
  const rows = sample.sockets;
  if (!rows) return [];
  const listening = new Set(rows.filter((row) => row.state === 'LISTEN').map((row) => port(row.local)));
  const connected = rows.filter((row) => row.state !== 'LISTEN' && row.state !== 'CLOSE');
  const outbound = connected.filter((row) => !listening.has(port(row.local)));
  const closeWait = connected.filter((row) => row.state === 'CLOSE_WAIT').length;
  const whole = (seen: number) => Math.round(seen / (sample.socketsFrom ?? 1));
  const readings: Derived[] = [
    { id: 'sockets.tcp', value: whole(connected.length) },
    { id: 'sockets.outbound', value: whole(outbound.length) },
    { id: 'sockets.close_wait', value: whole(closeWait) },
    { id: 'sockets.established', value: whole(connected.filter((row) => row.state === 'ESTABLISHED').length) },
    ...busiestPeer(outbound),
    ...unlisted(sample, whole(rows.length)),
  ];
  if (!before) return readings;
  const stuckBefore = new Map(before.map((row) => [tuple(row), row.unread]));
  const unread = connected.filter((row) => row.state === 'ESTABLISHED' && row.unread > 0 && stuckBefore.get(tuple(row)) === row.unread).length;
  readings.push({ id: 'sockets.unread', value: unread }, { id: 'sockets.unclosed', value: closeWait + unread });
  const known = first?.filter((row) => row.state !== 'LISTEN') ?? [];
  if (known.length > 0) {
    const now = new Set(connected.map(tuple));
    readings.push({ id: 'sockets.persistence', value: (100 * known.filter((row) => now.has(tuple(row))).length) / known.length });
  }
  return readings;
}

/** Sockets that are open but stand in no TCP table: a connection the kernel gave up on keeps its descriptor. */
function unlisted(sample: Sample, listed: number): readonly Derived[] {
  const open = valueOf(sample, 'descriptors.sockets');
  return open === undefined ? [] : [{ id: 'sockets.unlisted', value: Math.max(0, open - listed) }];
}

function busiestPeer(rows: readonly SocketRow[]): readonly Derived[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.peer, (counts.get(row.peer) ?? 0) + 1);
  const [top] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return top ? [{ id: 'sockets.top_peer_share', value: (100 * top[1]) / rows.length, of: top[0] }] : [];
}

/** The port of `127.0.0.1:8080` or `[::1]:8080`. */
export function port(address: string): string {
  return address.slice(address.lastIndexOf(':') + 1);
}

function tuple(row: SocketRow): string {
  return `${row.local}>${row.peer}`;
}
