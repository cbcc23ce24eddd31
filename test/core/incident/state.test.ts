import { describe, expect, test } from 'vitest';
import { position } from '../../../core/incident/position.ts';
import { displayName, type IncidentState, nextEvidence, replay } from '../../../core/incident/state.ts';
import type { Entry } from '../../../core/incident/types.ts';
import type { Playbook, PlaybookStep } from '../../../core/knowledge/types.ts';
import { diagnosis, events, opened } from './events.ts';

const step = (id: string, state: 'done' | 'skipped' | 'not-possible', reason?: string): Entry => ({
  kind: 'step',
  step: id,
  title: `Step ${id}`,
  state,
  ...(reason === undefined ? {} : { reason }),
});
const pickProcess: Entry = { kind: 'process', pid: 4182, name: 'payment-service' };
const symptom: Entry = { kind: 'symptom', text: 'too many open files' };
const diagnosed: Entry = { kind: 'diagnosis', evidence: 'E1', diagnosis };

describe('replay', () => {
  test.each<[string, readonly Entry[], Partial<IncidentState>]>([
    ['nothing', [], { id: '', status: 'open' }],
    ['an opening', [opened], { number: 14, title: 'checkout 5xx', usersHurt: 'yes', status: 'open', startedAt: '2026-11-21T03:00:00.000Z' }],
    ['what changed', [opened, { kind: 'changed', answer: 'yes', what: 'deploy 4.2' }], { changed: { answer: 'yes', what: 'deploy 4.2' } }],
    ['a symptom', [opened, symptom], { symptom: { text: 'too many open files' } }],
    ['a process chosen again', [opened, { kind: 'process', pid: 1, name: 'init' }, pickProcess], { process: { pid: 4182, name: 'payment-service' } }],
    ['severities', [opened, { kind: 'severity', severity: 'sev3' }, { kind: 'severity', severity: 'sev2' }], { severity: 'sev2' }],
    [
      'a phase',
      [opened, { kind: 'phase', phase: 'immediate' }, { kind: 'note', text: 'n' }, { kind: 'phase', phase: 'immediate' }],
      { phase: 'immediate', phaseSince: '2026-11-21T03:01:00.000Z' },
    ],
    ['a mark', [opened, { kind: 'mark', mark: 'detected' }], { marks: { detected: '2026-11-21T03:01:00.000Z' } }],
    ['leaving', [opened, { kind: 'left' }], { leftAt: '2026-11-21T03:01:00.000Z' }],
    [
      'closing',
      [opened, { kind: 'closed', resolution: 'rolled back' }],
      { status: 'closed', resolution: 'rolled back', closedAt: '2026-11-21T03:01:00.000Z', marks: { resolved: '2026-11-21T03:01:00.000Z' } },
    ],
    [
      'a resolved moment marked by hand before closing',
      [opened, { kind: 'mark', mark: 'resolved' }, { kind: 'closed', resolution: 'x' }],
      { marks: { resolved: '2026-11-21T03:01:00.000Z' }, closedAt: '2026-11-21T03:02:00.000Z' },
    ],
    [
      'a note after closing',
      [opened, { kind: 'closed', resolution: 'x' }, { kind: 'note', text: 'later' }],
      { status: 'closed', notes: [{ text: 'later', at: '2026-11-21T03:02:00.000Z', recordedAt: '2026-11-21T03:02:00.000Z' }] },
    ],
  ])('of %s', (_, entries, expected) => {
    expect(replay(events(...entries))).toMatchObject(expected);
  });

  test('keeps the last word on each step, with its reason', () => {
    const { steps } = replay(
      events(opened, step('1.1', 'skipped', 'no time'), step('1.2', 'not-possible', 'no rights'), step('1.1', 'done'), step('__proto__', 'done')),
    );
    expect([...steps].map(([id, { state, reason }]) => [id, state, reason])).toEqual([
      ['1.1', 'done', undefined],
      ['1.2', 'not-possible', 'no rights'],
      ['__proto__', 'done', undefined],
    ]);
  });

  test('leaves out what nobody recorded', () => {
    const state = replay(events(opened));
    for (const key of ['severity', 'changed', 'symptom', 'process', 'phase', 'leftAt', 'closedAt', 'resolution'] as const)
      expect(state).not.toHaveProperty(key);
    expect(replay(events(opened, { kind: 'left' }, { kind: 'resumed' }))).not.toHaveProperty('leftAt');
  });

  test('counts the evidence on', () => {
    expect(nextEvidence(replay([]))).toBe('E1');
    expect(nextEvidence(replay(events(opened, diagnosed, { ...diagnosed, evidence: 'E9' })))).toBe('E10');
  });

  test('is called by its number, or by its id without one', () => {
    expect(displayName(replay(events(opened)))).toBe('INC-14');
    expect(displayName({ id: '01K' })).toBe('01K');
  });
});

describe('position', () => {
  const playbookStep = (id: string): PlaybookStep => ({ id, title: id, text: '', details: [], commands: [] });
  const phase = (id: string, title: string, ...ids: string[]) => ({ id, title, window: '', endsAfter: 900, doneWhen: '', steps: ids.map(playbookStep) });
  const playbook: Playbook = { title: 'p', phases: [phase('immediate', 'Immediate', '1.0', '1.1', '1.2'), phase('investigation', 'Investigation', '2.1')] };
  const immediate: Entry = { kind: 'phase', phase: 'immediate' };

  test.each<[string, readonly Entry[], ReturnType<typeof position>]>([
    ['an opening is home', [opened], { screen: 'home' }],
    ['a symptom is the choice of the process', [opened, symptom], { screen: 'process' }],
    ['a process not yet looked at is its choice again', [opened, symptom, pickProcess], { screen: 'process' }],
    ['a diagnosis is its verdict', [opened, pickProcess, diagnosed], { screen: 'verdict' }],
    ['a phase is its first step', [opened, diagnosed, immediate], { screen: 'playbook', phase: 'immediate', step: '1.0' }],
    [
      'settled steps is the first one open',
      [opened, immediate, step('1.0', 'done'), step('1.1', 'skipped', 'x')],
      { screen: 'playbook', phase: 'immediate', step: '1.2' },
    ],
    [
      'steps done out of order is the first gap',
      [opened, immediate, step('1.0', 'done'), step('1.2', 'done')],
      { screen: 'playbook', phase: 'immediate', step: '1.1' },
    ],
    ['a phase named by its title is found', [opened, { kind: 'phase', phase: 'Investigation' }], { screen: 'playbook', phase: 'investigation', step: '2.1' }],
    [
      'a phase with nothing left stays there',
      [opened, { kind: 'phase', phase: 'investigation' }, step('2.1', 'done')],
      { screen: 'playbook', phase: 'investigation' },
    ],
    ['a step without a phase is in the phase of the step', [opened, step('1.0', 'done')], { screen: 'playbook', phase: 'immediate', step: '1.1' }],
    ['a phase the playbook no longer has is kept', [opened, { kind: 'phase', phase: 'gone' }], { screen: 'playbook', phase: 'gone' }],
    ['a closing is closed', [opened, immediate, { kind: 'closed', resolution: 'x' }], { screen: 'closed' }],
  ])('after %s', (_, entries, expected) => {
    expect(position(replay(events(...entries)), playbook)).toEqual(expected);
  });
});
