import { inline } from '../escape.ts';
import { showCause } from '../facts.ts';
import type { Block } from './block.ts';
import { reading } from './evidence.ts';

/** Only a reading rules a cause out, so each line has one. */
export const ruledOut: Block = {
  holds: 'the causes that a reading ruled out, with that reading',
  render(facts) {
    const lines = facts.incident.diagnoses.flatMap(({ evidence, diagnosis }) =>
      diagnosis.verdicts
        .filter(({ status }) => status === 'refuted')
        .map(
          ({ title, cause, against }) =>
            `- ${inline(title)} (${showCause(cause, facts)}), by ${inline(evidence)}${against.length > 0 ? `: ${against.map(reading).join('; ')}` : ''}`,
        ),
    );
    return lines.length === 0 ? undefined : lines.join('\n');
  },
};
