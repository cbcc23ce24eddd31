import { file, firstFailure, readingsAt, textOf } from './answers.ts';
import { namespaceLinks, sharesNamespace } from './namespaces.ts';
import type { ProcessProbe } from './probe.ts';

const SETS = file('/proc/sysvipc/sem');
const LIMITS = file('/proc/sys/kernel/sem');

export const semaphoresProbe: ProcessProbe = {
  id: 'semaphores',
  title: 'System V semaphores of the IPC namespace against their limits',
  way: 'proc',
  gives: ['semaphores.sysv', 'semaphores.limit_share'],
  cost: 'two small files',
  privilege: 'owner of the process or root, to know that its IPC namespace is the one looked at',
  plan: (context, collected) => (collected.size === 0 ? [SETS, LIMITS, ...namespaceLinks(context)] : []),
  read(context, collected) {
    const text = textOf(collected, SETS);
    if (text === undefined) return { readings: [], status: firstFailure(collected, [SETS])?.status ?? 'missing' };
    // The file shows the namespace of whoever reads it.
    if (sharesNamespace(context, collected, 'ipc') !== true)
      return { readings: [], status: 'ok', coverage: 'the semaphores of its IPC namespace are not known from here' };
    const [header = '', ...lines] = text.trimEnd().split('\n');
    const column = header.trim().split(/\s+/).indexOf('nsems');
    if (column < 0) return { readings: [], status: 'failed' };
    const counts = lines.map((line) => Number(line.trim().split(/\s+/)[column])).filter((count) => count >= 0);
    const [, most = Number.NaN, , mostSets = Number.NaN] = (textOf(collected, LIMITS) ?? '').trim().split(/\s+/).map(Number);
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
      title: 'a process of another IPC namespace: its semaphores are not ours',
      pid: 7,
      collected: {
        'file /proc/sysvipc/sem': { status: 'ok', kind: 'file', text: '       key      semid perms      nsems\n' },
        'links /proc/7/ns net ipc pid': { status: 'ok', kind: 'links', total: 3, targets: [{ name: 'ipc', target: 'ipc:[4026532200]' }] },
        'links /proc/self/ns net ipc pid': { status: 'ok', kind: 'links', total: 3, targets: [{ name: 'ipc', target: 'ipc:[4026531839]' }] },
      },
      readings: {},
    },
  ],
};
