import { EXIT, UserError } from '../../core/errors.ts';
import type { Shell } from '../shell.ts';
import type { CaptureOptions } from './capture.ts';
import type { Schedule } from './capture-schedule.ts';

/** The script collects what can be read of a process without Node.js; services and pages need a client. */
export async function printScript(options: CaptureOptions, { looks, interval }: Schedule, shell: Shell): Promise<number> {
  const { name, port, dsn = [], pprof, expvar, metrics, portable, out, json } = options;
  if ([name, port, ...dsn, pprof, expvar, metrics, portable, out, json].some((value) => value !== undefined))
    throw new UserError('--script prints a script for one process on another host: beside it only --pid, --looks, --for and --interval mean something.', {
      hint: 'stanch capture --script --for 30s > capture.sh',
    });
  const { wholeNumber } = await import('../targets/find-process.ts');
  const [{ writeScript }, { planOfLook }, { VERSION }] = await Promise.all([
    import('../../core/bundle/script/write.ts'),
    import('../targets/script-plan.ts'),
    import('../version.ts'),
  ]);
  const plans = await Promise.all(Array.from({ length: looks }, (_, index) => planOfLook(index)));
  shell.out(
    writeScript({
      version: VERSION,
      ...(options.pid === undefined ? {} : { pid: wholeNumber('--pid', options.pid) }),
      looks,
      interval: Math.max(1, Math.round(interval)),
      plan: (index) => plans[index] ?? [],
    }),
  );
  return EXIT.ok;
}
