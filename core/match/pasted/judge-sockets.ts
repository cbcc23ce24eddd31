import type { SocketRow } from '../../probes/probe.ts';
import { type Draft, finding, type Row } from './format.ts';
import { largest, shown } from './quantity.ts';

/** Ports that databases and brokers listen on. */
const DATABASES = new Set(['1433', '1521', '3306', '5432', '6379', '6432', '27017', 'postgresql', 'mysql', 'redis']);

/** TCP sockets of one look: which state and which peer dominate. Of a `cut` list one row may stand for all; `growing`: they are said to get more and more. */
export function judgeSockets(all: readonly Row<SocketRow>[], cut: boolean, growing = false): readonly Draft[] {
  const listening = all.filter(({ state }) => state === 'LISTEN');
  const rows = all.filter(({ state }) => state !== 'LISTEN');
  const full = listening.find(({ unread }) => unread >= 50);
  const drafts = STATES.flatMap(({ state, least, share, sure, judge }) => {
    const found = rows.filter((row) => row.state === state);
    return found.length >= (cut && found.length === rows.length && state !== 'ESTABLISHED' ? 1 : least) && found.length >= share * rows.length
      ? judge(found, found.length >= sure ? 'names' : 'points')
      : [];
  });
  if (drafts.length === 0 && rows.length === all.length) drafts.push(...picked(rows));
  const unread = rows.filter((row) => row.state === 'ESTABLISHED' && row.unread > 0);
  if (unread.length >= 5 && unread.length >= 0.5 * rows.length) drafts.push(unreadDraft(unread, listening));
  if (growing && drafts.length === 0 && rows.length > 0 && rows.every(({ state }) => state === 'ESTABLISHED'))
    drafts.push(finding(at(rows), 'open connections get more and more', { 'connection-leak': 0.7, 'fd-leak': 0.4 }));
  if (full)
    drafts.push(
      finding(full.at, `${full.unread} connections wait on ${shown(full.local)} to be accepted`, { 'worker-starvation': 0.75, 'traffic-growth': 0.4 }),
    );
  return drafts;
}

const STATES: readonly {
  readonly state: SocketRow['state'];
  readonly least: number;
  /** Of all that do not listen. */
  readonly share: number;
  readonly sure: number;
  readonly judge: (found: readonly Row<SocketRow>[], certainty: Draft['certainty']) => Draft[];
}[] = [
  {
    state: 'CLOSE_WAIT',
    least: 3,
    share: 0.25,
    sure: 10,
    judge: (found, certainty) => [
      finding(
        at(found),
        `${found.length} sockets are in CLOSE_WAIT${toOne(found)}: the peer has closed, the process has not`,
        { 'connection-leak': 0.9, 'fd-leak': 0.3, 'missing-timeout': 0.25 },
        certainty,
      ),
    ],
  },
  {
    state: 'SYN_SENT',
    least: 3,
    share: 0.3,
    sure: 8,
    judge: (found, certainty) => [
      finding(
        at(found),
        `${found.length} connections${toOne(found)} have had no answer yet (SYN_SENT)`,
        { 'dependency-unreachable': 0.9, 'missing-timeout': 0.4 },
        certainty,
      ),
    ],
  },
  { state: 'TIME_WAIT', least: 5, share: 0.6, sure: 5000, judge: churn },
  { state: 'ESTABLISHED', least: 30, share: 0.7, sure: 1000, judge: held },
  {
    state: 'SYN_RECV',
    least: 20,
    share: 0.5,
    sure: 1000,
    judge: (found, certainty) => [
      finding(at(found), `${found.length} connections are half open (SYN_RECV)`, { 'traffic-growth': 0.6, 'worker-starvation': 0.5 }, certainty),
    ],
  },
];

/** Waiting sockets use up ports only on the side that dialled: many local ports, one peer. */
function churn(all: readonly Row<SocketRow>[], certainty: Draft['certainty']): Draft[] {
  // Of a connection within one machine either end may be the one that dialled.
  const found =
    all.every(({ local, peer }) => hostOf(local) === hostOf(peer)) && portsOf(all) < 0.8 * all.length
      ? all.map((row) => ({ ...row, local: row.peer, peer: row.local }))
      : all;
  const peer = largest(found, (row) => row.peer);
  if (peer.rows.length < 0.5 * found.length || portsOf(peer.rows) < 0.8 * peer.rows.length) return [];
  const says = `${peer.rows.length} of ${found.length} sockets in TIME_WAIT went to ${shown(peer.key)}: each holds a local port`;
  return [finding(at(peer.rows), says, { 'ephemeral-port-exhaustion': 0.85, 'connection-leak': 0.25 }, certainty)];
}

/** Many connections held to one peer. As many to one port of ours are visitors and say nothing. */
function held(found: readonly Row<SocketRow>[]): Draft[] {
  const peer = largest(found, (row) => row.peer);
  if (peer.rows.length < 30 || peer.rows.length < 0.7 * found.length || portsOf(peer.rows) < 0.8 * peer.rows.length) return [];
  const database = DATABASES.has(portOf(peer.key));
  return [
    finding(
      at(peer.rows),
      `${peer.rows.length} of ${found.length} open connections go to ${shown(peer.key)}`,
      database
        ? { 'connection-leak': 0.6, 'db-server-connections-exhausted': 0.5, 'db-pool-exhaustion': 0.4 }
        : { 'connection-leak': 0.65, 'missing-timeout': 0.4 },
    ),
  ];
}

/** Somebody shows open connections to one peer and nothing else. To a database that is a pool. */
function picked(rows: readonly Row<SocketRow>[]): Draft[] {
  const peer = largest(rows, ({ state, peer }) => (state === 'ESTABLISHED' ? peer : undefined));
  return peer.rows.length >= 8 && peer.rows.length === rows.length && portsOf(rows) === rows.length && !DATABASES.has(portOf(peer.key))
    ? [finding(at(rows), `${rows.length} connections to ${shown(peer.key)} are open`, { 'connection-leak': 0.6, 'missing-timeout': 0.35 })]
    : [];
}

function unreadDraft(unread: readonly Row<SocketRow>[], listening: readonly SocketRow[]): Draft {
  const served = new Set(listening.map(({ local }) => portOf(local)));
  const own = unread.filter(({ local }) => served.has(portOf(local))).length;
  const says = `${unread.length} open connections hold bytes that the process has not read`;
  return own > unread.length / 2
    ? finding(at(unread), says, { 'worker-starvation': 0.7, 'connection-leak': 0.3 })
    : finding(at(unread), says, { 'connection-leak': 0.7, 'worker-starvation': 0.35 });
}

function toOne(rows: readonly SocketRow[]): string {
  const peer = largest(rows, (row) => row.peer);
  return peer.rows.length >= 3 && peer.rows.length >= 0.5 * rows.length ? `, ${peer.rows.length} of them to ${shown(peer.key)}` : '';
}

function at(rows: readonly Row<SocketRow>[]): number {
  return rows[0]?.at ?? 0;
}

function portsOf(rows: readonly SocketRow[]): number {
  return new Set(rows.map(({ local }) => portOf(local))).size;
}

function hostOf(address: string): string {
  return address.slice(0, -portOf(address).length);
}

function portOf(address: string): string {
  return address.slice(Math.max(address.lastIndexOf(':'), /\.\d{1,5}$/.test(address) && !address.includes(':') ? address.lastIndexOf('.') : -1) + 1);
}
