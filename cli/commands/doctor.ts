import type { Command } from 'commander';
import type { ExaminedProcess } from '../../core/doctor/examine.ts';
import { EXIT } from '../../core/errors.ts';
import type { CliCommand, Shell } from '../shell.ts';

interface Options {
  readonly pid?: string;
  readonly name?: string;
  readonly port?: string;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  $ stanch doctor                what this host, user, container and terminal let Stanch see
  $ stanch doctor --pid 4182     and what of this process, probe by probe
  $ sudo stanch doctor --json    for scripts

It reads, and changes nothing. Each gap has the command that closes it.

Exit codes: 0 everything can be seen · 4 something cannot be seen · 2 wrong use`;

export const doctor: CliCommand = {
  name: 'doctor',
  build(command: Command, shell: Shell) {
    command
      .summary('what can be seen here, and what to do about the rest')
      .description('Says what this host, user, container and terminal let Stanch see, and what closes each gap.')
      .option('--pid <number>', 'a process to look at too')
      .option('--name <name>', 'the process by its name, when only one has it')
      .option('--port <number>', 'the process that listens on this TCP port')
      .option('--json', 'print the checks as JSON')
      .addHelpText('after', EXAMPLES)
      .action(async (options: Options) => {
        shell.exitCode = await run(options, shell);
      });
  },
};

async function run(options: Options, shell: Shell): Promise<number> {
  const [{ examine }, { readFacts }, { stateDirectory }] = await Promise.all([
    import('../../core/doctor/examine.ts'),
    import('../targets/host-facts.ts'),
    import('../journal/places.ts'),
  ]);
  const named = [options.pid, options.name, options.port].some((value) => value !== undefined);
  const examination = examine(readFacts(shell, stateDirectory(shell.env)), named ? await lookAt(options, shell) : undefined);
  if (options.json) {
    const { safeJson } = await import('../../core/safe-json.ts');
    shell.out(`${safeJson(examination, 2)}\n`);
  } else {
    const [{ renderExamination }, { styleFor }] = await Promise.all([import('../formats/examination.ts'), import('../formats/style.ts')]);
    shell.out(renderExamination(examination, styleFor(shell.stdout)));
  }
  return examination.allSeen ? EXIT.ok : EXIT.inconclusive;
}

/** One look, as a diagnosis takes it: what it could not read is what cannot be seen. */
async function lookAt(options: Options, shell: Shell): Promise<ExaminedProcess> {
  const [{ findProcess }, { hasProc }, { localMachine }, { lookOnce }] = await Promise.all([
    import('../targets/find-process.ts'),
    import('../targets/processes.ts'),
    import('../targets/local.ts'),
    import('../targets/look.ts'),
  ]);
  const { pid, name } = await findProcess(options);
  const { reports } = await lookOnce(localMachine, { pid, way: hasProc() ? 'proc' : 'portable' }, { at: shell.now(), index: 0 });
  return { pid, name, reports };
}
