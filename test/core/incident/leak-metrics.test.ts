import { expect, test } from 'vitest';
import type { Diagnosis } from '../../../core/diagnosis/types.ts';
import { leakMetrics } from '../../../core/incident/leak-metrics.ts';
import { replay } from '../../../core/incident/state.ts';
import type { Entry } from '../../../core/incident/types.ts';
import { diagnosis, events, opened, type Told } from './events.ts';

const growing: Diagnosis = {
  ...diagnosis,
  readings: [
    {
      id: 'descriptors.used',
      value: 903,
      unit: 'count',
      at: '2026-11-21T03:02:30.000Z',
      samples: [840, 903],
      trend: { verdict: 'growing', perSecond: 2.1, low: 1.9, high: 2.3 },
    },
  ],
};
const full: Diagnosis = { ...growing, startedAt: '2026-11-21T03:10:00.000Z', saturated: [{ ...diagnosis.saturated[0]!, used: 1024 }], verdicts: [] };
const look = (evidence: string, of: Diagnosis): Entry => ({ kind: 'diagnosis', evidence, diagnosis: of });
const detected = { at: '2026-11-21T03:01:00.000Z', entry: { kind: 'mark', mark: 'detected' } satisfies Entry };
const symptom = { at: '2026-11-21T03:00:00.000Z', entry: { kind: 'symptom', text: 'EMFILE' } satisfies Entry };

test('the figures of a leak come from its diagnoses, each with its two moments', () => {
  expect(leakMetrics(replay(events(opened, detected, symptom, look('E1', growing), look('E2', full))))).toEqual({
    resource: 'descriptors',
    leakRate: { perSecond: 2.1, low: 1.9, high: 2.3, unit: 'count', from: 'E1 2026-11-21T03:02:00Z', to: 'E1 2026-11-21T03:02:30Z' },
    timeToExhaustion: { seconds: 58, low: 53, high: 64, limit: 1024, from: 'E1 2026-11-21T03:02:30Z', to: 'expected 2026-11-21T03:03:28Z' },
    headroomAtDetection: { left: 121, limit: 1024, unit: 'count', share: 121 / 1024, from: 'detected 2026-11-21T03:01:00Z', to: 'E1 2026-11-21T03:02:30Z' },
    firstSymptomToExhausted: { seconds: 630, from: 'symptom 2026-11-21T03:00:00Z', to: 'measured full, E2 2026-11-21T03:10:30Z' },
  });
});

test('a marked exhaustion goes before one that was measured', () => {
  const marked = { at: '2026-11-21T03:04:00.000Z', entry: { kind: 'mark', mark: 'exhausted' } satisfies Entry };
  expect(leakMetrics(replay(events(opened, symptom, look('E1', full), marked))).firstSymptomToExhausted).toMatchObject({
    seconds: 240,
    to: 'exhausted 2026-11-21T03:04:00Z',
  });
});

test('what a diagnosis did not list as nearly full is taken from its readings', () => {
  const readings = [...growing.readings, { id: 'descriptors.limit', value: 2048, unit: 'count', at: '2026-11-21T03:02:30.000Z' } as const];
  const metrics = leakMetrics(replay(events(opened, detected, look('E1', { ...growing, saturated: [], readings }))));
  expect(metrics.headroomAtDetection).toMatchObject({ left: 1145, limit: 2048 });
});

test.each<[string, readonly Told[]]>([
  ['nothing', []],
  ['no diagnosis', [opened, detected, symptom]],
  ['a diagnosis that saw nothing', [opened, detected, symptom, look('E1', { ...diagnosis, verdicts: [], saturated: [] })]],
])('of %s nothing is guessed', (_, told) => {
  expect(leakMetrics(replay(events(...told)))).toEqual({
    resource: null,
    leakRate: null,
    timeToExhaustion: null,
    headroomAtDetection: null,
    firstSymptomToExhausted: null,
  });
});

test('without a marked detection there is no headroom at it', () => {
  expect(leakMetrics(replay(events(opened, look('E1', growing)))).headroomAtDetection).toBeNull();
});
