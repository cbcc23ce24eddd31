import { defineFormat, type Example, finding } from './format.ts';
import { largest, shown } from './quantity.ts';

interface LockRow {
  readonly what: 'semaphore' | 'held' | 'waiting';
  readonly owner: string;
}

/** System V semaphores (`ipcs -s`) and file locks (/proc/locks, lslocks). */
export const locks = defineFormat<LockRow>({
  id: 'locks',
  row(line) {
    const text = line.trim();
    if (/^-+ Semaphore Arrays -+|^key\s+semid\s/.test(text)) return { head: ['semid'] };
    const semaphore = /^0x[0-9a-f]{8}\s+\d{1,12}\s+(\S{1,32})\s+\d{3}\s+\d{1,6}$/.exec(text);
    if (semaphore) return { what: 'semaphore', owner: semaphore[1] ?? '' };
    const lock = /^\d{1,9}: (-> )?(?:POSIX|FLOCK|OFDLCK|LEASE)\s+\S+\s+(?:READ|WRITE|RW)\s+(\S{1,12})\s/.exec(text);
    const listed = /^\S{1,40}\s+\d{1,10}\s+(?:FLOCK|POSIX|OFDLCK)\s+(?:[\d.]{1,9}[BKMGT]?\s+)?(?:READ|WRITE)(\*)?\s/.exec(text);
    if (listed) return { what: listed[1] ? 'waiting' : 'held', owner: '' };
    return lock ? { what: lock[1] ? 'waiting' : 'held', owner: lock[2] ?? '' } : undefined;
  },
  judge(blocks) {
    const rows = blocks.flatMap((block) => block.rows);
    const of = (what: LockRow['what']) => rows.filter((row) => row.what === what);
    const [semaphores, waiting] = [of('semaphore'), of('waiting')];
    const owner = largest(semaphores, (row) => row.owner);
    return [
      owner.rows.length >= (blocks.some(({ head }) => head) ? 10 : 4)
        ? finding(
            owner.rows[0]?.at ?? 0,
            `${owner.rows.length} of ${semaphores.length} semaphore arrays belong to ${shown(owner.key, 32)}`,
            { 'file-lock-or-semaphore-leak': 0.9 },
            owner.rows.length >= 30 ? 'names' : 'points',
          )
        : undefined,
      waiting.length > 0
        ? finding(
            waiting[0]?.at ?? 0,
            `${waiting.length} wait for a file lock that another process holds`,
            { 'file-lock-or-semaphore-leak': 0.85 },
            waiting.length >= 3 ? 'names' : 'points',
          )
        : undefined,
    ];
  },
});

export const examples = (): readonly Example[] => [
  {
    title: 'semaphores left behind',
    text: `------ Semaphore Arrays --------\nkey        semid      owner      perms      nsems\n${Array.from({ length: 40 }, (_, i) => `0x00000000 ${32768 * (i + 1)}      www-data   600        1`).join('\n')}`,
    cause: 'file-lock-or-semaphore-leak',
    says: '40 of 40',
  },
  {
    title: 'a few semaphores',
    text: '------ Semaphore Arrays --------\nkey        semid      owner      perms      nsems\n0x0052e2c1 32768      postgres   600        17',
    cause: null,
  },
  {
    title: 'waiters in lslocks',
    text: 'COMMAND     PID  TYPE SIZE MODE   M START END PATH\nbackup.sh  8122 FLOCK   0B WRITE  0     0   0 /run/lock/backup\nbackup.sh  8220 FLOCK   0B WRITE* 0     0   0 /run/lock/backup',
    cause: 'file-lock-or-semaphore-leak',
    says: '1 wait',
  },
  {
    title: 'locks that daemons hold',
    text: 'COMMAND  PID  TYPE SIZE MODE  M START END PATH\ncron     812 FLOCK   4B WRITE 0     0   0 /run/crond.pid',
    cause: null,
  },
  {
    title: 'waiters of a file lock',
    text: '1: POSIX  ADVISORY  WRITE 812 08:01:1311 0 EOF\n1: -> POSIX  ADVISORY  WRITE 911 08:01:1311 0 EOF\n1: -> POSIX  ADVISORY  WRITE 914 08:01:1311 0 EOF',
    cause: 'file-lock-or-semaphore-leak',
    says: '2 wait',
  },
];
