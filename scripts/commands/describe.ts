import type { EventEmitter } from 'node:events';
import { type Argument, Command, type Option } from 'commander';
import { COMMANDS } from '../../cli/commands/index.ts';
import type { Shell } from '../../cli/shell.ts';
import { VERSION } from '../../cli/version.ts';
import { type HelpText, parseHelpText } from './help-text.ts';

/** One command by its own help, as data. */
export interface DescribedCommand extends HelpText {
  readonly name: string;
  /** As it is typed: `stanch incident new`. */
  readonly path: string;
  readonly usage: string;
  /** One line, as in the list of all. */
  readonly summary: string;
  readonly description: string;
  readonly arguments: readonly { readonly name: string; readonly required: boolean; readonly description: string }[];
  readonly options: readonly { readonly flags: string; readonly description: string }[];
  readonly commands: readonly DescribedCommand[];
}

/** Every command, for the reference on the site, which may not load the program itself. */
export function describeCommands(): { readonly schema: 1; readonly version: string; readonly commands: readonly DescribedCommand[] } {
  const program = new Command('stanch');
  // Only actions touch the shell, and none is run.
  for (const { name, build } of COMMANDS) build(program.command(name), {} as Shell);
  return { schema: 1, version: VERSION, commands: program.commands.map((command) => describe(command, 'stanch')) };
}

function describe(command: Command, parent: string): DescribedCommand {
  const help = command.createHelp();
  const path = `${parent} ${command.name()}`;
  const options = help.visibleOptions(command).filter(({ long }) => long !== '--help');
  const commands = help.visibleCommands(command).filter((each) => each.name() !== 'help');
  return {
    name: command.name(),
    path,
    usage: `${path} ${command.usage()}`,
    summary: help.subcommandDescription(command),
    description: command.description(),
    arguments: help.visibleArguments(command).map((each) => ({ name: each.name(), required: each.required, ...saysOf(each) })),
    options: options.map((each) => ({ flags: each.flags, ...saysOf(each) })),
    ...parseHelpText(textAfter(command)),
    commands: commands.map((each) => describe(each, path)),
  };
}

function saysOf({ description, argChoices, defaultValue }: Pick<Argument | Option, 'description' | 'argChoices' | 'defaultValue'>) {
  const usual: unknown = defaultValue;
  const some = Array.isArray(usual) ? usual.length > 0 : usual !== undefined;
  return { description, ...(argChoices ? { choices: argChoices } : {}), ...(some ? { default: usual } : {}) };
}

/** What `addHelpText` put below the options. */
function textAfter(command: Command): string {
  const pieces: string[] = [];
  // A command is an emitter, which its types do not tell.
  (command as unknown as EventEmitter).emit('afterHelp', { error: false, command, write: (text: string) => pieces.push(text) });
  return pieces.join('');
}
