import { answerTo, file, readingsAt, textOf, unanswered } from './answers.ts';
import { deletedLookUp, namelessShare } from './deleted-files.ts';
import { asksLinksAtOnce, descriptorCount, descriptorLinks, linksOf, QUICK_SAMPLE, SAMPLE, sortedLinks, usedCount } from './descriptor-links.ts';
import { kindReadings } from './kinds.ts';
import { mountsFile } from './mounts.ts';
import type { Answer, ProbeContext, ProbeResult, ProcessProbe, Request } from './probe.ts';

/**
 * Above this many descriptors the links are read at every second sample, above `SAMPLE` at every fifth: reading them
 * costs the process too. Every second of 30 samples is just enough for a trend of each kind.
 */
const MANY = 2_000;
export const descriptorsProbe: ProcessProbe = {
  id: 'descriptors',
  title: 'Open descriptors, their limit and what they are',
  way: 'proc',
  gives: [
    'descriptors.used',
    'descriptors.limit',
    'descriptors.files',
    'descriptors.sockets',
    'descriptors.pipes',
    'descriptors.inotify',
    'descriptors.other',
    'descriptors.deleted',
    'descriptors.top_directory_share',
  ],
  cost: `the count is free on Linux 6.2 and newer; the links cost 4 µs each, read at every second sample above 2,000, every fifth above 20,000; of one look alone ${QUICK_SAMPLE} at most`,
  privilege: 'count and limit: none; kinds: owner of the process or root',
  later: [
    'read the links of /proc/PID/fd, when permitted',
    'ask for the link count of those whose link says (deleted), 1,000 at most, on local file systems only',
  ],
  plan(context, collected) {
    if (collected.size === 0)
      return [descriptorCount(context), limits(context), mountsFile(context), ...(asksLinksAtOnce(context) ? [descriptorLinks(context)] : [])];
    if (context.depth === 'counts') return [];
    const used = usedCount(context, collected);
    const look = used === undefined || asksLinksAtOnce(context) || context.index % (used <= MANY ? 1 : used <= SAMPLE ? 2 : 5) === 0;
    if (!look) return [];
    return unanswered(collected, [descriptorLinks(context), ...deletedLookUp(context, collected)]);
  },
  read(context, collected): ProbeResult {
    const seen = linksOf(context, collected);
    const used = usedCount(context, collected) ?? (seen.status === 'ok' && seen.kind === 'links' ? seen.total : undefined);
    const readings = readingsAt(context, { 'descriptors.used': used, 'descriptors.limit': softLimit(textOf(collected, limits(context))) });
    const asked = collected.has(`links /proc/${context.pid}/fd`);
    const links = sortedLinks(context, collected);
    if (links && seen.status === 'ok' && seen.kind === 'links') {
      const kinds = kindReadings(context, links.kinds, seen.total, namelessShare(context, collected));
      return { readings: [...readings, ...kinds], status: 'ok' };
    }
    if (used === undefined) return { readings, ...failure(context, asked ? seen : answerTo(collected, descriptorCount(context))) };
    return asked ? { readings, ...failure(context, seen) } : { readings, status: 'ok' };
  },
  examples: [
    {
      title: 'three files, one of them deleted, two sockets, a pipe, an event poll and an inotify instance',
      pid: 7,
      collected: {
        'count /proc/7/fd': { status: 'ok', kind: 'count', count: 8 },
        'file /proc/7/limits': {
          status: 'ok',
          kind: 'file',
          text: 'Limit                     Soft Limit           Hard Limit           Units     \nMax open files            1024                 524288               files     \n',
        },
        'links /proc/7/fd': {
          status: 'ok',
          kind: 'links',
          total: 8,
          targets: [
            '/var/log/a.log',
            '/var/log/really (deleted)',
            '/var/log/old.log (deleted)',
            'socket:[11]',
            'socket:[12]',
            'pipe:[9]',
            'anon_inode:[eventpoll]',
            'anon_inode:inotify',
          ].map((target, i) => ({ name: String(i), target })),
        },
        'file /proc/7/mountinfo': { status: 'ok', kind: 'file', text: '27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard\n' },
        'stats /proc/7/fd 1 2': {
          status: 'ok',
          kind: 'stats',
          unreadable: 0,
          entries: [
            { name: '1', links: 1, bytes: 4096, inode: '65024:11' },
            { name: '2', links: 0, bytes: 4096, inode: '65024:12' },
          ],
        },
      },
      readings: {
        'descriptors.used': 8,
        'descriptors.limit': 1024,
        'descriptors.files': 3,
        'descriptors.sockets': 2,
        'descriptors.pipes': 1,
        'descriptors.inotify': 1,
        'descriptors.other': 1,
        'descriptors.deleted': 1,
        'descriptors.top_directory_share': 100,
      },
    },
    {
      title: "somebody else's process: the count without the kinds",
      pid: 7,
      collected: {
        'count /proc/7/fd': { status: 'ok', kind: 'count', count: 903 },
        'file /proc/7/limits': { status: 'ok', kind: 'file', text: 'Max open files            unlimited            unlimited            files\n' },
        'links /proc/7/fd': { status: 'not-permitted', detail: 'permission denied' },
      },
      readings: { 'descriptors.used': 903 },
      status: 'not-permitted',
    },
  ],
};

const limits = ({ pid }: ProbeContext): Request => file(`/proc/${pid}/limits`);

/** The soft limit is the one that bites; "unlimited" is no number. */
export function softLimit(text: string | undefined): number | undefined {
  const match = /^Max open files\s+(\d+)/m.exec(text ?? '');
  return match ? Number(match[1]) : undefined;
}

function failure({ pid }: ProbeContext, answer: Answer): Pick<ProbeResult, 'status' | 'coverage'> {
  if (answer.status === 'ok') return { status: 'ok' };
  const coverage =
    answer.status === 'not-permitted'
      ? `what the descriptors of ${pid} are may only be read by its owner and root: run with sudo`
      : `descriptors of ${pid}: ${answer.detail}`;
  return { status: answer.status, coverage };
}
