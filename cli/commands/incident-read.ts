import type { Command } from 'commander';
import { EXIT, UserError } from '../../core/errors.ts';
import { printable } from '../../core/printable.ts';
import { safeJson } from '../../core/safe-json.ts';
import { placesOf } from '../journal/places.ts';
import type { Shell } from '../shell.ts';
import { WHICH, warn } from './incident-record.ts';

export function buildList(command: Command, shell: Shell): void {
  command
    .command('list')
    .description('all incidents, newest first')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExamples:\n  $ stanch incident list\n  $ stanch incident list --json')
    .action(async ({ json }: { json?: boolean }) => {
      const [{ listIncidents }, { renderList }, { reportHead }] = await Promise.all([
        import('../journal/read.ts'),
        import('../journal/render.ts'),
        import('../journal/report.ts'),
      ]);
      const closed: string[] = [];
      const incidents = await listIncidents(placesOf(shell.env), (says) => closed.push(says));
      if (incidents.length === 0 && closed.length > 0) throw new UserError(closed.join(' '), { hint: 'Try again as the user who recorded them.' });
      for (const says of closed) shell.err(`${printable(says)}\n`);
      for (const each of incidents) warn(shell, { problems: each.problems, remarks: [] });
      if (json) shell.out(`${safeJson({ schema: 1, incidents: incidents.map(reportHead) }, 2)}\n`);
      else if (incidents.length === 0) shell.err('No incident is recorded yet. Start one: stanch incident new "what is wrong"\n');
      else shell.out(renderList(incidents));
    });
}

export function buildShow(command: Command, shell: Shell): void {
  command
    .command('show')
    .description('one incident: its timeline, its metrics, and the hashes of its files')
    .argument('<id>', WHICH)
    .option('--json', 'as JSON, with every event')
    .addHelpText('after', '\nExamples:\n  $ stanch incident show INC-14\n  $ stanch incident show 14 --json')
    .action(async (id: string, { json }: { json?: boolean }) => {
      const [{ readIncident }, { renderIncident }, { incidentReport }] = await Promise.all([
        import('../journal/read.ts'),
        import('../journal/render.ts'),
        import('../journal/report.ts'),
      ]);
      const recorded = await readIncident(id, placesOf(shell.env));
      warn(shell, recorded);
      shell.out(json ? `${safeJson(incidentReport(recorded), 2)}\n` : renderIncident(recorded));
    });
}

export function buildVerify(command: Command, shell: Shell): void {
  command
    .command('verify')
    .description('whether every line of the record still follows the one before it; ends with 3 when not')
    .argument('<id>', WHICH)
    .option('--head <hash>', 'a hash that was printed earlier: is that line, and with it all before it, still there?')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ stanch incident verify 14\n  $ stanch incident verify 14 --json\n  $ tail -n 1 ~/.local/state/stanch/incidents/01*/maria-on-db-3.jsonl | sha256sum',
    )
    .action(async (id: string, { head, json }: { head?: string; json?: boolean }) => {
      const [{ readIncident }, { renderFiles }, { chainReport }] = await Promise.all([
        import('../journal/read.ts'),
        import('../journal/render.ts'),
        import('../journal/report.ts'),
      ]);
      const recorded = await readIncident(id, placesOf(shell.env));
      warn(shell, recorded);
      const report = chainReport(recorded);
      const wanted = head?.trim().toLowerCase();
      const found = recorded.files.find(({ chain }) => chain.links.some(({ hash }) => hash === wanted));
      if (json) shell.out(`${safeJson({ schema: 1, id: recorded.id, ...report, ...(head === undefined ? {} : { headFound: found !== undefined }) }, 2)}\n`);
      else {
        shell.out(`${renderFiles(recorded, 'where it breaks is said above').join('\n')}\n`);
        if (head !== undefined)
          shell.out(
            found ? `The line of that hash is in ${printable(found.path)}.\n` : 'No line has that hash: what it was printed for was changed or is missing.\n',
          );
      }
      if (!report.holds || (head !== undefined && !found)) shell.exitCode = EXIT.found;
    });
}
