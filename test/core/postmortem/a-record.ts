import { readFileSync } from 'node:fs';
import { parseJournal } from '../../../core/incident/parse.ts';
import { type IncidentState, replay } from '../../../core/incident/state.ts';
import type { FactParts } from '../../../core/postmortem/facts.ts';

const FILE = new URL('../../fixtures/incidents/connection-leak.jsonl', import.meta.url);

/**
 * The journal of a real run: the wizard on the drill connection-leak, its moments marked from the command line. Only
 * the name of a control group was changed in it.
 */
export const RECORDED = readFileSync(FILE, 'utf8');

export function recordedIncident(journal = RECORDED): IncidentState {
  const { events, problems } = parseJournal(journal);
  if (problems.length > 0) throw new Error(problems.map(({ says }) => says).join(', '));
  return replay(events);
}

const step = (id: string, title: string) => ({ id, title, text: '', details: [], commands: [] });

/** A library small enough to stay as it is while the bundled one grows. */
export const LIBRARY: FactParts = {
  runbooks: [{ id: 'connection-leak' }, { id: 'fd-leak' }],
  caseStudies: [
    { id: '2023-unclosed-response-bodies', title: 'Response bodies that were never closed', company: 'not disclosed', causes: ['connection-leak'] },
  ],
  playbook: {
    title: 'Playbook',
    phases: [
      {
        id: 'immediate',
        title: 'Immediate',
        window: '0–15 min',
        endsAfter: 900,
        doneWhen: '',
        steps: [step('1.1', 'Check the resources, and capture'), step('2.1', 'Compare before and after')],
      },
    ],
  },
};
