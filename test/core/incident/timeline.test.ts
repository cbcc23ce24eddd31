import { expect, test } from 'vitest';
import { measure } from '../../../core/incident/measure.ts';
import { replay } from '../../../core/incident/state.ts';
import { isLate, timeline } from '../../../core/incident/timeline.ts';
import { diagnosis, events, opened } from './events.ts';

test('rows come in the order things happened, and late ones say so', () => {
  const rows = timeline(
    events(
      opened,
      { kind: 'note', text: 'on time' },
      { at: '2026-11-21T02:50:00.000Z', entry: { kind: 'mark', mark: 'impact-start' } },
      { at: '2026-11-21T03:02:30.000Z', entry: { kind: 'note', text: 'half a minute later' } },
    ),
  );
  expect(rows.map(({ kind, text, late }) => [kind, text, late])).toEqual([
    ['impact-start', 'Impact started', true],
    ['declared', 'Incident opened: checkout 5xx. Users hurt: yes', false],
    ['note', 'on time', false],
    ['note', 'half a minute later', false],
  ]);
});

test.each([
  ['03:00:59.999Z', false],
  ['03:01:00.000Z', true],
])('what happened at 03:00:00 and was written down at %s: late %s', (recorded, late) => {
  expect(isLate({ at: '2026-11-21T03:00:00.000Z', recordedAt: `2026-11-21T${recorded}` })).toBe(late);
});

test('rows of the same moment come in the order they were written down', () => {
  const at = '2026-11-21T03:00:00.000Z';
  const rows = timeline(events({ at, entry: { kind: 'note', text: 'a' } }, { at, entry: { kind: 'note', text: 'b' } }));
  expect(rows.map(({ text }) => text)).toEqual(['a', 'b']);
});

test('a clock that was put back reorders nothing, and what was told later still goes where it belongs', () => {
  const [first, second, third] = events(opened, { kind: 'note', text: 'before the step' }, { kind: 'note', text: 'after it' });
  const back = '2026-11-21T01:00:00.000Z';
  const late = { ...third!, id: 'late', at: '2026-11-21T02:00:00.000Z', entry: { kind: 'note', text: 'told later' } as const };
  const rows = timeline([first!, second!, { ...third!, at: back, recordedAt: back }, late]);
  expect(rows.map(({ text }) => text)).toEqual(['told later', expect.stringMatching('opened'), 'before the step', 'after it']);
});

test('a time with another offset sorts by the instant', () => {
  const rows = timeline(events({ at: '2026-11-21T04:30:00+02:00', entry: { kind: 'note', text: 'earlier' } }, opened));
  expect(rows[0]?.text).toBe('earlier');
});

test('every kind of entry has words', () => {
  const rows = timeline(
    events(
      opened,
      { kind: 'changed', answer: 'yes', what: 'deploy' },
      { kind: 'symptom', text: 'EMFILE', matched: 'connection-leak' },
      { kind: 'process', pid: 4182, name: 'payment-service' },
      { kind: 'diagnosis', evidence: 'E1', diagnosis },
      { kind: 'phase', phase: 'immediate' },
      { kind: 'step', step: '1.1', title: 'Check usage', state: 'done' },
      { kind: 'step', step: '1.2', title: 'Restart', state: 'skipped', reason: 'evidence first' },
      { kind: 'step', step: '1.3', title: 'Scale out', state: 'not-possible' },
      { kind: 'severity', severity: 'sev2' },
      { kind: 'left' },
      { kind: 'resumed' },
      { kind: 'closed', resolution: 'fixed' },
    ),
  );
  expect(rows.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    'declared: Incident opened: checkout 5xx. Users hurt: yes',
    'note: Changed since it was healthy: yes, deploy',
    'symptom: Seen: EMFILE (matches connection-leak)',
    'note: Process chosen: payment-service (pid 4182)',
    'action: Diagnosis E1 of payment-service (pid 4182): likely Client connection leak',
    'note: Phase: immediate',
    'action: 1.1 Check usage: done',
    'decision: 1.2 Restart: skipped, because: evidence first',
    'note: 1.3 Scale out: not possible',
    'severity-change: Severity set to sev2',
    'note: Session left; the record stays open',
    'note: Session resumed',
    'resolved: Incident closed: fixed',
  ]);
});

test('closing is a note when the end was marked by hand', () => {
  const rows = timeline(events(opened, { kind: 'mark', mark: 'resolved' }, { kind: 'closed', resolution: 'fixed' }));
  expect(rows.map(({ kind }) => kind)).toEqual(['declared', 'resolved', 'note']);
});

test('metrics carry their two moments, and those without both are null instead of left out', () => {
  const state = replay(
    events(
      opened,
      { at: '2026-11-21T02:50:00.000Z', entry: { kind: 'mark', mark: 'impact-start' } },
      { at: '2026-11-21T02:56:00.000Z', entry: { kind: 'mark', mark: 'detected' } },
    ),
  );
  const measured = measure(state);
  const known = measured.filter(({ metric }) => metric !== null);
  expect(known).toMatchObject([
    { metric: { seconds: 360, from: expect.stringContaining('2026-11-21T02:50:00Z'), to: expect.stringContaining('2026-11-21T02:56:00Z') } },
  ]);
  expect(measured.length).toBeGreaterThan(known.length);
  expect(measure(replay([])).every(({ metric }) => metric === null)).toBe(true);
});
