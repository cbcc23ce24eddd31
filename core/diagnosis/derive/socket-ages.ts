import type { Sample } from '../../probes/probe.ts';
import type { SocketAgeRow } from '../../probes/rows.ts';
import type { Derived } from './derived.ts';
import { port } from './sockets.ts';

/** Seconds after which nobody waits for an ordinary answer any more. */
const LONG = 60;
/** Seconds within which most answers come. */
const SHORT = 5;
/** Fewer than this many sockets, or ages less than this many seconds apart, have no rate worth telling. */
const ENOUGH = 8;
const SPREAD = 5;
/** Ages with a gap of more than this share of their spread lie bunched: connections of a pool that were made together. */
const GAP = 0.3;

/** What the ages of the sockets say in one look: which wait in vain, and how fast what is left behind came about. */
export function deriveSocketAges(sample: Sample): readonly Derived[] {
  const rows = sample.socketAges;
  if (!rows) return [];
  const listening = new Set(sample.sockets?.filter(({ state }) => state === 'LISTEN').map(({ local }) => port(local)));
  const outgoing = sample.sockets ? rows.filter(({ local }) => !listening.has(port(local))) : [];
  const old = rows.filter(({ sent, received }) => Math.min(sent, received) >= LONG).length;
  return [
    ...(rows.length > 0 ? [{ id: 'sockets.old_share', value: (100 * old) / rows.length } as const] : []),
    ...(sample.sockets ? waiting(outgoing) : []),
    ...ageRate([...rows.filter(({ state }) => state === 'CLOSE_WAIT'), ...outgoing.filter(isLeft)]),
  ];
}

function waiting(outgoing: readonly SocketAgeRow[]): readonly Derived[] {
  const heard = new Set(outgoing.filter((row) => row.heard).map(({ peer }) => peer));
  const unanswered = outgoing.filter((row) => waits(row) && row.sent >= SHORT && heard.has(row.peer));
  const rows = unanswered.filter(({ sent }) => sent >= LONG);
  const peers = Map.groupBy(rows, ({ peer }) => peer);
  const [top] = [...peers].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  const counts: readonly Derived[] = [
    { id: 'requests.unanswered', value: unanswered.length },
    { id: 'requests.waiting', value: rows.length },
  ];
  return top ? [...counts, { id: 'requests.waiting_one_peer_share', value: (100 * top[1].length) / rows.length, of: top[0] }] : counts;
}

/**
 * It sent last and heard nothing since; a connection of a pool at rest heard last. Both within a millisecond is an answer
 * where one ever came: the age of the last receipt begins with the connection.
 */
function waits({ state, asked, heard, sent, received }: SocketAgeRow): boolean {
  return state === 'ESTABLISHED' && asked && (heard ? received > sent : received >= sent);
}

/** Data that lies unread, or an answer that has not come for longer than most take. */
function isLeft(row: SocketAgeRow): boolean {
  return row.state === 'ESTABLISHED' && (row.unread > 0 ? row.received > 1 : waits(row) && row.sent >= SHORT);
}

function ageRate(rows: readonly SocketAgeRow[]): readonly Derived[] {
  const ages = rows.map(({ received }) => received).sort((a, b) => a - b);
  const spread = (ages.at(-1) ?? 0) - (ages[0] ?? 0);
  const gap = Math.max(0, ...ages.map((age, i) => age - (ages[i - 1] ?? age)));
  if (ages.length < ENOUGH || spread < SPREAD || gap > GAP * spread) return [];
  return [{ id: 'sockets.age_rate', value: (ages.length - 1) / spread }];
}
