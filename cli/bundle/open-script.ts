import { MANIFEST } from '../../core/bundle/manifest.ts';
import { parseScript } from '../../core/bundle/script/parse.ts';
import { UserError } from '../../core/errors.ts';
import { printable } from '../../core/printable.ts';
import type { Bundle } from './open.ts';

/** Reads what the script of `capture --script` wrote. Looks that are whole count, even if the rest was cut. */
export function readScript(text: Buffer, shown: string): Bundle {
  const { meta, looks, endedAt } = parseScript(text.toString());
  const refuse = (why: string): UserError =>
    new UserError(`${printable(shown)} is no bundle that can be read: ${why}.`, { hint: 'Run the script again: ssh host sh -s PID <capture.sh >bundle.txt' });
  const [first] = looks;
  if (!first) throw refuse('it holds no look that is whole');
  const start = Number(meta['time']) * 1000;
  const timeOf = (uptime: number): number => start + Math.round((uptime - first.uptime) * 1000);
  const end = timeOf(endedAt ?? looks.at(-1)?.uptime ?? first.uptime);
  if (!(start >= 0 && end >= start && end < 8.64e15)) throw refuse('its times make no sense');
  const parsed = MANIFEST.safeParse({
    schema: 1,
    kind: 'stanch-bundle',
    stanch: meta['stanch'] ?? 'unknown',
    host: {
      name: meta['host'] ?? 'unknown',
      kernel: `Linux ${meta['kernel'] ?? ''}`.trim(),
      timeZone: meta['zone'] ?? 'unknown',
      uid: Number(meta['uid'] ?? -1),
    },
    startedAt: new Date(start).toISOString(),
    endedAt: new Date(end).toISOString(),
    target: { pid: Number(meta['pid']), name: nameOf(meta), way: 'proc', endpoints: [] },
    looks: looks.length,
    files: [],
    leftOut: endedAt === undefined ? [{ what: 'what came after the last whole look', why: 'the output was cut' }] : [],
    notRead: [],
    budget: { bytes: 0, bytesUsed: text.length, seconds: 0, secondsUsed: (end - start) / 1000 },
  });
  if (!parsed.success) throw refuse('its first lines are damaged');
  return {
    manifest: parsed.data,
    looks: looks.map(({ index, uptime, snapshot }) => ({
      at: timeOf(uptime),
      index,
      answer: (request) => ({ answer: snapshot.answer(request), durationMs: 0 }),
    })),
  };
}

/** Node 24 and newer call every process `MainThread`: its program says more. */
function nameOf(meta: Readonly<Record<string, string>>): string {
  return (meta['name'] === 'MainThread' && meta['program']) || meta['name'] || 'unknown';
}
