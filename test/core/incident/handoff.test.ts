import { expect, test } from 'vitest';
import { handoffSummary } from '../../../core/incident/handoff.ts';
import { replay } from '../../../core/incident/state.ts';
import type { Playbook, PlaybookStep } from '../../../core/knowledge/types.ts';
import { diagnosis, events, opened } from './events.ts';

const step = (id: string): PlaybookStep => ({ id, title: `Step ${id}`, text: '', details: [], commands: [] });
const playbook: Playbook = {
  title: 'p',
  phases: [{ id: 'immediate', title: 'Immediate', window: '', endsAfter: 900, doneWhen: '', steps: ['1.1', '1.2', '1.3'].map(step) }],
};

test('says where it stands, what is open, what was left out and why, and what was seen last', () => {
  const state = replay(
    events(
      opened,
      { kind: 'process', pid: 4182, name: 'payment-service' },
      { kind: 'diagnosis', evidence: 'E1', diagnosis },
      { kind: 'phase', phase: 'immediate' },
      { kind: 'step', step: '1.1', title: 'Step 1.1', state: 'done' },
      { kind: 'step', step: '1.2', title: 'Step 1.2', state: 'skipped', reason: 'evidence first' },
      { kind: 'note', text: 'restarted one' },
      { kind: 'mark', mark: 'detected' },
    ),
  );
  expect(handoffSummary(state, playbook)).toMatchObject({
    name: 'INC-14',
    status: 'open',
    severity: null,
    usersHurt: 'yes',
    phase: 'Immediate',
    phaseSince: '2026-11-21T03:03:00.000Z',
    openSteps: [{ step: '1.3', title: 'Step 1.3' }],
    leftOut: [{ step: '1.2', reason: 'evidence first' }],
    process: { pid: 4182 },
    lastDiagnosis: { evidence: 'E1', says: 'likely Client connection leak', timeLeft: expect.stringMatching(/^58 s .* until 1,024 descriptors$/) },
    lastNotes: [{ text: 'restarted one' }],
  });
  expect(handoffSummary(state, playbook).missingMarks).not.toContain('detected');
});

test('guesses nothing of a record that was only opened', () => {
  expect(handoffSummary(replay(events(opened)))).toMatchObject({
    phase: null,
    openSteps: null,
    leftOut: [],
    process: null,
    lastDiagnosis: null,
    lastNotes: [],
  });
});
