import type { Command } from 'commander';
import { printable } from '../../core/printable.ts';
import { safeJson } from '../../core/safe-json.ts';
import type { Shell } from '../shell.ts';

/** Adds `incident export`: everything about an incident as data. */
export function buildExport(command: Command, shell: Shell): void {
  command
    .command('export')
    .summary('everything about an incident as JSON')
    .description('Prints everything about an incident as JSON: its events, its metrics, and the postmortem that its record makes by itself.')
    .argument('<id>', '14, INC-14, the id or the beginning of it')
    .option('--json', 'as JSON, which it always is')
    .addHelpText('after', EXAMPLES)
    .action(async (id: string) => {
      const [{ readIncident }, { placesOf }, { incidentReport }, { draftOf }, { exportPostmortems }] = await Promise.all([
        import('../journal/read.ts'),
        import('../journal/places.ts'),
        import('../journal/report.ts'),
        import('../postmortem/draft-of.ts'),
        import('../../core/postmortem/export.ts'),
      ]);
      const recorded = await readIncident(id, placesOf(shell.env));
      const { postmortems } = exportPostmortems([await draftOf(recorded.id, shell)]);
      const problems = recorded.problems.map(({ file, line, kind, says }) => ({ file, line, kind, says }));
      shell.out(`${safeJson({ ...incidentReport(recorded), problems, postmortem: postmortems[0] ?? null }, 2)}\n`);
      for (const { file, says } of problems) shell.err(`${printable(file)}: ${printable(says)}. The rest is in the export.\n`);
    });
}

const EXAMPLES = `
The JSON holds to \`stanch schema incident-export\`.

Examples:
  $ stanch incident export 14 > inc-14.json
  $ stanch incident export INC-14 --json`;
