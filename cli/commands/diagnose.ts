import type { Command } from 'commander';
import type { Diagnosis } from '../../core/diagnosis/types.ts';
import { EXIT, UserError } from '../../core/errors.ts';
import { safeJson } from '../../core/safe-json.ts';
import { parseDuration } from '../duration.ts';
import type { CliCommand, Shell } from '../shell.ts';
import { type ContentOptions, loadLibrary, withContent } from './knowledge.ts';
import { chooseTarget, type TargetOptions, withTarget } from './target.ts';

interface Options extends ContentOptions, TargetOptions {
  readonly for?: string;
  readonly interval?: string;
  readonly json?: boolean;
  readonly attach?: boolean;
  readonly askPeer?: boolean;
  readonly yes?: boolean;
  readonly exitZero?: boolean;
  readonly bundle?: string;
}

const EXAMPLES = `
Examples:
  $ stanch diagnose --pid 4182                 until the answer stands, after 15 to 60 samples
  $ stanch diagnose --name payment --for 0s    one look, answer within a second
  $ stanch diagnose --port 8080 --json         for scripts; the shape is stable
  $ stanch diagnose --pid 4182 --dry-run       what it would read and run, without doing it
  $ stanch diagnose --pid 4182 --pprof http://127.0.0.1:6060 --dsn postgres://app@127.0.0.1/orders
                                               the program's own profile and its database beside it
  $ stanch diagnose --dsn redis://127.0.0.1    a service alone
  $ stanch diagnose --pid 4182 --attach        two thread dumps of a JVM beside it; says what that does, and asks first
  $ stanch diagnose --pid 4182 --ask-peer      one connection of our own to the peer that most of its sockets go to
  $ stanch diagnose --bundle FILE              what was captured before, here or on another machine

Exit codes: 0 no leak seen · 3 leak confirmed or likely · 4 inconclusive or only possible · 5 a resource is full now (90 % or more)`;

export const diagnoseCommand: CliCommand = {
  name: 'diagnose',
  build(command: Command, shell: Shell) {
    withTarget(withContent(command))
      .summary('look at a process and name the resource it leaks')
      .description('Looks at a process, read-only, until it can say which resource leaks, with the evidence and the time that is left.')
      .option('--bundle <file>', 'what stanch capture or its script wrote, - for the standard input')
      .option('--for <duration>', 'how long to look, unless a leak is plain before; 0s is one look (default: until decided, 60 samples at most)')
      .option('--interval <duration>', 'time between two samples (default: 1s)')
      .option('--portable', 'use lsof, ss, netstat and ps instead of /proc')
      .option('--attach', 'also ask a JVM for two thread dumps: the only thing ever sent to a process, one SIGQUIT')
      .option('--yes', 'agree to what --attach does without being asked')
      .option('--ask-peer', 'also connect, twice at most, to the address that most of its outgoing sockets go to, to tell whether it answers')
      .option('--json', 'print the diagnosis as JSON')
      .option('--dry-run', 'print what would be read and run, and do none of it')
      .option('--exit-zero', 'exit 0 whatever was found')
      .addHelpText('after', EXAMPLES)
      .action(async (options: Options) => {
        shell.exitCode = await run(options, shell);
      });
  },
};

async function run(options: Options, shell: Shell): Promise<number> {
  if (options.bundle !== undefined) {
    const { diagnoseFile } = await import('./diagnose-bundle.ts');
    const diagnosis = await diagnoseFile({ ...options, bundle: options.bundle }, shell);
    return options.exitZero ? EXIT.ok : exitCodeOf(diagnosis);
  }
  const seconds = options.for === undefined ? undefined : parseDuration('--for', options.for, { least: 0, most: 3600 });
  const interval = parseDuration('--interval', options.interval ?? '1s', { least: 0.1, most: 60 });
  // One look is over before optimised code would pay: making it takes a tenth of the processor time.
  if (seconds === 0) (await import('node:v8')).setFlagsFromString('--no-opt');
  // Loaded meanwhile; what goes wrong with it is said where it is waited for.
  const parts = options.dryRun
    ? undefined
    : Promise.all([
        import('../../core/diagnosis/enough.ts'),
        import('../targets/observe.ts'),
        import('../targets/open-machine.ts'),
        loadLibrary(shell, options),
        import('../formats/report.ts'),
        import('../formats/style.ts'),
      ]);
  parts?.catch(() => undefined);
  const { subject: chosen, process, name } = await chooseTarget(options);
  if (options.attach && (!process || chosen.way !== 'proc'))
    throw new UserError('--attach needs a process and the /proc of Linux.', { hint: 'Example: stanch diagnose --pid 4182 --attach' });
  if (options.askPeer && (!process || chosen.way !== 'proc'))
    throw new UserError('--ask-peer needs a process and the /proc of Linux.', { hint: 'Example: stanch diagnose --pid 4182 --ask-peer' });
  const asked = { ...chosen, ...(options.askPeer ? { askPeer: true } : {}) };
  if (!parts) {
    const { planJson, renderPlan } = await import('../formats/plan.ts');
    const subject = { ...asked, ...(options.attach ? { attach: {} } : {}) };
    shell.out(options.json ? planJson(subject) : renderPlan(subject));
    return EXIT.ok;
  }
  const agreedTo = options.attach && process ? await (await import('./agree-to-attach.ts')).agreeToAttach(process, options.yes === true, shell) : undefined;
  const subject = { ...asked, ...(agreedTo === undefined ? {} : { attach: { agreedTo } }) };
  const [{ NOISY }, { observe }, { openMachine }, { runbooks }, { renderReport }, { styleFor }] = await parts;
  const progress = options.json ? undefined : progressTo(shell, seconds ?? NOISY * interval);
  await using machine = await openMachine(subject.endpoints, shell);
  const diagnosis = await observe(machine, {
    ...subject,
    name,
    runbooks,
    ...(seconds === undefined ? {} : { seconds }),
    interval,
    signal: shell.interrupted,
    now: shell.now,
    redactor: shell.redactor,
    ...(progress ? { onUpdate: progress } : {}),
  });
  shell.out(options.json ? `${safeJson(diagnosis, 2)}\n` : renderReport(diagnosis, styleFor(shell.stdout)));
  return options.exitZero ? EXIT.ok : exitCodeOf(diagnosis);
}

/** Full wins over leaking, leaking over not knowing. */
export function exitCodeOf(diagnosis: Diagnosis): number {
  if (diagnosis.saturated.some(({ severity }) => severity === 'critical')) return EXIT.saturated;
  if (diagnosis.outcome === 'leak') return EXIT.found;
  return diagnosis.outcome === 'inconclusive' ? EXIT.inconclusive : EXIT.ok;
}

/** Says the first answer at once and then how it goes, on stderr, a line each time the answer changes. */
function progressTo(shell: Shell, seconds: number): (diagnosis: Diagnosis) => void {
  let said = '';
  return (diagnosis) => {
    if (seconds === 0) return;
    const [top] = diagnosis.verdicts.filter(({ status }) => status !== 'refuted');
    const used = diagnosis.readings.find(({ id }) => id === 'descriptors.used');
    const limit = diagnosis.readings.find(({ id }) => id === 'descriptors.limit');
    const answer = top ? `${top.status}: ${top.title}` : 'nothing seen to grow yet';
    if (answer === said) return;
    said = answer;
    const level = used ? `${used.value}${limit ? ` of ${limit.value}` : ''} descriptors` : 'descriptors not readable';
    shell.err(`${(diagnosis.durationMs / 1000).toFixed(1)} s  ${level}; ${answer}; watching for ${seconds} s at most, Ctrl-C prints what is known\n`);
  };
}
