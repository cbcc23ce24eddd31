import { answerTo, file, readingsAt, textOf } from './answers.ts';
import type { ProcessProbe } from './probe.ts';
import { parseStat } from './process.ts';

export const trafficProbe: ProcessProbe = {
  id: 'traffic',
  title: 'How much work the process does, to tell growth from traffic',
  way: 'proc',
  gives: ['traffic.work'],
  cost: 'one or two small files',
  privilege: 'owner of the process or root for read and write calls; without it, processor time stands in',
  plan: ({ pid }, collected) => (collected.size === 0 ? [file(`/proc/${pid}/io`), file(`/proc/${pid}/stat`)] : []),
  read(context, collected) {
    const io = file(`/proc/${context.pid}/io`);
    const calls = sum(textOf(collected, io)?.matchAll(/^sysc[rw]: (\d+)/gm));
    if (calls !== undefined) return { readings: readingsAt(context, { 'traffic.work': calls }), status: 'ok' };
    const stat = parseStat(textOf(collected, file(`/proc/${context.pid}/stat`)) ?? '');
    const ticks = stat ? Number(stat.field(14)) + Number(stat.field(15)) : undefined;
    const { status } = answerTo(collected, io);
    return {
      readings: readingsAt(context, { 'traffic.work': ticks }),
      status: ticks === undefined ? status : 'ok',
      coverage: 'traffic judged by processor time: read and write calls are for the owner and root',
    };
  },
  examples: [
    {
      title: 'read and write calls are added up',
      pid: 7,
      collected: { 'file /proc/7/io': { status: 'ok', kind: 'file', text: 'rchar: 9\nwchar: 8\nsyscr: 120\nsyscw: 30\nread_bytes: 0\n' } },
      readings: { 'traffic.work': 150 },
    },
    {
      title: 'processor time stands in for a process of somebody else',
      pid: 7,
      collected: {
        'file /proc/7/io': { status: 'not-permitted', detail: 'permission denied' },
        'file /proc/7/stat': { status: 'ok', kind: 'file', text: '7 (api) S 1 7 7 0 -1 4194560 900 0 0 0 120 30 0 0 20 0 7 0 50000' },
      },
      readings: { 'traffic.work': 150 },
    },
  ],
};

function sum(matches: Iterable<RegExpExecArray> | undefined): number | undefined {
  const numbers = [...(matches ?? [])].map((match) => Number(match[1]));
  return numbers.length === 0 ? undefined : numbers.reduce((total, number) => total + number, 0);
}
