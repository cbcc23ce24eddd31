import { file, firstFailure, readingsAt, textOf } from './answers.ts';
import type { ProbeContext, ProcessProbe, Request } from './probe.ts';

const MAX = file('/proc/sys/net/netfilter/nf_conntrack_max');

export const conntrackProbe: ProcessProbe = {
  id: 'conntrack',
  title: 'Tracked connections of the network namespace of the process, and packets dropped for them',
  way: 'proc',
  gives: ['conntrack.used_share', 'conntrack.drops'],
  cost: 'two small files',
  privilege: 'none',
  plan: (context, collected) => (collected.size === 0 ? [counters(context), MAX] : []),
  read(context, collected) {
    const [header = '', ...lines] = (textOf(collected, counters(context)) ?? '').trimEnd().split('\n');
    const names = header.trim().split(/\s+/);
    const rows = lines
      .map((line) => line.trim().split(/\s+/))
      .filter((row) => row.length === names.length && row.every((value) => /^[\da-f]{1,16}$/i.test(value)));
    // Without the module there is no such file, and then nothing is tracked that could run out.
    if (!names.includes('entries') || rows.length === 0) {
      const failed = firstFailure(collected, [counters(context)]);
      return { readings: [], status: failed && failed.status !== 'missing' ? failed.status : 'ok', coverage: 'connections are not tracked here' };
    }
    const sum = (name: string) =>
      names.includes(name) ? rows.reduce((total, row) => total + Number.parseInt(row[names.indexOf(name)] ?? '0', 16), 0) : undefined;
    // Every processor's line repeats the same count of entries; the counters are its own.
    const entries = Number.parseInt(rows[0]?.[names.indexOf('entries')] ?? '', 16);
    const max = Number(textOf(collected, MAX) ?? 0);
    const [drop, early] = [sum('drop'), sum('early_drop')];
    return {
      readings: readingsAt(context, {
        'conntrack.used_share': max > 0 && entries >= 0 ? (100 * entries) / max : undefined,
        'conntrack.drops': drop === undefined ? undefined : drop + (early ?? 0),
      }),
      status: 'ok',
    };
  },
  examples: [
    {
      title: 'two processors, hexadecimal figures',
      pid: 7,
      collected: {
        'file /proc/7/net/stat/nf_conntrack': {
          status: 'ok',
          kind: 'file',
          text: [
            'entries  clashres found new invalid ignore delete chainlength insert insert_failed drop early_drop icmp_error  expect_new expect_create expect_delete search_restart',
            '0000c000  00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 0000000a 00000001 00000000  00000000 00000000 00000000 00000000',
            '0000c000  00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000005 00000000 00000000  00000000 00000000 00000000 00000000',
            '',
          ].join('\n'),
        },
        'file /proc/sys/net/netfilter/nf_conntrack_max': { status: 'ok', kind: 'file', text: '65536\n' },
      },
      readings: { 'conntrack.used_share': 75, 'conntrack.drops': 16 },
    },
    {
      title: 'a kernel that tracks no connections',
      pid: 7,
      collected: { 'file /proc/7/net/stat/nf_conntrack': { status: 'missing', detail: 'ENOENT reading /proc/7/net/stat/nf_conntrack' } },
      readings: {},
    },
  ],
};

const counters = ({ pid }: ProbeContext): Request => file(`/proc/${pid}/net/stat/nf_conntrack`);
