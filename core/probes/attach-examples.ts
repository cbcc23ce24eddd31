import type { ProbeExample } from './probe.ts';

const STATUS = 'Name:\tjava\nUid:\t1000\t1000\t1000\t1000\nSigCgt:\t2000000101005ccd\n';
const OWN = 'Name:\tnode\nUid:\t1000\t1000\t1000\t1000\nSigCgt:\t0000000000000000\n';
const MAPS = '7f3468000000-7f3468021000 r-xp 00000000 fe:00 77 /usr/lib/jvm/java-17-openjdk-amd64/lib/server/libjvm.so\n';
const file = (text: string) => ({ status: 'ok', kind: 'file', text }) as const;
const checks = (changed: { status?: string; maps?: string } = {}) => ({
  'file /proc/7/status': file(changed.status ?? STATUS),
  'file /proc/self/status': file(OWN),
  'file /proc/7/maps': file(changed.maps ?? MAPS),
  'file /proc/7/stat': file('7 (java) S 1 7 7 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 100'),
});

const thread = (name: string, state: string, ...frames: readonly string[]) =>
  `"${name}" #21 prio=5 os_prio=0 cpu=0.31ms elapsed=4.41s tid=0x00007f3468101120 nid=0x7c01 runnable  [0x00007f344573e000]\n   java.lang.Thread.State: ${state}\n${frames.map((frame) => `\tat ${frame}\n`).join('')}\n`;
const READS = [
  'sun.nio.ch.Net.poll(java.base@17.0.15/Native Method)',
  'sun.nio.ch.NioSocketImpl.park(java.base@17.0.15/NioSocketImpl.java:186)',
  'java.net.Socket$SocketInputStream.read(java.base@17.0.15/Socket.java:966)',
  'shop.Quotes.ask(Quotes.java:6)',
  'java.util.concurrent.ThreadPoolExecutor.runWorker(java.base@17.0.15/ThreadPoolExecutor.java:1136)',
];
const RESTS = [
  'jdk.internal.misc.Unsafe.park(java.base@17.0.15/Native Method)',
  'java.util.concurrent.LinkedBlockingQueue.take(java.base@17.0.15/LinkedBlockingQueue.java:435)',
  'java.util.concurrent.ThreadPoolExecutor.getTask(java.base@17.0.15/ThreadPoolExecutor.java:1062)',
];
const DUMP = [
  '7:\n2024-03-01 10:00:00\nFull thread dump OpenJDK 64-Bit Server VM (17.0.15+6-Debian-1deb12u1 mixed mode, sharing):\n\n',
  thread('main', 'TIMED_WAITING (sleeping)', 'java.lang.Thread.sleep(java.base@17.0.15/Native Method)', 'shop.Main.main(Main.java:13)'),
  thread('Reference Handler', 'RUNNABLE', 'java.lang.ref.Reference.waitForReferencePendingList(java.base@17.0.15/Native Method)'),
  '"VM Thread" os_prio=0 cpu=4.31ms elapsed=4.41s tid=0x00007f34680f2a60 nid=0x7bfc runnable\n\n',
  ...[1, 2, 3].map((i) => thread(`pool-1-thread-${i}`, 'RUNNABLE', ...READS)),
  ...[1, 2].map((i) => thread(`pool-2-thread-${i}`, 'WAITING (parking)', ...RESTS)),
].join('');

export const ATTACH_EXAMPLES: readonly ProbeExample[] = [
  {
    title: 'three of six threads wait for one answer; those that wait for work are not counted as waiting',
    pid: 7,
    collected: { ...checks(), 'jcmd -J-XX:-UsePerfData 7 Thread.print': { status: 'ok', kind: 'command', text: DUMP } },
    readings: { 'threads.blocked_share': 50 },
  },
  {
    title: 'a process that SIGQUIT would end is sent none',
    pid: 7,
    collected: checks({ status: STATUS.replace('5ccd', '5cc9') }),
    readings: {},
    status: 'not-permitted',
  },
  {
    title: 'a process that is no JVM is sent none',
    pid: 7,
    collected: checks({ maps: MAPS.replace('libjvm', 'libnode') }),
    readings: {},
    status: 'not-permitted',
  },
  {
    title: 'a JVM of another user is sent none',
    pid: 7,
    collected: checks({ status: STATUS.replaceAll('1000', '1001') }),
    readings: {},
    status: 'not-permitted',
  },
  {
    title: 'a JVM that does not answer',
    pid: 7,
    collected: { ...checks(), 'jcmd -J-XX:-UsePerfData 7 Thread.print': { status: 'timed-out', detail: 'jcmd did not answer within 5 s' } },
    readings: {},
    status: 'timed-out',
  },
];
