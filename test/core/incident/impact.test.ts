import { describe, expect, test } from 'vitest';
import { budgetSpent } from '../../../core/incident/error-budget.ts';
import { impactDuration, impactIntervals } from '../../../core/incident/impact.ts';
import { measure, missingMarks } from '../../../core/incident/measure.ts';
import { severityTimes } from '../../../core/incident/severity-times.ts';
import { replay } from '../../../core/incident/state.ts';
import { timeline } from '../../../core/incident/timeline.ts';
import type { Entry, ImpactInterval } from '../../../core/incident/types.ts';
import { events, opened, type Told } from './events.ts';

const at = (time: string) => `2026-11-21T${time}:00.000Z`;
const stretch = (from: string, to?: string, errorRatio?: number): ImpactInterval => ({
  from: at(from),
  ...(to === undefined ? {} : { to: at(to) }),
  ...(errorRatio === undefined ? {} : { errorRatio }),
});
const impact = (...of: Parameters<typeof stretch>) => ({ at: at(of[0]), entry: { kind: 'impact', ...stretch(...of) } satisfies Entry });
const mark = (kind: Extract<Entry, { kind: 'mark' }>['mark'], time: string) => ({ at: at(time), entry: { kind: 'mark', mark: kind } satisfies Entry });

describe('the duration of impact', () => {
  test.each<[string, readonly ImpactInterval[], number | undefined]>([
    ['nothing', [], undefined],
    ['one stretch', [stretch('02:00', '02:10')], 600],
    ['two stretches, without the time between them', [stretch('02:00', '02:10'), stretch('02:30', '02:35')], 900],
    ['two that overlap, once', [stretch('02:00', '02:10'), stretch('02:05', '02:15')], 900],
    ['one inside the other, once', [stretch('02:00', '02:30'), stretch('02:05', '02:15')], 1800],
    ['one that has no end', [stretch('02:00', '02:10'), stretch('02:30')], undefined],
  ])('of %s', (_, intervals, expected) => {
    expect(impactDuration(intervals)?.seconds).toBe(expected);
  });
});

describe('the error budget', () => {
  const objective = { name: 'availability', target: 0.999, windowDays: 30 };

  test('103 minutes at 38 % errors take 90.6 % of what 99.9 % over 30 days allows', () => {
    const budget = budgetSpent(objective, [stretch('02:00', '03:43', 0.38)]);
    expect(budget.spent).toBeCloseTo(0.906, 3);
    expect((budget.badSeconds ?? 0) / 60).toBeCloseTo(39.14, 2);
    expect(budget.allowedSeconds / 60).toBeCloseTo(43.2, 6);
    expect(budget).toMatchObject({ from: 'impact-start 2026-11-21T02:00:00Z', to: 'impact-end 2026-11-21T03:43:00Z' });
  });

  test('several stretches add up, each with its own share of errors', () => {
    expect(budgetSpent(objective, [stretch('02:00', '02:10', 1), stretch('03:00', '03:20', 0.5)]).badSeconds).toBe(1200);
  });

  test.each<[readonly ImpactInterval[], string]>([
    [[], 'no impact is recorded'],
    [[stretch('02:00', undefined, 0.5)], 'the end of the impact from 2026-11-21T02:00:00Z is not recorded'],
    [[stretch('02:00', '02:10', 0.5), stretch('03:00', '03:10')], 'the error ratio of the impact from 2026-11-21T03:00:00Z is not recorded'],
    [[stretch('02:00', '02:10', 0.5), stretch('02:05', '02:15', 0.5)], 'stretches of impact overlap, and their errors would count twice'],
  ])('is not guessed: %j', (intervals, because) => {
    expect(budgetSpent(objective, intervals)).toMatchObject({ spent: null, badSeconds: null, because });
  });
});

describe('stretches of impact in a record', () => {
  test('say when it began and ended, whatever was marked beside them', () => {
    const state = replay(events(opened, mark('impact-start', '01:00'), impact('02:30', '02:40'), impact('02:00', '02:10'), mark('detected', '02:06')));
    expect(state.marks).toMatchObject({ 'impact-start': at('02:00'), 'impact-end': at('02:40') });
    const metrics = new Map(measure(state).map(({ name, metric }) => [name, metric?.seconds]));
    expect(metrics.get('time to detect')).toBe(360);
    expect(metrics.get('impact duration')).toBe(1200);
  });

  test('with the same start are one, and the later word counts', () => {
    expect(replay(events(opened, impact('02:00'), impact('02:00', '02:10', 0.4))).impacts).toEqual([stretch('02:00', '02:10', 0.4)]);
  });

  test('that are open end with the marked end, and without one have none', () => {
    expect(replay(events(opened, impact('02:00'), mark('impact-end', '02:20'))).impacts).toEqual([stretch('02:00', '02:20')]);
    const open = replay(events(opened, impact('02:00', '02:10'), impact('02:30')));
    expect(open.marks).not.toHaveProperty('impact-end');
    expect(measure(open).find(({ name }) => name === 'impact duration')?.metric).toBeNull();
  });

  test('stand in the timeline with both ends', () => {
    const rows = timeline(events(opened, impact('02:00', '02:10', 0.38)));
    expect(rows.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'impact-start: Impact started, 38 % errors',
      'impact-end: Impact ended',
      expect.stringMatching('declared'),
    ]);
  });

  test('are the one between two marks where nobody recorded any', () => {
    expect(impactIntervals(replay(events(opened, mark('impact-start', '02:00'), mark('impact-end', '02:10'))))).toEqual([stretch('02:00', '02:10')]);
    expect(impactIntervals(replay(events(opened, mark('resolved', '02:10'))))).toEqual([]);
  });
});

describe('the time in each severity', () => {
  const severity = (to: 'sev1' | 'sev2' | 'sev3', time: string) => ({ at: at(time), entry: { kind: 'severity', severity: to } satisfies Entry });

  test.each<[string, readonly Told[], readonly string[]]>([
    ['nobody set', [opened], []],
    ['one that goes on', [opened, severity('sev2', '03:05')], ['sev2 null sev2 2026-11-21T03:05:00Z null']],
    [
      'changes, told in any order, until it is resolved',
      [opened, severity('sev3', '03:30'), severity('sev1', '03:10'), severity('sev1', '03:12'), mark('resolved', '04:00')],
      ['sev1 1200 sev1 2026-11-21T03:10:00Z sev3 2026-11-21T03:30:00Z', 'sev3 1800 sev3 2026-11-21T03:30:00Z resolved 2026-11-21T04:00:00Z'],
    ],
    ['one set after the end', [opened, mark('resolved', '03:00'), severity('sev1', '03:10')], ['sev1 null sev1 2026-11-21T03:10:00Z null']],
  ])('%s', (_, told, expected) => {
    expect(severityTimes(replay(events(...told))).map(({ severity: which, seconds, from, to }) => `${which} ${seconds} ${from} ${to}`)).toEqual(expected);
  });

  test('a severity told late does not undo a later one', () => {
    expect(replay(events(opened, severity('sev1', '03:30'), severity('sev3', '03:10'))).severity).toBe('sev1');
  });
});

test('of what happens several times the first counts, of a moment the last word', () => {
  const { marks } = replay(
    events(
      opened,
      mark('status-page', '03:30'),
      mark('status-page', '03:10'),
      mark('status-page', '03:20'),
      mark('detected', '03:01'),
      mark('detected', '03:02'),
    ),
  );
  expect(marks).toEqual({ 'status-page': at('03:10'), detected: at('03:02') });
});

test('a metric says when one of its moments is not known to the second', () => {
  const [first, second] = events(mark('impact-start', '02:00'), mark('detected', '02:06'));
  const measured = measure(replay([{ ...first!, precision: 'hour' }, second!])).find(({ name }) => name === 'time to detect');
  expect(measured).toMatchObject({ precision: 'hour', metric: { from: 'impact-start ~2026-11-21T02Z', to: 'detected 2026-11-21T02:06:00Z' } });
});

test('the moments that metrics miss are named', () => {
  expect(missingMarks(replay(events(opened, mark('detected', '02:06'), impact('02:00', '02:10'))))).toEqual([
    'alerted',
    'acknowledged',
    'cause-identified',
    'mitigated',
  ]);
});
