import { outcomeOf } from '../../incident/timeline.ts';
import { NOT_RECORDED } from '../../not-recorded.ts';
import { inline } from '../escape.ts';
import { namedIn, showCause } from '../facts.ts';
import type { Block } from './block.ts';
import { factList, recordedAs } from './fact-list.ts';

/** What the evidence names. Whether it is the cause is for people to say. */
export const causes: Block = {
  holds: 'what had changed, and what the diagnoses call confirmed or likely',
  render(facts) {
    const { changed, diagnoses } = facts.incident;
    const named = namedIn(facts.incident).map(
      ({ evidence, verdict }) => `- ${inline(evidence)} says ${verdict.status}: ${inline(verdict.title)} (${showCause(verdict.cause, facts)})`,
    );
    const latest = diagnoses.at(-1);
    const last = latest ? `none; ${inline(latest.evidence)} says ${inline(outcomeOf(latest.diagnosis))}` : NOT_RECORDED;
    return [
      factList([
        [
          'Changed since it was healthy, as answered then',
          changed && `${changed.answer}${changed.what === undefined ? '' : `, ${changed.what}`}`,
          recordedAs(facts.incident, 'changed'),
        ],
      ]),
      ...(named.length > 0 ? named : [`- Confirmed or likely by a diagnosis: ${last}`]),
    ].join('\n');
  },
};
