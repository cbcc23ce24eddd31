import { file, firstFailure, readingsAt, textOf } from './answers.ts';
import type { ProcessProbe } from './probe.ts';

const UPTIME = file('/proc/uptime');
/** Clock ticks a second that the kernel shows to user space; 100 on every Linux architecture in use. */
export const TICKS = 100;

/** Fields of /proc/PID/stat, by man page number; the name may hold spaces and brackets, so it ends at the last one. */
export function parseStat(text: string): { readonly name: string; readonly field: (number: number) => string } | undefined {
  const [open, close] = [text.indexOf('('), text.lastIndexOf(')')];
  if (open < 0 || close < open) return undefined;
  const rest = text
    .slice(close + 2)
    .trim()
    .split(' ');
  return { name: text.slice(open + 1, close), field: (number) => rest[number - 3] ?? '' };
}

/**
 * What tells a program from the one it replaced itself by: an exec keeps the pid and the start. Field 28 is where the stack
 * begins, at random for each exec; 0 for whoever may not know it, and the name has to do.
 */
function imageOf({ name, field }: NonNullable<ReturnType<typeof parseStat>>): string {
  const stack = field(28);
  return /^[1-9]\d*$/.test(stack) ? `stack ${stack}` : `name ${name}`;
}

/** Which program runs in a process, by its `stat`: told from every other one, after an exec and behind the same pid. */
export function programIn(stat: string): string | undefined {
  const parsed = parseStat(stat);
  return parsed && `${parsed.field(22)} ${imageOf(parsed)}`;
}

export const processProbe: ProcessProbe = {
  id: 'process',
  title: 'Which process it is, since when, in which state',
  way: 'proc',
  gives: ['process.state', 'process.started', 'process.uptime', 'process.image'],
  cost: 'two small files, no cost to the process',
  privilege: 'none',
  plan: ({ pid }, collected) => (collected.size === 0 ? [file(`/proc/${pid}/stat`), UPTIME] : []),
  read(context, collected) {
    const stat = file(`/proc/${context.pid}/stat`);
    const parsed = parseStat(textOf(collected, stat) ?? '');
    if (!parsed) return { readings: [], status: firstFailure(collected, [stat])?.status ?? 'failed' };
    const started = Number(parsed.field(22));
    const up = Number.parseFloat(textOf(collected, UPTIME) ?? '');
    const uptime = Number.isFinite(up) ? Math.max(0, up - started / TICKS) : undefined;
    return {
      readings: readingsAt(context, {
        'process.state': parsed.field(3),
        'process.started': started,
        'process.uptime': uptime,
        'process.image': imageOf(parsed),
      }),
      status: 'ok',
    };
  },
  examples: [
    {
      title: 'one of our own, which shows where its stack begins: another place after an exec',
      pid: 42,
      collected: {
        'file /proc/42/stat': {
          status: 'ok',
          kind: 'file',
          text: '42 (api) S 1 42 42 0 -1 4194560 900 0 0 0 120 30 0 0 20 0 7 0 50000 1000000 2500 18446744073709551615 94000 95000 140724603453440 0',
        },
      },
      readings: { 'process.image': 'stack 140724603453440' },
    },
    {
      title: 'a name with a bracket and a space',
      pid: 42,
      collected: {
        'file /proc/42/stat': {
          status: 'ok',
          kind: 'file',
          text: '42 (we) ird n,x) S 1 42 42 0 -1 4194560 900 0 0 0 120 30 0 0 20 0 7 0 50000 1000000 2500 18446744073709551615',
        },
        'file /proc/uptime': { status: 'ok', kind: 'file', text: '620.50 1200.00\n' },
      },
      readings: { 'process.state': 'S', 'process.started': 50000, 'process.uptime': 120.5 },
    },
  ],
};
