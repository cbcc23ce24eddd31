import { inline } from '../escape.ts';
import { showCause } from '../facts.ts';
import type { Block } from './block.ts';

/** What was not looked at is neither ruled out nor likely. Causes that lack the same stand together. */
export const notChecked: Block = {
  holds: 'the causes nobody looked at, why, and which look would have told most',
  render(facts) {
    const lines = facts.incident.diagnoses.flatMap(({ evidence, diagnosis }) => [
      ...[...Map.groupBy(diagnosis.notChecked, ({ why }) => why)].map(
        ([why, causes]) => `- By ${inline(evidence)}: ${causes.map(({ cause }) => showCause(cause, facts)).join(', ')}: ${inline(why)}`,
      ),
      ...(diagnosis.nextCheck
        ? [`- Would have told most after ${inline(evidence)}: ${inline(`${diagnosis.nextCheck.check}, because ${diagnosis.nextCheck.why}`)}`]
        : []),
    ]);
    return lines.length === 0 ? undefined : lines.join('\n');
  },
};
