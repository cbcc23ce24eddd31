import { Command, CommanderError } from 'commander';
import { EXIT, UserError } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import { COMMANDS } from './commands/index.ts';
import type { Shell } from './shell.ts';
import { VERSION } from './version.ts';

const ABOUT = 'Stanch looks at a sick process, names the resource it leaks, and walks you through the incident. Nothing it does changes your system.';

const START_HERE = `
Start here:
  $ stanch                                   the wizard: say what you see
  $ stanch diagnose --pid 4182               which resource leaks, and how long there is left
  $ stanch explain "too many open files"     what an error text or a log means
  $ stanch playbook                          the four phases of an incident`;

/** Parses the arguments and runs one command; answers with the exit code. */
export async function main(argv: readonly string[], shell: Shell): Promise<number> {
  const output = {
    writeOut: (text: string) => shell.out(text),
    writeErr: (text: string) => shell.err(text),
    outputError: (text: string, write: (text: string) => void) => write(printable(text.replace(/^error: /, 'stanch: '), { lines: true })),
  };
  const program = new Command('stanch')
    .description(ABOUT)
    .addHelpText('after', START_HERE)
    .version(VERSION, '-V, --version', 'print the version')
    .helpCommand('help [command]', 'what a command does')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput(output);
  // Where one is named the others are not made: all of them take three milliseconds.
  const named = COMMANDS.filter(({ name }) => name === argv[0]);
  for (const each of named.length > 0 ? named : COMMANDS) each.build(program.command(each.name), shell);
  try {
    await program.parseAsync(withDefault(argv), { from: 'user' });
    return shell.interrupted.aborted && shell.exitCode === EXIT.ok ? EXIT.interrupted : shell.exitCode;
  } catch (error) {
    return report(error, shell);
  }
}

/** Without a command it is the wizard; its options may come alone too (`stanch --incident 14`). */
function withDefault(argv: readonly string[]): string[] {
  const [first] = argv;
  const ofProgram = ['-h', '--help', '-V', '--version'];
  return first === undefined || (first.startsWith('-') && !ofProgram.includes(first)) ? ['triage', ...argv] : [...argv];
}

/** A person's mistake is a sentence and the next step; anything else is ours, with the stack and where to send it. */
function report(error: unknown, shell: Shell): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.ok;
    shell.err('Try: stanch --help\n');
    return EXIT.usage;
  }
  if (error instanceof UserError) {
    shell.err(`stanch: ${printable(error.message)}\n${error.hint ? `  ${printable(error.hint)}\n` : ''}`);
    return error.exitCode;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  shell.err(`stanch: this is a bug in Stanch, not your mistake. Please report it with these lines:\n${printable(stack, { lines: true })}\n`);
  return EXIT.bug;
}
