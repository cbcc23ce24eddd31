import { EXIT, UserError } from '../../core/errors.ts';
import { cut } from '../../core/fit-text.ts';
import type { PlainResult } from '../plain/run.ts';
import type { CliCommand, Shell } from '../shell.ts';
import { type Heeded, Signals } from '../signals.ts';
import type { Effects } from '../wizard/effects.ts';
import { type ContentOptions, withContent } from './knowledge.ts';

interface Options extends ContentOptions {
  readonly incident?: string;
  readonly plain?: boolean;
}

const EXAMPLES = `
Examples:
  $ stanch                          start: say what you see
  $ stanch triage --incident 14     go on with an incident where it was left
  $ stanch triage --plain           line by line: for screen readers, slow lines, TERM=dumb
  $ stanch triage --plain <answers.txt

The answers of --plain are those it offers, one a line. They may come from a pipe; its end leaves the incident to be gone on with.

Exit codes: 0 closed · 2 an answer of a script is none · 129, 130, 143 left, by a hang-up, by Ctrl-C or the end of the input, by SIGTERM`;

export const triage: CliCommand = {
  name: 'triage',
  build(command, shell) {
    withContent(command)
      .summary('the wizard: what you see, what leaks, what to do')
      .description('Walks you through an incident: what you see, which process, what it leaks, what to do, and the record of it. Needs a terminal, or --plain.')
      .option('--plain', 'ask line by line instead of drawing; needs no terminal')
      .option('--incident <id>', 'go on with this incident (14, INC-14 or its id)')
      .addHelpText('after', EXAMPLES)
      .action(async (options: Options) => {
        shell.exitCode = await runTriage(options, shell);
      });
  },
};

/** Opens the wizard, at an incident where one is named; answers with the exit code. */
export async function runTriage({ incident, plain = false, ...content }: Options, shell: Shell): Promise<number> {
  if (!plain) {
    needTerminal(shell);
    // Begun first: what draws the screen takes longest to load, and some of it is compiled beside us.
    void loadWizard();
  }
  const { createEffects } = await import('./triage-effects.ts');
  const { effects, readIncidentId } = await createEffects(shell, content);
  const id = incident === undefined ? undefined : await readIncidentId(incident);
  const where = id === undefined ? {} : { incident: id };
  let signals: Signals | undefined;
  const heed = (does: Heeded): Signals => {
    signals = new Signals(does);
    return signals;
  };
  const result = plain ? await inLines(effects, { ...where, heed }, shell) : await onScreen(effects, { ...where, heed }, shell);
  if (result.unsaved) shell.err('Some of the record is on no disk: what is marked UNSAVED above is all there is of it. Copy it.\n');
  if (!result.interrupted) return EXIT.ok;
  if (result.incident !== undefined) shell.err(`Left. Go on with: stanch triage --incident ${result.incident}${plain ? ' --plain' : ''}\n`);
  if (result.notUnderstood !== undefined)
    throw new UserError(`An answer was not understood: ${cut(result.notUnderstood, 60)}`, { hint: 'The last prompt above says what can be answered.' });
  return signals?.exitCode ?? EXIT.interrupted;
}

interface Common {
  readonly incident?: string;
  heed(does: Heeded): Signals;
}

async function loadWizard() {
  const wizard = await import('../wizard/run.tsx');
  await wizard.loadScreens();
  return wizard;
}

async function onScreen(effects: Effects, common: Common, { stdin, stdout, env }: Shell): Promise<PlainResult> {
  const { runWizard } = await loadWizard();
  return runWizard(effects, { ...common, stdin, stdout, screenReader: env['INK_SCREEN_READER'] === 'true' });
}

async function inLines(effects: Effects, common: Common, shell: Shell): Promise<PlainResult> {
  const [{ runPlain }, { LineReader }] = await Promise.all([import('../plain/run.ts'), import('../plain/line-reader.ts')]);
  using lines = new LineReader(shell.stdin);
  return await runPlain(effects, { ...common, lines, out: (text) => shell.out(text), typed: shell.stdin.isTTY });
}

/** What draws needs a terminal that can be drawn on. */
function needTerminal({ stdin, stdout, env }: Shell): void {
  const hint = 'The same, line by line: stanch triage --plain. Others: stanch diagnose --pid 4182 · stanch explain FILE · stanch playbook';
  if (!stdin.isTTY || !stdout.isTTY) throw new UserError('The wizard needs a terminal, and this is none.', { hint });
  if (env['TERM'] === 'dumb') throw new UserError('The wizard needs a terminal to draw on, and TERM=dumb says that this is none.', { hint });
}
