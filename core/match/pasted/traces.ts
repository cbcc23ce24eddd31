import { type Draft, defineFormat, type Example, finding, type Row } from './format.ts';

interface Call {
  /** What a process does at the end of its trace or at the top of its stack. */
  readonly waits?: 'read' | 'connect' | 'lock' | 'mutex' | 'child';
}

const WAITS: readonly { readonly call: RegExp; readonly waits: NonNullable<Call['waits']> }[] = [
  { call: /^connect$|do_connect|sock_connect|create_connection/, waits: 'connect' },
  {
    call: /^(?:read|recv|recvfrom|recvmsg|__?libc_(?:read|recv)|SSL_read|_ssl__SSLSocket_read|sock_recv|recv_into|readinto|tcp_recvmsg|ssl3_read_bytes|__read_nocancel)$/,
    waits: 'read',
  },
  { call: /^(?:fcntl|flock|semop|semtimedop|sem_wait\w*|do_futex_wait\w*|locks_lock_inode_wait)$/, waits: 'lock' },
  { call: /^(?:__lll_lock_wait\w*|(?:__GI_)?_{0,3}pthread_(?:mutex|rwlock)_\w*lock)$/, waits: 'mutex' },
  { call: /^(?:wait4|waitpid|waitid)$/, waits: 'child' },
];

/** A system call that does not return (strace -p), or the innermost frame of gdb or /proc/PID/stack. */
export const traces = defineFormat<Call>({
  id: 'trace',
  row(line) {
    const text = line.trim();
    const unfinished = /^(?:\[pid +\d{1,10}\] |\d{1,10} )?([a-z_]\w{2,24})\(\d{0,9}[^()]{0,200}(?:<unfinished \.\.\.>|[,(] ?)$/.exec(text);
    if (unfinished) return call(unfinished[1]);
    const frame = /^#[0-2] +(?:0x[0-9a-f]{4,16} in )?([\w:]{2,60}) ?\(/.exec(text) ?? /^\[<[0-9a-f]{0,16}>\] (\w{2,60})\+0x/.exec(text);
    return frame ? call(frame[1]) : undefined;
  },
  opens: ({ waits }) => waits !== undefined,
  judge: (blocks) => [judgeWait(blocks.flatMap(({ rows }) => rows))],
});

function call(name: string | undefined): Call {
  const found = WAITS.find((each) => each.call.test(name ?? ''));
  return found ? { waits: found.waits } : {};
}

function judgeWait(rows: readonly Row<Call>[]): Draft | undefined {
  const last = rows.filter(({ waits }) => waits !== undefined).at(-1);
  if (!last) return undefined;
  if (last.waits === 'read') return finding(last.at, 'the process waits for an answer and sets no end to it', { 'missing-timeout': 0.8 });
  if (last.waits === 'connect') return finding(last.at, 'the process waits to be connected', { 'dependency-unreachable': 0.65, 'missing-timeout': 0.6 });
  if (last.waits === 'mutex')
    return finding(last.at, `${rows.filter(({ waits }) => waits === 'mutex').length} frames wait for a lock of the process`, {
      'worker-starvation': 0.6,
      'file-lock-or-semaphore-leak': 0.5,
    });
  return last.waits === 'lock' ? finding(last.at, 'the process waits for a lock', { 'file-lock-or-semaphore-leak': 0.65 }) : undefined;
}

export const examples = (): readonly Example[] => [
  { title: 'strace of a process that hangs', text: 'strace: Process 811 attached\nrecvfrom(14, ', cause: 'missing-timeout' },
  {
    title: 'gdb',
    text: '#0  0x00007f12 in __libc_recv (fd=9, buf=0x1, len=5) at recv.c:28\n#1  0x00005500 in fetch (url=0x1) at fetch.c:9',
    cause: 'missing-timeout',
  },
  {
    title: 'gdb, a lock of the process',
    text: '#0  __lll_lock_wait (futex=0x55d1, private=0) at lowlevellock.c:52\n#1  0x00007f1c in __GI___pthread_mutex_lock (mutex=0x55d1) at pthread_mutex_lock.c:80\n#2  0x000055d1 in cache_get (key=0x7f1c) at cache.c:41',
    cause: 'worker-starvation',
  },
  {
    title: 'a lock that is not given back',
    text: '[pid  912] fcntl(5, F_SETLKW, {l_type=F_WRLCK, l_whence=SEEK_SET, l_start=0, l_len=1} <unfinished ...>',
    cause: 'file-lock-or-semaphore-leak',
  },
];
