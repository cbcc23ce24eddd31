import type { ProbeReport } from '../../diagnosis/types.ts';
import { code, inline } from '../escape.ts';
import type { Block } from './block.ts';

/** Every command that was run and every file that was read, with what came of it. */
export const looks: Block = {
  holds: 'the commands that were run and the files that were read, with their result',
  render({ incident }) {
    const lines = incident.diagnoses.flatMap(({ evidence, diagnosis }) => diagnosis.probes.map((probe) => `- ${inline(evidence)}: ${look(probe)}`));
    return lines.length === 0 ? undefined : lines.join('\n');
  },
};

function look({ id, argv = [], reads = [], status, coverage }: ProbeReport): string {
  const did = [
    saying(
      'ran',
      argv.map((words) => words.join(' ')),
    ),
    saying('read', reads),
  ]
    .filter((part) => part !== '')
    .join('; ');
  return `${code(id)} ${inline(status)}${did === '' ? '' : `: ${did}`}${coverage === undefined ? '' : ` (${inline(coverage)})`}`;
}

function saying(verb: string, what: readonly string[]): string {
  return what.length === 0 ? '' : `${verb} ${what.map(code).join(', ')}`;
}
