import { answerTo, file, readingsAt, textOf, textsOf, unanswered } from './answers.ts';
import { linksOf, sortedLinks } from './descriptor-links.ts';
import type { Collected, ProbeContext, ProbeResult, ProcessProbe, Request } from './probe.ts';
import type { ReadingId } from './readings.ts';
import { statusNumber } from './status.ts';
import { statusFile } from './tasks.ts';

const INSTANCES = file('/proc/sys/fs/inotify/max_user_instances');
const WATCHES = file('/proc/sys/fs/inotify/max_user_watches');
const TARGET = 'anon_inode:inotify';
/** The whole user is counted at every so many looks: all links of all its processes are read for it. */
const EVERY = 10;
/** From this share on even a count with gaps is told. */
const NEAR = 80;

export const inotifyProbe: ProcessProbe = {
  id: 'inotify',
  title: 'inotify watches of the process, instances and watches of its user',
  way: 'proc',
  gives: ['inotify.watches', 'inotify.instances_share', 'inotify.watches_share'],
  cost: '15 µs an instance and 0.5 µs a watch; at every tenth look 4 µs for each descriptor of the user, 20,000 at most; of one look alone only where the process has instances itself',
  privilege: 'owner of the process or root; root for processes of the user that hide from it',
  later: ['read /proc/PID/fdinfo/N of the inotify descriptors', 'look for inotify descriptors of the same user in /proc/*/fd, at every tenth look'],
  plan(context, collected) {
    if (collected.size === 0) return [statusFile(context), INSTANCES, WATCHES];
    return unanswered(collected, [...holders(context, collected), ...own(context, collected), ...ofTheUser(context, collected)]);
  },
  read(context, collected): ProbeResult {
    const links = linksOf(context, collected);
    const instances = links.status === 'ok' && links.kind === 'links' && links.total === links.targets.length ? ownNames(context, collected) : undefined;
    const watches = instances && (instances.length === 0 ? 0 : watchesIn(collected, own(context, collected)));
    const user = shares(context, collected);
    return { readings: [...readingsAt(context, { 'inotify.watches': watches }), ...readingsAt(context, user.readings)], status: 'ok', ...user.coverage };
  },
  examples: [
    {
      title: 'two instances with three watches, and one of another process of the user',
      pid: 7,
      collected: {
        'file /proc/7/status': { status: 'ok', kind: 'file', text: 'Name:\tvite\nUid:\t1000\t1000\t1000\t1000\n' },
        'file /proc/sys/fs/inotify/max_user_instances': { status: 'ok', kind: 'file', text: '128\n' },
        'file /proc/sys/fs/inotify/max_user_watches': { status: 'ok', kind: 'file', text: '8\n' },
        'count /proc/7/fd': { status: 'ok', kind: 'count', count: 3 },
        'links /proc/7/fd': {
          status: 'ok',
          kind: 'links',
          total: 3,
          targets: [
            { name: '0', target: '/dev/null' },
            { name: '21', target: 'anon_inode:inotify' },
            { name: '22', target: 'anon_inode:inotify' },
          ],
        },
        'holders /proc/*/fd of uid 1000 to anon_inode:inotify': {
          status: 'ok',
          kind: 'holders',
          unreadable: 0,
          descriptors: [
            { pid: '7', fd: '21' },
            { pid: '7', fd: '22' },
            { pid: '9', fd: '4' },
          ],
        },
        'each /proc/7/fdinfo/* 21 22': {
          status: 'ok',
          kind: 'each',
          unreadable: 0,
          texts: [
            {
              name: '21',
              text: 'pos:\t0\nflags:\t02004000\nmnt_id:\t15\nino:\t1046\ninotify wd:2 ino:2b sdev:fe00000 mask:fce ignored_mask:0 fhandle-bytes:8 fhandle-type:1\ninotify wd:1 ino:2 sdev:fe00000 mask:fce ignored_mask:0 fhandle-bytes:8\n',
            },
            { name: '22', text: 'pos:\t0\nflags:\t02004000\ninotify wd:1 ino:2 sdev:fe00000 mask:fce ignored_mask:0\n' },
          ],
        },
        'each /proc/* 7/fdinfo/21 7/fdinfo/22 9/fdinfo/4': {
          status: 'ok',
          kind: 'each',
          unreadable: 0,
          texts: [
            { name: '7/fdinfo/21', text: 'pos:\t0\ninotify wd:2 ino:2b\ninotify wd:1 ino:2\n' },
            { name: '7/fdinfo/22', text: 'pos:\t0\ninotify wd:1 ino:2\n' },
            { name: '9/fdinfo/4', text: 'pos:\t0\ninotify wd:1 ino:2\n' },
          ],
        },
      },
      readings: { 'inotify.watches': 3, 'inotify.instances_share': (100 * 3) / 128, 'inotify.watches_share': 50 },
    },
    {
      title: 'processes of the user that could not be looked into: no share rather than one that is too low',
      pid: 7,
      collected: {
        'file /proc/7/status': { status: 'ok', kind: 'file', text: 'Uid:\t1000\t1000\t1000\t1000\n' },
        'file /proc/sys/fs/inotify/max_user_instances': { status: 'ok', kind: 'file', text: '128\n' },
        'links /proc/7/fd': { status: 'ok', kind: 'links', total: 1, targets: [{ name: '3', target: 'anon_inode:inotify' }] },
        'each /proc/7/fdinfo/* 3': { status: 'ok', kind: 'each', unreadable: 0, texts: [{ name: '3', text: 'pos:\t0\ninotify wd:1 ino:2\n' }] },
        'holders /proc/*/fd of uid 1000 to anon_inode:inotify': { status: 'ok', kind: 'holders', unreadable: 2, descriptors: [{ pid: '7', fd: '3' }] },
      },
      readings: { 'inotify.watches': 1 },
    },
  ],
};

/** At the first look, which is to be answered quickly, only where the process has instances itself; else at the second. */
function looksAtTheUser(context: ProbeContext, collected: Collected): boolean {
  const has = ownNames(context, collected).length > 0;
  if (context.depth !== undefined || context.index === 0) return context.depth !== 'counts' && has;
  return context.index === 1 ? !has : context.index % EVERY === 0;
}

function holders(context: ProbeContext, collected: Collected): readonly Request[] {
  const uid = statusNumber(textOf(collected, statusFile(context)), 'Uid');
  return uid === undefined || !looksAtTheUser(context, collected) ? [] : [{ kind: 'holders', uid, target: TARGET }];
}

function ownNames(context: ProbeContext, collected: Collected): readonly string[] {
  return sortedLinks(context, collected)?.inotify ?? [];
}

function own(context: ProbeContext, collected: Collected): readonly Request[] {
  const names = ownNames(context, collected);
  return names.length === 0 ? [] : [{ kind: 'each', path: `/proc/${context.pid}/fdinfo`, file: '', names }];
}

function ofTheUser(context: ProbeContext, collected: Collected): readonly Request[] {
  const names = held(context, collected)?.descriptors.map(({ pid, fd }) => `${pid}/fdinfo/${fd}`) ?? [];
  return names.length === 0 ? [] : [{ kind: 'each', path: '/proc', file: '', names }];
}

function held(context: ProbeContext, collected: Collected) {
  const [request] = holders(context, collected);
  const answer = request && answerTo(collected, request);
  return answer?.status === 'ok' && answer.kind === 'holders' ? answer : undefined;
}

/** Lines of fdinfo that begin with `inotify wd:`, one a watch (proc(5)). */
function watchesIn(collected: Collected, requests: readonly Request[]): number | undefined {
  const answers = requests.map((request) => answerTo(collected, request));
  if (answers.some((answer) => answer.status !== 'ok' || answer.kind !== 'each' || answer.unreadable > 0)) return undefined;
  return requests.flatMap((request) => textsOf(collected, request) ?? []).reduce((sum, { text }) => sum + text.split('\ninotify wd:').length - 1, 0);
}

function shares(context: ProbeContext, collected: Collected): { readings: Partial<Record<ReadingId, number>>; coverage?: { coverage: string } } {
  const user = held(context, collected);
  if (!user) return { readings: {} };
  const requests = ofTheUser(context, collected);
  const counted = { instances: user.descriptors.length, watches: requests.length === 0 ? 0 : watchesIn(collected, requests) };
  const of = (used: number | undefined, request: Request) => {
    const limit = Number(textOf(collected, request) ?? 0);
    const share = used === undefined || !(limit > 0) ? undefined : (100 * used) / limit;
    return share !== undefined && (user.unreadable === 0 || share >= NEAR) ? share : undefined;
  };
  const [instances, watches] = [of(counted.instances, INSTANCES), of(counted.watches, WATCHES)];
  return {
    readings: {
      ...(instances === undefined ? {} : { 'inotify.instances_share': instances }),
      ...(watches === undefined ? {} : { 'inotify.watches_share': watches }),
    },
    ...(user.unreadable > 0 ? { coverage: { coverage: `${user.unreadable} processes of the user could not be looked into: run with sudo` } } : {}),
  };
}
