import { answerTo, readingsAt, textOf } from './answers.ts';
import { countKinds, kindReadings } from './kinds.ts';
import { parseLsof } from './parse/lsof.ts';
import type { ProbeContext, ProcessProbe, Request } from './probe.ts';

export const portableDescriptorsProbe: ProcessProbe = {
  id: 'portable-descriptors',
  title: 'Open descriptors and TCP sockets by lsof, the limit by prlimit',
  way: 'portable',
  gives: [
    'descriptors.used',
    'descriptors.limit',
    'descriptors.files',
    'descriptors.sockets',
    'descriptors.pipes',
    'descriptors.inotify',
    'descriptors.other',
    'descriptors.deleted',
    'descriptors.top_directory_share',
  ],
  cost: 'lsof: 20 µs for each descriptor; slows a process that opens and closes all the time by a third while it runs',
  privilege: 'owner of the process or root',
  plan: (context, collected) => (collected.size === 0 ? [lsof(context), prlimit(context)] : []),
  read(context, collected) {
    const limit = /^\d+$/.exec(textOf(collected, prlimit(context))?.trim() ?? '');
    const limitReading = readingsAt(context, { 'descriptors.limit': limit ? Number(limit[0]) : undefined });
    const answer = answerTo(collected, lsof(context));
    const text = answer.status === 'ok' && 'text' in answer ? answer.text : '';
    const files = parseLsof(text);
    if (answer.status !== 'ok' || files.length === 0) {
      const denied = /fNOFD/.test(text) || answer.status === 'ok';
      const status = answer.status !== 'ok' && !denied ? answer.status : 'not-permitted';
      return {
        readings: limitReading,
        status,
        coverage:
          status === 'not-permitted'
            ? `lsof may only list the descriptors of ${context.pid} for its owner and root: run with sudo`
            : 'detail' in answer
              ? answer.detail
              : 'lsof listed nothing',
      };
    }
    const kinds = countKinds(files.map(({ kind }) => kind));
    const readings = [...limitReading, ...readingsAt(context, { 'descriptors.used': files.length }), ...kindReadings(context, kinds, files.length, 1)];
    return { readings, sockets: files.flatMap(({ socket }) => (socket ? [socket] : [])), status: 'ok' };
  },
  examples: [
    {
      title: 'numbered descriptors count, the working directory and mapped files do not',
      pid: 7,
      collected: {
        'lsof -nP -w -F pfktTn0 -p 7': {
          status: 'ok',
          kind: 'command',
          text: 'p7\0\nfcwd\0tDIR\0k4\0n/srv\0\nftxt\0tREG\0k1\0n/usr/bin/node\0\nf3\0tREG\0k0\0n/var/log/old.log (deleted)\0\nf4\0tIPv4\0n10.0.0.2:50082->10.0.1.50:443\0TST=CLOSE_WAIT\0TQR=1\0TQS=0\0\nf5\0tFIFO\0k1\0npipe\0\n',
        },
        'prlimit --pid 7 --nofile --noheadings --output SOFT': { status: 'ok', kind: 'command', text: '1024\n' },
      },
      readings: {
        'descriptors.used': 3,
        'descriptors.limit': 1024,
        'descriptors.files': 1,
        'descriptors.sockets': 1,
        'descriptors.pipes': 1,
        'descriptors.inotify': 0,
        'descriptors.other': 0,
        'descriptors.deleted': 1,
        'descriptors.top_directory_share': 100,
        'sockets.close_wait': 1,
        'sockets.tcp': 1,
        'sockets.outbound': 1,
      },
    },
    {
      title: "somebody else's process",
      pid: 7,
      collected: {
        'lsof -nP -w -F pfktTn0 -p 7': { status: 'ok', kind: 'command', text: 'p7\0\nfNOFD\0n/proc/7/fd (opendir: Permission denied)\0\n' },
        'prlimit --pid 7 --nofile --noheadings --output SOFT': { status: 'not-permitted', detail: 'Operation not permitted' },
      },
      readings: {},
      status: 'not-permitted',
    },
  ],
};

const lsof = ({ pid }: ProbeContext): Request => ({ kind: 'command', argv: ['lsof', '-nP', '-w', '-F', 'pfktTn0', '-p', String(pid)] });
const prlimit = ({ pid }: ProbeContext): Request => ({
  kind: 'command',
  argv: ['prlimit', '--pid', String(pid), '--nofile', '--noheadings', '--output', 'SOFT'],
});
