import { answerTo, file, fileAside, readingsAt, textOf } from './answers.ts';
import type { ProbeContext, ProcessProbe, Request } from './probe.ts';

/** Every second look, and the first two, are just enough for a trend of 30. */
const EVERY = 2;
const MOST = file('/proc/sys/vm/max_map_count');
/** glibc and musl map a named semaphore from a file of that name, in a tmpfs at /dev/shm (sem_overview(7)). */
const SEMAPHORE = /^\S+ \S+ \S+ \S+ \S+ +(\/dev\/shm\/sem\.\S.*?)(?: \(deleted\))?$/;

export const mappingsProbe: ProcessProbe = {
  id: 'mappings',
  title: 'How many memory mappings the process has, and the POSIX semaphores among them',
  way: 'proc',
  gives: ['memory.mappings', 'memory.mappings_share', 'semaphores.posix'],
  cost:
    'at every second look 1 µs for each mapping, of which there are 65,530 at most unless the host allows more; on older kernels the process can map no memory meanwhile. ' +
    'It is read by another process, with a deadline of 1 s',
  privilege: 'owner of the process or root',
  plan: (context, collected) => (collected.size === 0 && looks(context) ? [maps(context), MOST] : []),
  read(context, collected) {
    if (!looks(context)) return { readings: [], status: 'ok' };
    const answer = answerTo(collected, maps(context));
    const text = textOf(collected, maps(context));
    if (text === undefined) {
      // A process that ends has no memory any more.
      if (answer.status === 'gone') return { readings: [], status: 'ok' };
      return { readings: [], status: answer.status, coverage: `its memory mappings: ${'detail' in answer ? answer.detail : 'not read'}` };
    }
    const lines = text.split('\n').filter((line) => /^[\da-f]{1,16}-[\da-f]{1,16} /.test(line));
    if (lines.length === 0) return { readings: [], status: 'ok' };
    const most = Number(textOf(collected, MOST));
    const semaphores = new Set(lines.flatMap((line) => SEMAPHORE.exec(line)?.[1] ?? []));
    return {
      readings: readingsAt(context, {
        'memory.mappings': lines.length,
        'memory.mappings_share': most > 0 ? (100 * lines.length) / most : undefined,
        'semaphores.posix': semaphores.size,
      }),
      status: 'ok',
    };
  },
  examples: [
    {
      title: 'two named semaphores, one of them without its name by now, of six mappings',
      pid: 7,
      collected: {
        'file /proc/7/maps': {
          status: 'ok',
          kind: 'file',
          text: [
            '00400000-00423000 r--p 00000000 fe:00 1054                               /usr/bin/python3.11',
            '7f8ba0c00000-7f8ba0c01000 rw-s 00000000 00:17 12                         /dev/shm/sem.jobs',
            '7f8ba0c01000-7f8ba0c02000 rw-s 00000000 00:17 13                         /dev/shm/sem.mail (deleted)',
            '7f8ba0c02000-7f8ba0c03000 rw-s 00000000 00:17 14                         /dev/shm/cache sem.none',
            '7f8ba0d00000-7f8ba0e00000 rw-p 00000000 00:00 0 ',
            '7ffcdf05b000-7ffcdf07c000 rw-p 00000000 00:00 0                          [stack]',
            '',
          ].join('\n'),
        },
        'file /proc/sys/vm/max_map_count': { status: 'ok', kind: 'file', text: '60000\n' },
      },
      readings: { 'memory.mappings': 6, 'memory.mappings_share': 0.01, 'semaphores.posix': 2 },
    },
    {
      title: "somebody else's process",
      pid: 7,
      collected: { 'file /proc/7/maps': { status: 'not-permitted', detail: 'cat: /proc/7/maps: Permission denied' } },
      readings: {},
      status: 'not-permitted',
    },
  ],
};

const looks = ({ index, depth }: ProbeContext) => depth === undefined && (index < EVERY || index % EVERY === 0);
const maps = ({ pid }: ProbeContext): Request => fileAside(`/proc/${pid}/maps`);
