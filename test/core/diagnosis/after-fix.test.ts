import { describe, expect, test } from 'vitest';
import { effectOfFix } from '../../../core/diagnosis/after-fix.ts';
import type { Diagnosis, ReportedReading } from '../../../core/diagnosis/types.ts';
import { measuredFix, sayMeasuredFix } from '../../../core/incident/fix.ts';
import type { Entry } from '../../../core/incident/types.ts';
import { events } from '../../cli/wizard/play.ts';
import { LEAK } from '../../cli/wizard/samples.ts';

type Trend = readonly [verdict: 'growing' | 'flat' | 'unclear', low: number, perSecond: number, high: number];

/** Descriptors (or bytes) that moved so, looked at for so many seconds, one sample each. */
function seen([verdict, low, perSecond, high]: Trend, seconds = 30, more: Partial<Diagnosis> = {}, unit: 'count' | 'bytes' = 'count'): Diagnosis {
  const reading: ReportedReading = {
    id: unit === 'bytes' ? 'memory.rss' : 'descriptors.used',
    value: 903,
    unit,
    at: LEAK.startedAt,
    samples: Array.from({ length: seconds + 1 }, () => 1),
    trend: { verdict, low, perSecond, high },
  };
  return { ...LEAK, durationMs: seconds * 1000, readings: [reading], ...more };
}

const BEFORE = seen(['growing', 1.9, 2.1, 2.3]);

describe('what a fix did', () => {
  test.each<[string, Diagnosis, Diagnosis, string, number | undefined]>([
    ['level now', BEFORE, seen(['flat', 0, 0, 0.01]), 'stopped', undefined],
    ['level within the noise, far below the old growth', BEFORE, seen(['unclear', -0.1, 0.02, 0.15]), 'stopped', undefined],
    ['falling', BEFORE, seen(['flat', -3, -2, -1]), 'stopped', undefined],
    ['growing, but less', BEFORE, seen(['growing', 0.3, 0.4, 0.5]), 'slowed', undefined],
    ['less for sure, and perhaps not at all', BEFORE, seen(['unclear', -0.2, 0.4, 1]), 'slowed', undefined],
    ['growing as before', BEFORE, seen(['growing', 1.8, 2, 2.2]), 'unchanged', undefined],
    ['growing faster', BEFORE, seen(['growing', 4, 5, 6]), 'unchanged', undefined],
    ['growing, the intervals just touch', BEFORE, seen(['growing', 1.5, 1.7, 1.9]), 'unchanged', undefined],
    ['not clear: both could be', BEFORE, seen(['unclear', -1, 1, 3]), 'too early', 1],
    ['not clear, and far from it', BEFORE, seen(['unclear', -30, 1, 40]), 'too early', 6],
    ['flat, but the old growth would be flat as well', seen(['growing', 0.0007, 0.001, 0.0013], 3600), seen(['flat', -0.001, 0, 0.001], 60), 'too early', 49],
    ['too few samples', BEFORE, seen(['flat', 0, 0, 0], 10), 'too early', 1],
    [
      'no trend yet',
      BEFORE,
      { ...seen(['flat', 0, 0, 0]), readings: [{ id: 'descriptors.used', value: 3, unit: 'count', at: LEAK.startedAt }] },
      'too early',
      1,
    ],
    [
      'bytes that a leak would not have moved yet',
      seen(['growing', 900, 1000, 1100], 7200, {}, 'bytes'),
      seen(['flat', 0, 0, 10], 60, {}, 'bytes'),
      'too early',
      69,
    ],
    ['a process that ended', BEFORE, seen(['flat', 0, 0, 0], 30, { target: { ...LEAK.target, state: 'exited' } }), 'too early', undefined],
    ['what leaked was not measured', BEFORE, { ...BEFORE, readings: [] }, 'too early', undefined],
  ])('%s', (_, before, after, verdict, minutes) => {
    const effect = effectOfFix(before, after);
    expect(effect?.verdict).toBe(verdict);
    expect(effect?.minutes).toBe(minutes);
  });

  test('says both figures', () => {
    expect(effectOfFix(BEFORE, seen(['growing', 0.3, 0.4, 0.5]))?.says).toBe('open descriptors +0.4 /s, was +2.1 /s');
  });

  test.each([
    ['nothing grew before', seen(['flat', 0, 0, 0]), BEFORE],
    ['it is another program', BEFORE, { ...BEFORE, target: { pid: 1, name: 'cron' } }],
  ])('says nothing where %s', (_, before, after) => {
    expect(effectOfFix(before, after)).toBeUndefined();
  });

  test('prefers what speaks for the leak', () => {
    const without = (...ids: readonly string[]) => ({ ...LEAK, durationMs: 1000, readings: LEAK.readings.filter(({ id }) => !ids.includes(id)) });
    const longer = (found: Diagnosis) => ({ ...found, readings: found.readings.map((one) => ({ ...one, samples: Array<number>(31).fill(1) })) });
    expect(effectOfFix(LEAK, longer(without()))?.says).toContain('CLOSE_WAIT');
    expect(effectOfFix(LEAK, longer(without('sockets.close_wait')))?.says).toContain('open descriptors');
  });
});

describe('on record', () => {
  const diagnosis = (evidence: string, found: Diagnosis): Entry => ({ kind: 'diagnosis', evidence, diagnosis: found });
  const restarted: Entry = { kind: 'step', step: '1.2', title: 'Restart the affected service', state: 'done' };
  const level = seen(['flat', 0, 0, 0.01]);
  test.each<[string, readonly Entry[], string | undefined]>([
    ['no fix', [diagnosis('E1', BEFORE)], undefined],
    ['a fix before anything was seen', [restarted, diagnosis('E1', BEFORE)], undefined],
    ['a restart', [diagnosis('E1', BEFORE), restarted], 'E1'],
    ['a skipped restart', [diagnosis('E1', BEFORE), { ...restarted, state: 'skipped', reason: 'no' } as Entry], undefined],
    ['a mark', [diagnosis('E1', BEFORE), { kind: 'mark', mark: 'mitigation-attempt' }], 'E1'],
    ['a look in between that was too early', [diagnosis('E1', BEFORE), restarted, diagnosis('E2', level)], 'E1'],
    ['a level look before the fix', [diagnosis('E1', BEFORE), diagnosis('E2', level), restarted], 'E1'],
    ['two fixes', [diagnosis('E1', BEFORE), restarted, diagnosis('E2', BEFORE), { kind: 'mark', mark: 'action' }], 'E2'],
  ])('%s: compared with %3$s', (_, entries, before) => {
    expect(measuredFix({ events: events(...entries) }, level, 'E9')?.before).toBe(before);
  });

  test('looks only at what came before the evidence in question', () => {
    const all = events(diagnosis('E1', BEFORE), diagnosis('E2', level), restarted);
    expect(measuredFix({ events: all }, level, 'E2')).toBeUndefined();
  });

  test('names both pieces of evidence and what is missing', () => {
    const early = measuredFix({ events: events(diagnosis('E1', BEFORE), restarted) }, seen(['flat', 0, 0, 0], 10), 'E2');
    expect(early && sayMeasuredFix(early)).toBe('E2 after the fix, against E1: too early, needs 1 more minute: 11 of the 15 samples that a trend takes');
  });
});
