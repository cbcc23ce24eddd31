import type { Command } from 'commander';
import { EXIT, UserError } from '../../core/errors.ts';
import { printable } from '../../core/printable.ts';
import { safeJson } from '../../core/safe-json.ts';
import type { Drill } from '../../drills/drill.ts';
import { isKnownAnswer } from '../../drills/known-answer.ts';
import { ask } from '../ask.ts';
import type { CliCommand, Shell } from '../shell.ts';
import type { RunningDrill } from '../targets/drills.ts';

interface Options {
  readonly diagnose?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  $ stanch drill                       the drills there are
  $ stanch drill fd-leak               start one, find the leak in another terminal, give your answer here
  $ stanch drill fd-leak --diagnose    start one, let Stanch find it, exit 0 when it names the known answer, 1 when not`;

export const drill: CliCommand = {
  name: 'drill',
  build(command: Command, shell: Shell) {
    command
      .summary('practise on a real leak with a known answer')
      .description(
        'Starts a small real process that leaks on purpose, or only looks as if it did. It is bounded in rate and size and ends by itself after 15 minutes.',
      )
      .argument('[name]', 'which drill; without it they are listed')
      .option('--diagnose', 'let Stanch diagnose it and compare with the known answer')
      .option('--json', 'print the list as JSON')
      .addHelpText('after', EXAMPLES)
      .action(async (name: string | undefined, options: Options) => {
        shell.exitCode = name === undefined ? await list(options, shell) : await run(name, options, shell);
      });
  },
};

async function list({ json }: Options, shell: Shell): Promise<number> {
  const { DRILLS } = await import('../../drills/index.ts');
  const drills = DRILLS.map(({ name, summary, needs }) => ({ name, summary, ...(needs ? { needs } : {}) }));
  const width = Math.max(...drills.map(({ name }) => name.length));
  shell.out(
    json
      ? `${safeJson({ schema: 1, drills }, 2)}\n`
      : `${drills.map(({ name, summary, needs }) => `${name.padEnd(width)}  ${summary}${needs ? ` (needs ${needs.join(', ')})` : ''}`).join('\n')}\n\nStart one: stanch drill ${drills[0]?.name}\n`,
  );
  return EXIT.ok;
}

async function run(name: string, options: Options, shell: Shell): Promise<number> {
  if (options.json) throw new UserError('--json goes with the list of drills.', { hint: `stanch drill --json · stanch drill ${printable(name)} --diagnose` });
  const [{ startDrill }, { asOptions }] = await Promise.all([import('../targets/drills.ts'), import('../formats/as-options.ts')]);
  const running = await startDrill(name, { signal: shell.interrupted }).catch((error: unknown) => {
    if (!shell.interrupted.aborted) throw error;
    return undefined;
  });
  if (!running) {
    shell.err('\nStopped before it was ready.\n');
    return EXIT.interrupted;
  }
  try {
    if (options.diagnose) return await letStanchFindIt(running, shell);
    shell.err(`Drill ${name} runs as pid ${running.pid}. In another terminal: stanch diagnose ${asOptions(running)}\n`);
    return await askForTheAnswer(running.drill, shell);
  } finally {
    running.stop();
  }
}

async function letStanchFindIt({ drill, pid, endpoints = [] }: RunningDrill, shell: Shell): Promise<number> {
  const [{ observe }, { openMachine }, { hasProc }, { loadBundled }, { renderReport }, { styleFor }] = await Promise.all([
    import('../targets/observe.ts'),
    import('../targets/open-machine.ts'),
    import('../targets/processes.ts'),
    import('../../content/bundled.ts'),
    import('../formats/report.ts'),
    import('../formats/style.ts'),
  ]);
  shell.err(`Drill ${drill.name} runs as pid ${pid}; looking at it, ${drill.lookFor ? `${drill.lookFor} s` : 'a minute'} at most …\n`);
  const { runbooks } = await loadBundled();
  const way = hasProc() ? 'proc' : 'portable';
  await using machine = await openMachine(endpoints, shell);
  const diagnosis = await observe(machine, {
    pid,
    endpoints,
    name: `drill-${drill.name}`,
    way,
    runbooks,
    interval: 1,
    ...(drill.lookFor ? { seconds: drill.lookFor } : {}),
    signal: shell.interrupted,
    now: shell.now,
    redactor: shell.redactor,
  });
  shell.out(renderReport(diagnosis, styleFor(shell.stdout)));
  if (shell.interrupted.aborted) return EXIT.interrupted;
  const right = isKnownAnswer(drill, diagnosis);
  shell.err(
    right ? `Right: the known answer is ${drill.answer}. ${drill.explanation}\n` : `Wrong: the known answer is ${drill.answer}. ${drill.explanation}\n`,
  );
  return right ? EXIT.ok : EXIT.bug;
}

async function askForTheAnswer(drill: Drill, shell: Shell): Promise<number> {
  const started = shell.now();
  const given = await ask('Your answer (a cause such as fd-leak, or none): ', shell);
  if (given === undefined) {
    shell.err(`\nStopped. The answer was: ${drill.answer}. ${drill.explanation}\n`);
    return EXIT.interrupted;
  }
  const seconds = Math.round((shell.now() - started) / 1000);
  const right = given === drill.answer;
  shell.out(`${right ? 'Right' : 'Not quite'}, after ${seconds} s. It is: ${drill.answer}. ${drill.explanation}\n`);
  return right ? EXIT.ok : EXIT.found;
}
