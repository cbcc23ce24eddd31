import { answerTo, textOf, unanswered } from './answers.ts';
import { descriptorLinks, linksOf, SAMPLE } from './descriptor-links.ts';
import { namespaceLinks, sharesNamespace } from './namespaces.ts';
import { parseSsAges } from './parse/ss-ages.ts';
import type { Collected, ProbeContext, ProbeResult, ProcessProbe, Request } from './probe.ts';

const SS: Request = { kind: 'command', argv: ['ss', '-tnieH'] };
/** An age changes by the second and says what it says for a minute. */
const EVERY = 5;
/** Descriptors come and go while their links are read; where more than some are missing, it was a sample. */
const NEARLY = 0.9;

export const socketAgesProbe: ProcessProbe = {
  id: 'socket-ages',
  title: 'Since when the sockets of the process have been silent',
  way: 'proc',
  gives: ['requests.unanswered', 'requests.waiting', 'requests.waiting_one_peer_share', 'sockets.age_rate', 'sockets.old_share'],
  cost: 'one command at every fifth look: 5 µs for each socket of the network namespace',
  privilege: 'owner of the process or root, to know which sockets are its own',
  later: ['run ss -tnieH, when the process is in the network namespace of Stanch and the links of /proc/PID/fd were readable'],
  plan(context, collected) {
    if (context.index % EVERY !== 0) return [];
    if (collected.size === 0) return [...namespaceLinks(context), descriptorLinks(context)];
    return sharesNamespace(context, collected, 'net') && inodesOf(context, collected) ? unanswered(collected, [SS]) : [];
  },
  read(context, collected): ProbeResult {
    const nothing = { readings: [], status: 'ok' as const };
    if (context.index % EVERY !== 0) return nothing;
    const links = linksOf(context, collected);
    if (links.status !== 'ok') return { ...nothing, status: links.status, coverage: `socket ages: ${links.detail}` };
    const shared = sharesNamespace(context, collected, 'net');
    if (!shared)
      return {
        ...nothing,
        coverage: `the process ${shared === false ? 'lives' : 'may live'} in another network namespace: the ages of its sockets are not read`,
      };
    const own = inodesOf(context, collected);
    if (!own) return { ...nothing, coverage: 'the ages of its sockets were not read: it has too many descriptors to look at all of them' };
    const answer = answerTo(collected, SS);
    const text = textOf(collected, SS);
    if (answer.status !== 'ok' || text === undefined)
      return {
        ...nothing,
        status: answer.status,
        coverage: `socket ages: ${'detail' in answer ? answer.detail : 'no text'}${answer.status === 'missing' ? '; it comes with iproute2' : ''}`,
      };
    return {
      readings: [],
      socketAges: parseSsAges(text).flatMap(({ inode, ...row }) => (own.has(inode) ? [row] : [])),
      status: 'ok',
    };
  },
  examples: [
    {
      title: 'two sockets of its own left in CLOSE_WAIT, and one of somebody else',
      pid: 7,
      collected: {
        ...placed('net:[1]'),
        'ss -tnieH': {
          status: 'ok',
          kind: 'command',
          text: [
            'CLOSE-WAIT 1      0      127.0.0.1:36000 127.0.0.1:8080 ino:101 sk:3 cgroup:/ -->',
            '\t ts sack cubic rto:204 bytes_sent:90 bytes_acked:92 bytes_received:262144 lastsnd:90000 lastrcv:80000 lastack:80000 minrtt:0.06',
            'CLOSE-WAIT 1      0      127.0.0.1:36002 127.0.0.1:8080 ino:102 sk:4 cgroup:/ -->',
            '\t ts sack cubic rto:204 bytes_sent:90 bytes_acked:92 bytes_received:262144 lastsnd:4000 lastrcv:4000 lastack:4000 minrtt:0.06',
            'CLOSE-WAIT 1      0      127.0.0.1:36004 127.0.0.1:8080 ino:900 sk:5 cgroup:/ -->',
            '\t ts sack cubic rto:204 lastsnd:90000 lastrcv:80000 lastack:80000',
            '',
          ].join('\n'),
        },
      },
      readings: { 'sockets.old_share': 50 },
    },
    {
      title: 'a process in a network namespace of its own is not looked at through ours',
      pid: 7,
      collected: placed('net:[2]'),
      readings: {},
    },
    {
      title: 'a machine without ss',
      pid: 7,
      collected: { ...placed('net:[1]'), 'ss -tnieH': { status: 'missing', detail: 'ss is not installed' } },
      readings: {},
      status: 'missing',
    },
  ],
};

/** A process with two sockets, in the network namespace `net` while we are in `net:[1]`. */
function placed(net: string): NonNullable<ProcessProbe['examples'][number]['collected']> {
  const namespaces = (target: string) => ({ status: 'ok', kind: 'links', total: 1, targets: [{ name: 'net', target }] }) as const;
  return {
    'links /proc/7/ns net ipc pid': namespaces(net),
    'links /proc/self/ns net ipc pid': namespaces('net:[1]'),
    'links /proc/7/fd': { status: 'ok', kind: 'links', total: 2, targets: ['socket:[101]', 'socket:[102]'].map((target, i) => ({ name: String(i), target })) },
  };
}

/** The inodes of its sockets; undefined where not all of its descriptors were looked at. */
function inodesOf(context: ProbeContext, collected: Collected): ReadonlySet<string> | undefined {
  const answer = answerTo(collected, descriptorLinks(context));
  if (answer.status !== 'ok' || answer.kind !== 'links' || answer.total > SAMPLE || answer.targets.length < NEARLY * answer.total) return undefined;
  return new Set(answer.targets.flatMap(({ target }) => (target.startsWith('socket:[') ? [target.slice(8, -1)] : [])));
}
