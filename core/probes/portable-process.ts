import { answerTo, readingsAt, textOf } from './answers.ts';
import type { ProbeContext, ProcessProbe, Request } from './probe.ts';

export const portableProcessProbe: ProcessProbe = {
  id: 'portable-process',
  title: 'State, age, memory and threads by ps',
  way: 'portable',
  gives: ['process.state', 'process.uptime', 'memory.rss', 'threads.count', 'traffic.work'],
  cost: 'two runs of ps',
  privilege: 'none',
  plan: (context, collected) => (collected.size === 0 ? [main(context), threads(context)] : []),
  read(context, collected) {
    const answer = answerTo(collected, main(context));
    // ps says nothing and exits with 1 when there is no such process.
    if (answer.status === 'failed' && answer.detail.endsWith('exit code 1')) return { readings: [], status: 'gone', coverage: 'the process is gone' };
    if (answer.status !== 'ok') return { readings: [], status: answer.status, coverage: answer.detail };
    const [state, elapsed, cpu, rss] = (textOf(collected, main(context)) ?? '').trim().split(/\s+/);
    const count = Number(textOf(collected, threads(context))?.trim() || Number.NaN);
    return {
      readings: readingsAt(context, {
        'process.state': state?.[0],
        'process.uptime': clock(elapsed),
        'memory.rss': rss ? Number(rss) * 1024 : undefined,
        'threads.count': count > 0 ? count : undefined,
        'traffic.work': clock(cpu),
      }),
      status: 'ok',
    };
  },
  examples: [
    {
      title: 'a process two days old',
      pid: 7,
      collected: {
        'ps -o state=,etime=,time=,rss= -p 7': { status: 'ok', kind: 'command', text: 'S  2-03:04:05 00:01:30 217088\n' },
        'ps -o nlwp= -p 7': { status: 'ok', kind: 'command', text: '  34\n' },
      },
      readings: { 'process.state': 'S', 'process.uptime': 183845, 'memory.rss': 222298112, 'threads.count': 34, 'traffic.work': 90 },
    },
    {
      title: 'a process that is gone',
      pid: 7,
      collected: { 'ps -o state=,etime=,time=,rss= -p 7': { status: 'failed', detail: 'ps: exit code 1' } },
      readings: {},
      status: 'gone',
    },
  ],
};

const main = ({ pid }: ProbeContext): Request => ({ kind: 'command', argv: ['ps', '-o', 'state=,etime=,time=,rss=', '-p', String(pid)] });
/** Not known to the ps of macOS, which answers with an error: then the threads stay unread. */
const threads = ({ pid }: ProbeContext): Request => ({ kind: 'command', argv: ['ps', '-o', 'nlwp=', '-p', String(pid)] });

/** `[[days-]hours:]minutes:seconds` → seconds. */
function clock(text: string | undefined): number | undefined {
  const match = /^(?:(\d+)-)?(?:(\d+):)?(\d+):(\d+)(?:\.\d+)?$/.exec(text ?? '');
  if (!match) return undefined;
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0);
}
