import { file, firstFailure, readingsAt, textOf } from './answers.ts';
import type { ProcessProbe } from './probe.ts';

const FILES = file('/proc/sys/fs/file-nr');

export const hostFilesProbe: ProcessProbe = {
  id: 'host-files',
  title: 'Open files of the whole host against fs.file-max',
  way: 'proc',
  gives: ['host.files_share'],
  cost: 'one small file',
  privilege: 'none',
  plan: ({ depth }, collected) => (collected.size === 0 && depth !== 'counts' ? [FILES] : []),
  read(context, collected) {
    const text = textOf(collected, FILES);
    if (text === undefined) return { readings: [], status: context.depth === 'counts' ? 'ok' : (firstFailure(collected, [FILES])?.status ?? 'missing') };
    // Allocated, then a 0 that once was the number of free ones, then the most there may be (Documentation/admin-guide/sysctl/fs).
    const [used = Number.NaN, , most = Number.NaN] = text.trim().split(/\s+/).map(Number);
    return { readings: readingsAt(context, { 'host.files_share': most > 0 ? (100 * used) / most : undefined }), status: most > 0 ? 'ok' : 'failed' };
  },
  examples: [
    {
      title: 'half of what the host may have open',
      pid: 7,
      collected: { 'file /proc/sys/fs/file-nr': { status: 'ok', kind: 'file', text: '50000\t0\t100000\n' } },
      readings: { 'host.files_share': 50 },
    },
  ],
};
