import type { Answer, Request } from '../../probes/request.ts';

/** A process that exists nowhere and has one of everything, so that every probe asks whatever it could ask. */
export const MODEL = {
  pid: 4_000_000,
  child: '4000001',
  /** A process of the same user with an inotify descriptor. */
  other: '4000002',
  parent: '4000003',
  siblings: ['4000004', '4000005'],
  deleted: '1001',
  inotify: '1002',
  plain: '1003',
  group: '/model',
} as const;

/** The model on a host with control groups of version 1, and in a container on one with version 2. */
export const MODEL_GROUPS = ['memory', 'pids', 'cpu'].map((name, i) => `${i + 2}:${name}:${MODEL.group}\n`).join('');
export const MODEL_GROUP_2 = `0::${MODEL.group}\n`;

const STAT = `${MODEL.pid} (model) S ${MODEL.parent} ${'1 '.repeat(48)}\n`;
const FILES: Readonly<Record<string, string>> = {
  status: 'Name:\tmodel\nUid:\t1000\t1000\t1000\t1000\nThreads:\t1\nVmRSS:\t1024 kB\n',
  limits: `Max open files            1024                 4096                 files\nMax processes             1000                 1000                 processes\n`,
  mountinfo: '1 0 8:1 / / rw - ext4 /dev/sda rw\n',
  stat: STAT,
};

/** Files that there is one of for each thread or process, by the folder they were asked in. */
const EACH: Readonly<Record<string, (path: string) => string>> = {
  children: (path) => (path.includes(MODEL.parent) ? `${MODEL.pid} ${MODEL.siblings.join(' ')} ` : `${MODEL.child} `),
  comm: () => 'model\n',
};

/** What the model answers; what it does not know is missing. */
export function answerOfModel(request: Request, groups: string): Answer {
  switch (request.kind) {
    case 'file': {
      const text = request.path === `/proc/${MODEL.pid}/cgroup` ? groups : FILES[request.path.replace(`/proc/${MODEL.pid}/`, '')];
      return text === undefined ? { status: 'missing', detail: 'no part of the model' } : { status: 'ok', kind: 'file', text };
    }
    case 'count':
      return { status: 'ok', kind: 'count', count: 3 };
    case 'links': {
      // The second model lives in namespaces of its own.
      const namespace = groups === MODEL_GROUP_2 && request.path !== '/proc/self/ns' ? '[2]' : '[1]';
      const names = request.names?.map((name) => ({ name, target: request.path.endsWith('/ns') ? `${name}:${namespace}` : '/model' }));
      const targets = names ?? [
        { name: MODEL.deleted, target: '/model/gone (deleted)' },
        { name: MODEL.inotify, target: 'anon_inode:inotify' },
        { name: MODEL.plain, target: '/model/file' },
      ];
      return { status: 'ok', kind: 'links', total: targets.length, targets };
    }
    case 'each': {
      const text = EACH[request.file]?.(request.path) ?? STAT;
      return { status: 'ok', kind: 'each', unreadable: 0, texts: (request.names ?? [String(MODEL.pid)]).map((name) => ({ name, text })) };
    }
    case 'holders':
      return { status: 'ok', kind: 'holders', unreadable: 0, descriptors: [{ pid: MODEL.other, fd: MODEL.inotify }] };
    default:
      return { status: 'missing', detail: 'no part of the model' };
  }
}
