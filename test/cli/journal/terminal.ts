import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { incident } from '../../../cli/commands/incident.ts';
import { postmortem } from '../../../cli/commands/postmortem.ts';
import { secretDigest } from '../../../cli/secret-digest.ts';
import type { Shell } from '../../../cli/shell.ts';
import { makeRedactor } from '../../../core/redact/redact.ts';
import { clock, temporaryFolder } from './places.ts';

/** Runs commands one after the other as somebody types them, in a home of their own. */
export function terminal(env: Record<string, string> = {}, commands = [incident, postmortem]) {
  const cwd = temporaryFolder();
  const now = clock();
  const home = { STANCH_HOME: join(cwd, 'state'), TMPDIR: join(cwd, 'tmp'), ...env };
  async function run(...argv: readonly string[]) {
    let out = '';
    let err = '';
    const shell: Shell = {
      out: (text) => void (out += text),
      redactor: makeRedactor(secretDigest()),
      err: (text) => void (err += text),
      env: home,
      cwd,
      stdin: process.stdin,
      stdout: process.stdout,
      stderr: process.stderr,
      interrupted: new AbortController().signal,
      now,
      exitCode: 0,
    };
    const program = new Command('stanch');
    for (const each of commands) each.build(program.command(each.name), shell);
    const settle = (command: Command): void => {
      command.exitOverride().configureOutput({ writeOut: shell.out, writeErr: shell.err });
      command.commands.forEach(settle);
    };
    settle(program);
    await program.parseAsync(argv, { from: 'user' }).catch((error: unknown) => {
      if (!(error instanceof CommanderError)) throw error;
      shell.exitCode = error.exitCode;
    });
    return { out, err, exitCode: shell.exitCode };
  }
  return { cwd, run };
}
