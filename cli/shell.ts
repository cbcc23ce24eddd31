import type { Command } from 'commander';
import type { Redactor } from '../core/redact/redact.ts';

/** What a command may touch of the terminal it runs in. Passed in, so that a test can hand over its own. */
export interface Shell {
  /** Results. Secrets are replaced, and else text is written as it is: clean it with `printable` first when it comes from outside. */
  out(text: string): void;
  /** Messages, progress, errors. */
  err(text: string): void;
  /** Replaces secrets: give it data before it is laid out, because a line that is cut or wrapped hides where a secret ends. */
  readonly redactor: Redactor;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** Ends when the person presses Ctrl-C: finish with what is known. */
  readonly interrupted: AbortSignal;
  now(): number;
  /** The program's exit code when the command returns; see EXIT. */
  exitCode: number;
}

/** One subcommand: a file of this folder and a line in `commands/index.ts`. */
export interface CliCommand {
  readonly name: string;
  /** Adds arguments, options, examples and the action to the command; heavy imports belong into the action. */
  build(command: Command, shell: Shell): void;
}
