import { answerTo, file, firstFailure, readingsAt, unanswered } from './answers.ts';
import { descriptorLinks, linksOf, sortedLinks } from './descriptor-links.ts';
import { namespaceLinks, sharesNamespace } from './namespaces.ts';
import { addressInWords, portOf, tcpTableOf } from './parse/proc-tcp.ts';
import { PEER_EXAMPLES } from './peer-examples.ts';
import type { Collected, ProbeContext, ProbeResult, ProcessProbe, Request } from './probe.ts';

/** The looks at which the peer is asked: one *no* may be a moment. Never more than these two. */
const AT: ReadonlySet<number> = new Set([0, 10]);
type Opening = Extract<Request, { kind: 'connect' }>['opening'];
/** What is known to be spoken at a port (IANA, and the defaults of the servers); anywhere else nothing is said. */
const SPOKEN: Readonly<Record<Exclude<Opening, 'none'>, readonly number[]>> = {
  tls: [443, 465, 636, 993, 995, 5671, 6443, 8443, 9243],
  postgres: [5432, 6432],
  redis: [6379],
  greeting: [21, 22, 25, 110, 143, 587, 3306],
};

export const peerProbe: ProcessProbe = {
  id: 'peer',
  title: 'Whether the peer that most outgoing sockets go to answers a question from here',
  way: 'proc',
  gives: ['peer.answers'],
  cost:
    'one connection to that peer in the first look and in the eleventh, 5 s at most: a TLS handshake, the request for TLS of PostgreSQL, a PING of Redis, ' +
    'the greeting of MySQL, SSH and mail, by its port; anywhere else nothing is sent. The peer may log it',
  privilege: 'owner of the process or root, to know which sockets are its own',
  later: ['connect to the address that most of its outgoing sockets go to, first of all those without an answer (SYN_SENT)'],
  plan(context, collected) {
    if (!AT.has(context.index)) return [];
    if (collected.size === 0) return [descriptorLinks(context), ...namespaceLinks(context)];
    if (sharesNamespace(context, collected, 'net') !== true) return [];
    const [tcp] = tables(context);
    return unanswered(collected, collected.has(`file ${tcp.path}`) ? askFor(context, collected) : tables(context));
  },
  read(context, collected): ProbeResult {
    const nothing = { readings: [], status: 'ok' as const };
    if (!AT.has(context.index)) return nothing;
    const links = linksOf(context, collected);
    if (links.status !== 'ok') return { ...nothing, status: links.status, coverage: `its peers: ${links.detail}` };
    if (sharesNamespace(context, collected, 'net') !== true)
      return { ...nothing, coverage: 'its peer was not asked, because it lives in another network: run Stanch there, with nsenter --net' };
    const failed = firstFailure(collected, [tables(context)[0]]);
    if (failed) return { ...nothing, status: failed.status, coverage: `its peers: ${failed.detail}` };
    const [request] = askFor(context, collected);
    if (!request) return { ...nothing, coverage: 'it has no outgoing socket, so there is no peer to ask' };
    const answer = answerTo(collected, request);
    if (answer.status !== 'ok' || answer.kind !== 'peer')
      return { ...nothing, status: answer.status === 'ok' ? 'failed' : answer.status, coverage: `${request.address}: ${detailOf(answer)}` };
    if (answer.became === 'silent' && request.opening === 'none')
      return { ...nothing, coverage: `${request.address} takes connections; whether it answers on them takes a question of its own protocol` };
    return {
      ...nothing,
      readings: readingsAt(context, { 'peer.answers': answer.became === 'spoke' ? 'yes' : 'no' }).map((reading) => ({ ...reading, of: request.address })),
    };
  },
  examples: PEER_EXAMPLES,
};

const tables = ({ pid }: ProbeContext) =>
  [file(`/proc/${pid}/net/tcp`), file(`/proc/${pid}/net/tcp6`)] as [Request & { path: string }, Request & { path: string }];
const detailOf = (answer: object): string => ('detail' in answer ? String(answer.detail) : 'no answer');

function askFor(context: ProbeContext, collected: Collected): readonly Extract<Request, { kind: 'connect' }>[] {
  const peer = busiestPeer(context, collected);
  if (peer === undefined) return [];
  const opening = (Object.keys(SPOKEN) as Exclude<Opening, 'none'>[]).find((each) => SPOKEN[each].includes(portOf(peer))) ?? 'none';
  return [{ kind: 'connect', address: addressInWords(peer), opening }];
}

/** Connects that wait for an answer tell of a dead peer; where there are none, the one that most sockets go to. */
function busiestPeer(context: ProbeContext, collected: Collected): string | undefined {
  const own = sortedLinks(context, collected)?.sockets ?? new Set();
  const rows = tables(context).flatMap((request) => tcpTableOf(answerTo(collected, request)).filter(({ inode }) => own.has(inode)));
  const listening = new Set(rows.filter(({ state }) => state === 'LISTEN').map(({ local }) => portOf(local)));
  const outgoing = rows.filter(({ local, peer, state }) => state !== 'LISTEN' && portOf(peer) > 0 && !listening.has(portOf(local)));
  const unanswered = outgoing.filter(({ state }) => state === 'SYN_SENT');
  const counts = new Map<string, number>();
  for (const { peer } of unanswered.length > 0 ? unanswered : outgoing) counts.set(peer, (counts.get(peer) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}
