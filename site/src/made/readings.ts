import { READINGS, type ReadingId, type ReadingSpec, type Unit } from '../../../core/probes/readings.ts';
import { code, type MadePage, plain, table } from './page.ts';
import { ALL_PROBES } from './probes.ts';

const UNITS: Readonly<Record<Unit, string>> = { count: 'count', bytes: 'bytes', '%': '%', s: 'seconds', '/s': 'per second', text: 'text' };

/** Every figure that a probe can give and a runbook can decide by, in groups by the first part of its name. */
export function readingsPage(): MadePage {
  const ids = Object.keys(READINGS) as ReadingId[];
  const groups = [...new Set(ids.map(groupOf))];
  return {
    id: 'readings',
    title: 'Readings',
    description: 'Every figure the diagnosis can measure: what it means, its unit, where it comes from, and which probe gives it.',
    markdown: [
      'Runbooks decide by these: each row of a *Signals* table names one. A reading that could not be had is *not checked*, and never a zero. What stands under *Needs* has to be given, because a process does not show it from outside.',
      ...groups.flatMap((group) => [
        `## ${group}`,
        table(['Reading', 'What it is, and where it comes from', 'Given by'], ids.filter((id) => groupOf(id) === group).map(row)),
      ]),
    ].join('\n\n'),
  };
}

const groupOf = (id: string): string => id.split('.')[0] ?? id;

function row(id: ReadingId): readonly string[] {
  const { title, unit, needs, source }: ReadingSpec = READINGS[id];
  const probes = ALL_PROBES.filter(({ gives }) => gives.includes(id)).map((probe) => `[${probe.id}](probes/${probe.id}.md)`);
  const says = `**${plain(title)}** (${UNITS[unit]}): ${plain(source)}.${needs ? ` *Needs:* ${plain(needs)}.` : ''}`;
  return [code(id), says, probes.join(', ') || 'computed'];
}
