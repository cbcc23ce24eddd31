import { answerTo, file, firstFailure, unanswered } from './answers.ts';
import { descriptorLinks as links, linksOf, SAMPLE, sortedLinks } from './descriptor-links.ts';
import { inWords, tcpTableOf } from './parse/proc-tcp.ts';
import type { Answer, ProbeContext, ProbeResult, ProcessProbe, Request } from './probe.ts';

export const socketsProbe: ProcessProbe = {
  id: 'sockets',
  title: 'TCP sockets of the process by state and peer',
  way: 'proc',
  gives: [
    'sockets.tcp',
    'sockets.close_wait',
    'sockets.established',
    'sockets.outbound',
    'sockets.unread',
    'sockets.unlisted',
    'sockets.unclosed',
    'sockets.top_peer_share',
    'sockets.persistence',
  ],
  cost: '2 µs for each socket of the network namespace',
  privilege: 'owner of the process or root, to know which sockets are its own',
  later: ['read /proc/PID/net/tcp and /proc/PID/net/tcp6, when the links of /proc/PID/fd were readable'],
  plan(context, collected) {
    if (collected.size === 0) return [];
    const known = answerTo(collected, links(context));
    return known.status === 'ok' && known.kind === 'links' && canTell(context, known.total) ? unanswered(collected, tables(context)) : [];
  },
  read(context, collected): ProbeResult {
    const known = linksOf(context, collected);
    if (known.status === 'missing') return { readings: [], status: 'ok' };
    if (known.status !== 'ok')
      return {
        readings: [],
        status: known.status,
        coverage:
          known.status === 'not-permitted'
            ? `which sockets belong to ${context.pid} may only be read by its owner and root: run with sudo`
            : `sockets: ${known.detail}`,
      };
    if (known.kind === 'links' && !canTell(context, known.total))
      return { readings: [], status: 'ok', coverage: `only counted: TCP states are told apart up to ${SAMPLE} descriptors` };
    // A kernel without IPv6 has no tcp6; any other failure would count the sockets in that table as none.
    const failed = firstFailure(
      collected,
      tables(context).filter((request, i) => i === 0 || answerTo(collected, request).status !== 'missing'),
    );
    if (failed) return { readings: [], status: failed.status, coverage: `sockets: ${failed.detail}` };
    const own = sortedLinks(context, collected)?.sockets ?? new Set();
    const sockets = tables(context).flatMap((request) =>
      tcpTableOf(answerTo(collected, request))
        .filter(({ inode }) => own.has(inode))
        .map(inWords),
    );
    return { readings: [], sockets, ...sampled(known), status: 'ok' };
  },
  examples: [
    {
      title: 'one table that could not be read: no figures rather than half of them',
      pid: 7,
      collected: {
        'links /proc/7/fd': { status: 'ok', kind: 'links', total: 1, targets: [{ name: '3', target: 'socket:[101]' }] },
        'file /proc/7/net/tcp': { status: 'ok', kind: 'file', text: '  sl  local_address rem_address   st\n' },
        'file /proc/7/net/tcp6': { status: 'failed', detail: 'EMFILE reading /proc/7/net/tcp6' },
      },
      readings: {},
      status: 'failed',
    },
    {
      title: 'two CLOSE_WAIT sockets of its own, one of somebody else, and a listener',
      pid: 7,
      collected: {
        'links /proc/7/fd': {
          status: 'ok',
          kind: 'links',
          total: 3,
          targets: ['socket:[101]', 'socket:[102]', 'socket:[103]'].map((target, i) => ({ name: String(i), target })),
        },
        'file /proc/7/net/tcp': {
          status: 'ok',
          kind: 'file',
          text: [
            '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
            '   0: 0100007F:8CA0 3201000A:01BB 08 00000000:00000001 00:00000000 00000000     0        0 101 1 0000000000000000 20 0 0 10 -1',
            '   1: 0100007F:8CA1 3201000A:01BB 08 00000000:00000000 00:00000000 00000000     0        0 102 1 0000000000000000 20 0 0 10 -1',
            '   2: 0100007F:8CA2 3201000A:01BB 08 00000000:00000000 00:00000000 00000000     0        0 900 1 0000000000000000 20 0 0 10 -1',
            '   3: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 103 1 0000000000000000 100 0 0 10 0',
            '',
          ].join('\n'),
        },
        'file /proc/7/net/tcp6': { status: 'missing', detail: 'no such file' },
      },
      readings: { 'sockets.tcp': 2, 'sockets.close_wait': 2, 'sockets.outbound': 2, 'sockets.top_peer_share': 100 },
    },
  ],
};

/** Tuples of two looks are compared only where each look saw all of them. */
const canTell = ({ depth }: ProbeContext, total: number) => depth === 'quick' || total <= SAMPLE;

/** The process's own network namespace, which may not be ours. */
const tables = ({ pid }: ProbeContext) =>
  [file(`/proc/${pid}/net/tcp`), file(`/proc/${pid}/net/tcp6`)] as [Request & { path: string }, Request & { path: string }];

/** Which part of the descriptors was looked at, where it was not all of them. */
function sampled(links: Answer): { socketsFrom?: number } {
  const part = links.status === 'ok' && links.kind === 'links' && links.targets.length < links.total;
  return part ? { socketsFrom: links.targets.length / links.total } : {};
}
