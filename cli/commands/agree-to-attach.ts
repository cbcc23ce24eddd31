import { UserError } from '../../core/errors.ts';
import { printable } from '../../core/printable.ts';
import { ATTACH_IMPACT, attachChecks, attachRefusal, checkedProgram, dumpCommand } from '../../core/probes/attach.ts';
import { ask } from '../ask.ts';
import type { Shell } from '../shell.ts';
import { localMachine } from '../targets/local.ts';

/**
 * Says what a thread dump does to the process, and asks; with `yes` it only says. Refused where the process is none that
 * can give one, and, without anybody to ask, unless `yes` was given beforehand. Answers with the program that was agreed to.
 */
export async function agreeToAttach(
  process: { readonly pid: number; readonly name: string },
  yes: boolean,
  shell: Pick<Shell, 'stdin' | 'stderr' | 'err' | 'interrupted'>,
): Promise<string> {
  const fetched = await localMachine.fetch(attachChecks(process));
  const collected = new Map([...fetched].map(([key, { answer }]) => [key, answer]));
  const program = checkedProgram(process, collected);
  const refusal = program === undefined ? 'it has ended' : attachRefusal(process, collected);
  if (program === undefined || refusal !== undefined)
    throw new UserError(`--attach is refused for ${printable(process.name)} (${process.pid}): ${refusal}.`, {
      hint: 'Without --attach nothing is sent to it.',
    });
  const { argv } = dumpCommand(process.pid);
  shell.err(`--attach runs: ${argv.join(' ')}\n${ATTACH_IMPACT}\n`);
  if (yes) return program;
  if (!shell.stdin.isTTY) throw new UserError('--attach needs somebody to agree to it.', { hint: 'In a script: --attach --yes' });
  const answer = await ask(`Ask ${printable(process.name)} (${process.pid}) for thread dumps? [y/N] `, shell);
  if (!/^y(es)?$/i.test(answer ?? ''))
    throw new UserError('Nothing was sent to the process, and nothing was looked at.', { hint: 'Without --attach it is looked at all the same.' });
  return program;
}
