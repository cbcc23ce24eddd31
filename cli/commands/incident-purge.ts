import type { Command } from 'commander';
import { UserError } from '../../core/errors.ts';
import { utc } from '../../core/incident/precision.ts';
import { displayName } from '../../core/incident/state.ts';
import { NOT_RECORDED } from '../../core/not-recorded.ts';
import { printable } from '../../core/printable.ts';
import { ask } from '../ask.ts';
import { placesOf } from '../journal/places.ts';
import type { RecordedIncident } from '../journal/read.ts';
import { isSystemError, systemErrorInWords } from '../journal/system-error.ts';
import type { Shell } from '../shell.ts';
import { readMoment } from './incident-time.ts';

interface PurgeOptions {
  readonly closedBefore?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly force?: boolean;
}

export function buildPurge(command: Command, shell: Shell): void {
  command
    .command('purge')
    .description('delete records for good: those named, or all that were closed before a day; drafts of postmortems stay')
    .argument('[id...]', '14, INC-14, ids or the beginnings of them')
    .option('--closed-before <time>', 'every incident that was closed before then: 2026-01-01, or a time with its zone')
    .option('--dry-run', 'only say what would be deleted')
    .option('--yes', 'without being asked')
    .option('--force', 'open incidents too, when they are named')
    .addHelpText(
      'after',
      '\nExamples:\n  $ stanch incident purge 14 --dry-run\n  $ stanch incident purge 14 15 --yes\n  $ stanch incident purge --closed-before 2026-01-01 --dry-run',
    )
    .action(async (ids: readonly string[], options: PurgeOptions) => {
      const { planPurge, purge } = await import('../journal/purge.ts');
      const places = placesOf(shell.env);
      const chosen = await choose(ids, options, shell);
      if (chosen.length === 0) {
        shell.err('No incident was closed before then: nothing is deleted.\n');
        return;
      }
      const plans = await Promise.all(chosen.map(({ id }) => planPurge(id, places)));
      for (const [index, { id, state }] of chosen.entries()) {
        shell.out(
          `${displayName({ ...state, id })}  ${state.closedAt === undefined ? state.status : `closed ${utc(state.closedAt)}`}  ${printable(state.title ?? NOT_RECORDED)}\n`,
        );
        for (const file of plans[index]?.remove ?? []) shell.out(`  delete ${printable(file)}\n`);
        for (const file of plans[index]?.keep ?? []) shell.out(`  keep   ${printable(file)}\n`);
      }
      if (options.dryRun) return;
      await agree(chosen.length, options, shell);
      for (const plan of plans) await purge(plan).catch(refuse);
      shell.err(`Deleted: ${chosen.map(({ id, state }) => displayName({ ...state, id })).join(', ')}. Their numbers are not given again.\n`);
    });
}

async function choose(ids: readonly string[], { closedBefore, force }: PurgeOptions, shell: Shell): Promise<readonly RecordedIncident[]> {
  const { listIncidents, readIncident } = await import('../journal/read.ts');
  const places = placesOf(shell.env);
  if (ids.length > 0 === (closedBefore !== undefined))
    throw new UserError(ids.length > 0 ? 'Ids and --closed-before choose differently: give one of them.' : 'Nothing says what to delete.', {
      hint: 'stanch incident purge 14 --dry-run, or stanch incident purge --closed-before 2026-01-01 --dry-run',
    });
  if (closedBefore !== undefined) {
    const { at } = await readMoment(closedBefore, { option: '--closed-before', now: shell.now() });
    return (await listIncidents(places)).filter(({ state }) => state.closedAt !== undefined && Date.parse(state.closedAt) < Date.parse(at));
  }
  const named = new Map<string, RecordedIncident>();
  for (const id of ids) {
    const incident = await readIncident(id, places);
    named.set(incident.id, incident);
  }
  const open = [...named.values()].find(({ state }) => state.status === 'open');
  if (open && !force)
    throw new UserError(`${displayName({ ...open.state, id: open.id })} is still open, and nothing was deleted.`, {
      hint: `Close it first: stanch incident close ${displayName({ ...open.state, id: open.id })} --resolution "…", or add --force.`,
    });
  return [...named.values()];
}

async function agree(count: number, { yes }: PurgeOptions, shell: Shell): Promise<void> {
  if (yes) return;
  if (!shell.stdin.isTTY) throw new UserError('Deleting needs somebody to agree to it, and nothing was deleted.', { hint: 'In a script: --yes' });
  const answer = await ask(`Delete ${count === 1 ? 'this incident' : `these ${count} incidents`} for good? [y/N] `, shell);
  if (!/^y(es)?$/i.test(answer ?? '')) throw new UserError('Nothing was deleted.', { hint: 'Look again with --dry-run.' });
}

function refuse(error: unknown): never {
  if (!isSystemError(error)) throw error;
  throw new UserError(`${printable(error.path ?? 'A file')} cannot be deleted: ${systemErrorInWords(error.code)} (${error.code}).`, {
    hint: 'What is listed before it is gone; the rest is there.',
    cause: error,
  });
}
