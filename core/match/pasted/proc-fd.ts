import { defineFormat, type Example } from './format.ts';
import { judgeFiles, type OpenFile } from './judge-files.ts';

/** `ls -l /proc/PID/fd`, or what is left of its lines: `17 -> socket:[52]`. */
export const procFd = defineFormat<OpenFile>({
  id: 'proc-fd',
  row(line) {
    const [, number, target] = /(?:^|\s)(\d{1,7}) -> '?(\S.{0,300}?)'?$/.exec(line.trim()) ?? [];
    if (!target || !/^(?:\/|\w{2,12}:)/.test(target)) return undefined;
    const deleted = / \(deleted\)$/.test(target) && !/^\/(?:memfd:|dev\/)/.test(target);
    return { kind: kindOf(target), name: target.replace(/\[\d+\]/, ''), process: '', deleted, size: Number.NaN, descriptor: Number(number) };
  },
  judge: (blocks) => {
    const rows = blocks.flatMap((block) => block.rows);
    // A listing begins with the standard streams; what does not was picked out.
    return judgeFiles(rows, !rows.some(({ name, descriptor }) => /^\/dev\/(?:null|pts)|^pipe:$/.test(name) && descriptor <= 2));
  },
});

function kindOf(target: string): OpenFile['kind'] {
  if (target.startsWith('socket:')) return 'socket';
  if (target.startsWith('pipe:')) return 'pipe';
  if (/^(?:anon_inode:)?\[?inotify/.test(target)) return 'inotify';
  if (target.startsWith('anon_inode:')) return 'event';
  return target.startsWith('/dev/') ? 'other' : 'file';
}

const links = (times: number, target: (index: number) => string) =>
  Array.from({ length: times }, (_, index) => `lrwx------ 1 app app 64 May  2 10:11 ${index + 12} -> ${target(index)}`).join('\n');

export const examples = (): readonly Example[] => [
  {
    title: 'sockets above all',
    text: `total 0\nlr-x------ 1 app app 64 May 2 10:11 0 -> /dev/null\n${links(40, (i) => `socket:[88${i}1]`)}`,
    cause: 'connection-leak',
    says: '40 of 41',
  },
  { title: 'event queues', text: links(24, () => 'anon_inode:[eventpoll]'), cause: 'fd-leak', says: 'eventpoll' },
  {
    title: 'a few with high numbers',
    text: 'lr-x------ 1 app app 64 May 2 10:11 2210 -> pipe:[77]\nl-wx------ 1 app app 64 May 2 10:11 2211 -> /srv/a.log',
    cause: 'fd-leak',
    says: '2211',
  },
  { title: 'watchers', text: links(18, () => 'anon_inode:inotify'), cause: 'inotify-watch-limit' },
  { title: 'the same file', text: links(9, () => '/srv/app/lookup.mmdb'), cause: 'fd-leak', says: '/srv/app/lookup.mmdb' },
  { title: 'a process at rest', text: `lr-x------ 1 app app 64 May 2 10:11 0 -> /dev/null\n${links(3, (i) => `socket:[88${i}1]`)}`, cause: null },
];
