import { EXIT, UserError } from '../../core/errors.ts';
import type { CliCommand, Shell } from '../shell.ts';
import { type ContentOptions, withContent } from './knowledge.ts';

interface Options extends ContentOptions {
  readonly incident?: string;
}

const EXAMPLES = `
Examples:
  $ stanch                          start: say what you see
  $ stanch triage --incident 14     go on with an incident where it was left`;

export const triage: CliCommand = {
  name: 'triage',
  build(command, shell) {
    withContent(command)
      .summary('the wizard: what you see, what leaks, what to do')
      .description('Walks you through an incident: what you see, which process, what it leaks, what to do, and the record of it. Needs a terminal.')
      .option('--incident <id>', 'go on with this incident (14, INC-14 or its id)')
      .addHelpText('after', EXAMPLES)
      .action(async (options: Options) => {
        shell.exitCode = await runTriage(options, shell);
      });
  },
};

/** Opens the wizard, at an incident where one is named; answers with the exit code. */
export async function runTriage({ incident, ...content }: Options, shell: Shell): Promise<number> {
  if (!shell.stdin.isTTY || !shell.stdout.isTTY) {
    throw new UserError('The wizard needs a terminal, and this is none.', {
      hint: 'Without one: stanch diagnose --pid 4182 · stanch explain FILE · stanch playbook',
    });
  }
  // Begun first: what draws the screen takes longest to load, and some of it is compiled beside us.
  const drawing = import('../wizard/run.tsx').then(async (wizard) => {
    await wizard.loadScreens();
    return wizard;
  });
  const { createEffects } = await import('./triage-effects.ts');
  const { effects, readIncidentId } = await createEffects(shell, content);
  const id = incident === undefined ? undefined : await readIncidentId(incident);
  const { runWizard } = await drawing;
  const result = await runWizard(effects, {
    ...(id === undefined ? {} : { incident: id }),
    stdin: shell.stdin,
    stdout: shell.stdout,
    screenReader: shell.env['INK_SCREEN_READER'] === 'true',
  });
  if (result.unsaved) shell.err('Some of the record is on no disk: what is marked UNSAVED above is all there is of it. Copy it.\n');
  if (!result.interrupted) return EXIT.ok;
  if (result.incident !== undefined) shell.err(`Left. Go on with: stanch triage --incident ${result.incident}\n`);
  return EXIT.interrupted;
}
