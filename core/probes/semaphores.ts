import { file, firstFailure, readingsAt, unanswered } from './answers.ts';
import { namespaceLinks, readWhereItIs, textWhereItIs } from './namespaces.ts';
import type { ProcessProbe } from './probe.ts';

const SETS = file('/proc/sysvipc/sem');
const LIMITS = file('/proc/sys/kernel/sem');

/** A process that is not in our IPC namespace. */
const ELSEWHERE: ProcessProbe['examples'][number]['collected'] = {
  'links /proc/7/ns net ipc pid': { status: 'ok', kind: 'links', total: 3, targets: [{ name: 'ipc', target: 'ipc:[4026532200]' }] },
  'links /proc/self/ns net ipc pid': { status: 'ok', kind: 'links', total: 3, targets: [{ name: 'ipc', target: 'ipc:[4026531839]' }] },
};

export const semaphoresProbe: ProcessProbe = {
  id: 'semaphores',
  title: 'System V semaphores of the IPC namespace against their limits',
  way: 'proc',
  gives: ['semaphores.sysv', 'semaphores.limit_share'],
  cost: 'two small files',
  privilege: 'owner of the process or root, to know that its IPC namespace is the one looked at; root where it is another one',
  later: ['read both, or run nsenter --ipc=/proc/PID/ns/ipc cat FILE for each when the process is in another IPC namespace'],
  plan: (context, collected) =>
    collected.size === 0 ? namespaceLinks(context) : unanswered(collected, readWhereItIs(context, collected, 'ipc', [SETS, LIMITS])),
  read(context, collected) {
    const text = textWhereItIs(context, collected, 'ipc', SETS);
    if (text === undefined) {
      const [sets] = readWhereItIs(context, collected, 'ipc', [SETS]);
      const failed = firstFailure(collected, sets ? [sets] : namespaceLinks(context));
      return { readings: [], status: failed?.status ?? 'ok', coverage: 'the semaphores of its IPC namespace are not known from here' };
    }
    const [header = '', ...lines] = text.trimEnd().split('\n');
    const column = header.trim().split(/\s+/).indexOf('nsems');
    if (column < 0) return { readings: [], status: 'failed' };
    const counts = lines.map((line) => Number(line.trim().split(/\s+/)[column])).filter((count) => count >= 0);
    const [, most = Number.NaN, , mostSets = Number.NaN] = (textWhereItIs(context, collected, 'ipc', LIMITS) ?? '').trim().split(/\s+/).map(Number);
    const semaphores = counts.reduce((sum, count) => sum + count, 0);
    const share = most > 0 && mostSets > 0 ? 100 * Math.max(semaphores / most, counts.length / mostSets) : undefined;
    return { readings: readingsAt(context, { 'semaphores.sysv': counts.length, 'semaphores.limit_share': share }), status: 'ok' };
  },
  examples: [
    {
      title: 'two sets of 17 and 8 semaphores; the sets are nearer to their limit',
      pid: 7,
      collected: {
        'file /proc/sysvipc/sem': {
          status: 'ok',
          kind: 'file',
          text: '       key      semid perms      nsems   uid   gid  cuid  cgid      otime      ctime\n   5432001          0   600         17   106   110   106   110 1700000000 1700000000\n         0          1   600          8     0     0     0     0          0 1700000001\n',
        },
        'file /proc/sys/kernel/sem': { status: 'ok', kind: 'file', text: '32000\t1024000000\t500\t8\n' },
        'links /proc/7/ns net ipc pid': { status: 'ok', kind: 'links', total: 3, targets: [{ name: 'ipc', target: 'ipc:[4026531839]' }] },
        'links /proc/self/ns net ipc pid': { status: 'ok', kind: 'links', total: 3, targets: [{ name: 'ipc', target: 'ipc:[4026531839]' }] },
      },
      readings: { 'semaphores.sysv': 2, 'semaphores.limit_share': 25 },
    },
    {
      title: 'a process of another IPC namespace: its semaphores are read there',
      pid: 7,
      collected: {
        ...ELSEWHERE,
        'nsenter --ipc=/proc/7/ns/ipc cat /proc/sysvipc/sem': {
          status: 'ok',
          kind: 'command',
          text: '       key      semid perms      nsems   uid   gid  cuid  cgid      otime      ctime\n         0          1   600          8     0     0     0     0          0 1700000001\n',
        },
        'nsenter --ipc=/proc/7/ns/ipc cat /proc/sys/kernel/sem': { status: 'ok', kind: 'command', text: '32000\t1024000000\t500\t128\n' },
      },
      readings: { 'semaphores.sysv': 1, 'semaphores.limit_share': 100 / 128 },
    },
    {
      title: 'the same, for whoever may not enter it',
      pid: 7,
      collected: {
        ...ELSEWHERE,
        'nsenter --ipc=/proc/7/ns/ipc cat /proc/sysvipc/sem': {
          status: 'not-permitted',
          detail: "nsenter: reassociate to namespace 'ns/ipc' failed: Operation not permitted",
        },
      },
      readings: {},
      status: 'not-permitted',
    },
  ],
};
