import type { ReadingSpec } from './reading-spec.ts';

/** Readings of threads, children, processor time and memory that need no more than /proc. */
export const PROCESS_READINGS = {
  'threads.growing_name_share': {
    title: 'new threads with one name',
    tells: 'concentration',
    unit: '%',
    source: 'names in /proc/PID/task of threads that were not there in the first look, digits stripped; three of them at least',
  },
  'threads.limit_share': {
    title: 'threads of their limit',
    unit: '%',
    source: 'threads counted against pids.max, RLIMIT_NPROC (not for root), threads-max or pid_max, whichever is nearest to it',
  },
  'threads.refused': {
    title: 'threads refused to this process',
    unit: 'count',
    source: 'rise of max of pids.events, or threads at RLIMIT_NPROC or threads-max, where half or more of those counted are of this process; else 0',
  },
  'pids.rejected': { title: 'forks refused', unit: 'count', source: 'max of pids.events, the largest of the control groups above the process' },
  'process.zombies': {
    title: 'zombie children',
    lasting: true,
    unit: 'count',
    source: 'children in state Z that were so in the sample before: one that is collected at once does not count',
  },
  'process.children': { title: 'children', unit: 'count', source: '/proc/PID/task/*/children' },
  'siblings.descriptors': {
    title: 'descriptors of its siblings',
    unit: 'count',
    source: 'the middle one of the counts of processes with the same name and parent, two of them at least; their range stands beside it',
  },
  'siblings.times': {
    title: 'times the descriptors of its siblings',
    unit: 'count',
    source: 'descriptors.used of siblings.descriptors',
  },
  'cpu.share': {
    title: 'processor time of what it may use',
    unit: '%',
    trend: true,
    source: 'utime and stime of /proc/PID/stat between two looks, of the processors in Cpus_allowed_list or the smallest quota above it',
  },
  'cpu.busiest_thread_share': {
    title: 'processor time of the busiest thread',
    unit: '%',
    phrase: 'of one core used by the busiest thread',
    source: 'schedstat, else utime and stime, of /proc/PID/task/TID over a minute at most, of one core',
  },
  'cpu.spinning_threads': {
    title: 'threads that no longer wait',
    lasting: true,
    unit: 'count',
    one: 'thread that no longer waits',
    source:
      'threads that ran or waited for a processor in 95 % of 15 s up to a minute, and used half a core or less in their life before: schedstat and stat of /proc/PID/task/TID',
  },
  'cpu.throttled_share': { title: 'periods throttled', unit: '%', source: 'nr_throttled of nr_periods of cpu.stat over a minute at most' },
  'cpu.switches': {
    title: 'times its threads left the processor',
    unit: '/s',
    source: 'voluntary_ctxt_switches and nonvoluntary_ctxt_switches of /proc/PID/task/TID/status, of threads that were there in both looks',
  },
  'cpu.forced_switches_share': {
    title: 'threads that had to leave the processor',
    unit: '%',
    phrase: 'of the times its threads left the processor they had more to do',
    source: 'nonvoluntary_ctxt_switches of both kinds, over a minute at most',
  },
  'cpu.runnable_threads': { title: 'runnable threads', unit: 'count', source: 'field 3 of /proc/PID/task/TID/stat is R' },
  'memory.anonymous': { title: 'anonymous memory', unit: 'bytes', source: 'RssAnon of /proc/PID/status' },
  'memory.swapped': { title: 'memory moved to swap', unit: 'bytes', source: 'VmSwap of /proc/PID/status, anonymous memory' },
  'memory.proportional': {
    title: 'memory with its part of what it shares',
    unit: 'bytes',
    source: 'Pss of /proc/PID/smaps_rollup: a page of several processes counts for each by its part',
  },
  'memory.private': {
    title: 'memory of its own that it has written to',
    unit: 'bytes',
    source: 'Private_Dirty and Swap of /proc/PID/smaps_rollup',
  },
  'memory.mappings': { title: 'memory mappings', unit: 'count', one: 'memory mapping', source: 'lines of /proc/PID/maps' },
  'memory.mappings_share': {
    title: 'memory mappings of their limit',
    unit: '%',
    phrase: 'of the memory mappings it may have',
    source: 'memory.mappings of vm.max_map_count',
  },
  'semaphores.posix': {
    title: 'POSIX semaphores in use',
    unit: 'count',
    one: 'POSIX semaphore in use',
    needs: 'memory mappings',
    source: 'files /dev/shm/sem.* that /proc/PID/maps names, each once; without a name (sem_init) they show nowhere',
  },
  'memory.group_held': {
    title: 'memory its group cannot give back',
    unit: 'bytes',
    source: 'anon, shmem and slab_unreclaimable of memory.stat of its own control group; total_rss and total_shmem in version 1',
  },
  'memory.limit_hits': {
    title: 'times its group met its memory limit',
    unit: 'count',
    source: 'max of memory.events, memory.failcnt in version 1, of its own control group',
  },
  'memory.pressure': {
    title: 'time lost to lack of memory',
    unit: '%',
    phrase: 'of the last minute lost to lack of memory in',
    source: 'full avg60 of memory.pressure of its control group, else of /proc/pressure/memory',
  },
  'memory.oom_kills': { title: 'kills for lack of memory', unit: 'count', source: 'oom_kill of memory.events (memory.oom_control) of its own control group' },
} as const satisfies Record<string, ReadingSpec>;
