import type { Command } from 'commander';
import type { Diagnosis } from '../../core/diagnosis/types.ts';
import { EXIT, UserError } from '../../core/errors.ts';
import { parseDuration } from '../duration.ts';
import type { CliCommand, Shell } from '../shell.ts';
import { parseSize } from '../size.ts';
import { scheduleOf } from './capture-schedule.ts';
import { type ContentOptions, loadLibrary, withContent } from './knowledge.ts';
import { chooseTarget, type TargetOptions, withTarget } from './target.ts';

export interface CaptureOptions extends ContentOptions, TargetOptions {
  readonly looks?: string;
  readonly for?: string;
  readonly interval?: string;
  readonly out?: string;
  readonly maxBytes: string;
  readonly maxSeconds: string;
  readonly script?: boolean;
  /** False with `--no-redact`. */
  readonly redact: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  $ stanch capture --pid 4182                      two looks, 5 s apart, into stanch-NAME-4182-TIME.tar.gz
  $ stanch capture --pid 4182 --for 30s            as many looks as a diagnosis takes
  $ stanch capture --pid 4182 --out /mnt/evidence  into another folder, or a file of your own name
  $ stanch capture --pid 4182 --out - | ssh host 'cat > bundle.tar.gz'
                                                   where no disk has room
  $ stanch capture --script > capture.sh           the same as a shell script, for a host or pod without Node.js:
  $ ssh host sh -s 4182 < capture.sh > bundle.txt
  $ stanch diagnose --bundle bundle.txt            reads either, on any machine

Passwords, tokens, keys and e-mail addresses are replaced before anything is stored. The script cannot do that.
The environment of the process is never read. The bundle is for you alone (mode 0600); read it before you pass it on.

Exit codes: 0 captured · 2 wrong use, or nowhere to write`;

export const capture: CliCommand = {
  name: 'capture',
  build(command: Command, shell: Shell) {
    withTarget(withContent(command))
      .summary('save the evidence before a restart destroys it')
      .description('Looks at a process, read-only, and saves all that was seen with its diagnosis as one file, to be read later and elsewhere.')
      .option('--looks <number>', 'how many looks (default: 2; a trend takes 15)')
      .option('--for <duration>', 'look as often as a diagnosis of this length, unless a leak is plain before')
      .option('--interval <duration>', 'time between two looks (default: 5s, with --for 1s)')
      .option('--out <file>', 'file or folder to write to, - for the standard output')
      .option('--max-bytes <size>', 'largest size of the bundle; what does not fit is left out and said', '32MB')
      .option('--max-seconds <duration>', 'longest time; the looks that are missing then are said', '10m')
      .option('--portable', 'use lsof, ss, netstat and ps instead of /proc')
      .option('--script', 'print a shell script that collects the same, and collect nothing')
      .option('--no-redact', 'leave secrets as they are; the name of the bundle then says "unredacted"')
      .option('--json', 'print what was written as JSON')
      .option('--dry-run', 'print what would be read and run, and do none of it')
      .addHelpText('after', EXAMPLES)
      .action(async (options: CaptureOptions) => {
        shell.exitCode = await run(options, shell);
      });
  },
};

async function run(options: CaptureOptions, shell: Shell): Promise<number> {
  const schedule = scheduleOf(options);
  if (options.script) return (await import('./capture-script.ts')).printScript(options, schedule, shell);
  const budget = {
    bytes: parseSize('--max-bytes', options.maxBytes, { least: 64 * 1024, most: 128 * 1024 ** 2 }),
    seconds: parseDuration('--max-seconds', options.maxSeconds, { least: 1, most: 7200 }),
  };
  if (options.out === '-' && shell.stdout.isTTY)
    throw new UserError('A bundle is no text for a terminal.', { hint: 'Send it on: stanch capture … --out - | ssh HOST "cat > bundle.tar.gz"' });
  const { subject, name } = await chooseTarget(options);
  if (options.dryRun) {
    const [{ planJson, renderPlan }, { EVIDENCE, evidenceRequests }] = await Promise.all([
      import('../formats/plan.ts'),
      import('../../core/bundle/evidence.ts'),
    ]);
    const ofProcess = subject.pid !== undefined && subject.way === 'proc' ? evidenceRequests({ pid: subject.pid, at: 0, index: 0 }, new Map()) : [];
    const more = ofProcess.length > 0 ? [{ probe: EVIDENCE, requests: ofProcess }] : [];
    shell.out(options.json ? planJson(subject, more) : renderPlan(subject, more));
    return EXIT.ok;
  }
  const [
    { bundleName, unredactedName },
    { makeRedactor, NO_REDACTION },
    { takeBundle },
    { secretDigest },
    { chooseFile, saveBundle },
    { openMachine },
    { readHost },
    { VERSION },
    { runbooks },
  ] = await Promise.all([
    import('../../core/bundle/manifest.ts'),
    import('../../core/redact/redact.ts'),
    import('../bundle/take.ts'),
    import('../secret-digest.ts'),
    import('../bundle/save.ts'),
    import('../targets/open-machine.ts'),
    import('../targets/host.ts'),
    import('../version.ts'),
    loadLibrary(shell, options),
  ]);
  const redactor = options.redact ? makeRedactor(secretDigest()) : NO_REDACTION;
  const target = { ...(subject.pid === undefined ? {} : { pid: subject.pid }), name: redactor.text(name) };
  const chosen = options.out === '-' ? '-' : await chooseFile(options.out, bundleName(target, shell.now()), shell.cwd);
  const file = options.redact ? chosen : unredactedName(chosen);
  await using machine = await openMachine(subject.endpoints, shell);
  const taken = await takeBundle(machine, {
    ...{ subject, name, runbooks, ...schedule, budget, redactor, host: readHost(), version: VERSION, signal: shell.interrupted, now: shell.now },
    onLook: (looks, diagnosis) => shell.err(progress(looks, schedule.looks, diagnosis)),
  });
  const { describeCapture, captureJson } = await import('../formats/capture.ts');
  const say = (saved: { path: string; instead?: string }) =>
    options.json && file !== '-' ? shell.out(captureJson(taken, saved)) : shell.err(describeCapture(taken, redactor.report(), saved));
  if (file === '-') {
    await new Promise<void>((resolve, reject) => void shell.stdout.write(taken.bytes, (error) => (error ? reject(lost(error)) : resolve())));
    say({ path: '-' });
  } else say(await saveBundle(taken.bytes, file, shell));
  return EXIT.ok;
}

function progress(looks: number, of: number, diagnosis: Diagnosis): string {
  const used = diagnosis.readings.find(({ id }) => id === 'descriptors.used')?.value;
  return `look ${looks} of ${of}${used === undefined ? '' : `: ${used} descriptors`}\n`;
}

function lost(error: NodeJS.ErrnoException): UserError {
  return new UserError(`The bundle could not be written to the standard output (${error.code ?? error.message}).`, {
    hint: 'Is the other end still there? Into a file instead: --out FILE',
  });
}
