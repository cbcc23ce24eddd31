import { describe, expect, test } from 'vitest';
import type { Diagnosis } from '../../../core/diagnosis/types.ts';
import { replay } from '../../../core/incident/state.ts';
import { LEAK_CLASSES } from '../../../core/postmortem/leak-classes.ts';
import { leakProfile } from '../../../core/postmortem/leak-profile.ts';
import { READINGS } from '../../../core/probes/readings.ts';
import { diagnosis, events, opened } from '../incident/events.ts';
import { recordedIncident } from './a-record.ts';

const profile = (...diagnoses: readonly Diagnosis[]) =>
  leakProfile(replay(events(opened, ...diagnoses.map((each, index) => ({ kind: 'diagnosis', evidence: `E${index + 1}`, diagnosis: each }) as const))));

const at = '2026-11-21T03:02:00Z';
const verdict = (cause: string, part: Partial<Diagnosis['verdicts'][number]> = {}) => ({ ...diagnosis.verdicts[0]!, cause, ...part });

describe('the leak profile', () => {
  test('holds what a real diagnosis read: limit, where it was read, and growth', () => {
    expect(leakProfile(recordedIncident())).toEqual({
      class: 'socket',
      mode: 'leak',
      effective_limit: 1024,
      limit_read_from: '/proc/12273/limits (E1)',
      leak_rate: '2 per second (sockets.outbound, E1)',
    });
  });

  test('holds nothing that no reading says', () => {
    expect(profile({ ...diagnosis, verdicts: [verdict('goroutine-explosion')] })).toEqual({ class: 'goroutine', mode: 'unbounded-growth' });
  });

  test.each<[string, Diagnosis['verdicts']]>([
    ['nothing is named', []],
    ['it is only possible', [verdict('fd-leak', { status: 'possible' })]],
    ['only a rival is named', [verdict('limit-too-low', { rival: true })]],
    ['the cause is of no class', [verdict('missing-timeout')]],
  ])('is absent when %s', (_, verdicts) => {
    expect(profile({ ...diagnosis, verdicts })).toBeUndefined();
  });

  test('takes the baseline from a diagnosis of the same program that saw no leak, and from no other', () => {
    const used = { id: 'descriptors.used', value: 40, unit: 'count', at } as const;
    const sick: Diagnosis = { ...diagnosis, verdicts: [verdict('fd-leak')] };
    const healthy: Diagnosis = { ...diagnosis, outcome: 'no-leak-seen', verdicts: [], readings: [used] };
    expect(profile(sick, healthy)).toMatchObject({ baseline: '40 (descriptors.used, E2)' });
    expect(profile(sick, { ...healthy, target: { pid: 1, name: 'other' } })).not.toHaveProperty('baseline');
    expect(profile(sick)).not.toHaveProperty('baseline');
  });

  test('names readings that exist', () => {
    for (const { used, limit } of Object.values(LEAK_CLASSES)) for (const id of [used, limit?.reading]) if (id) expect(READINGS).toHaveProperty([id]);
  });
});
