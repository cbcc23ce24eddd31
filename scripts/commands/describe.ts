import type { EventEmitter } from 'node:events';
import { type Argument, Command, type Option } from 'commander';
import { COMMANDS } from '../../cli/commands/index.ts';
import type { Shell } from '../../cli/shell.ts';
import type { DescribedCommand } from '../../site/src/made/commands.ts';
import { parseHelpText } from './help-text.ts';

/** Every command, for the reference on the site, which may not load the program itself. */
export function describeCommands(): readonly DescribedCommand[] {
  const program = new Command('stanch');
  // Only actions touch the shell, and none is run.
  for (const { name, build } of COMMANDS) build(program.command(name), {} as Shell);
  return program.commands.map((command) => describe(command, 'stanch'));
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
