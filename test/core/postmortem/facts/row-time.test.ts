import { expect, test } from 'vitest';
import { readLeadingTime } from '../../../../core/postmortem/facts/row-time.ts';
import { placeIn } from '../../../../core/postmortem/facts/zone.ts';

test.each([
  ['2026-03-02T10:06:00Z', { date: '2026-03-02', clock: 36_360, offset: 0, precision: 'second' }],
  ['2026-03-02 10:06', { date: '2026-03-02', clock: 36_360, precision: 'minute' }],
  ['2026-03-02T10:06-06:00', { clock: 36_360, offset: -360 }],
  ['~10:06', { clock: 36_360, approximate: 'mark' }],
  ['about 10:06', { clock: 36_360, approximate: 'words' }],
  ['day 2 08:00', { day: 2, clock: 28_800 }],
  ['10:06 CST', { abbreviation: 'CST' }],
  ['10:06 UTC−7', { offset: -420 }],
  ['10:06 PM', { clock: 79_560, halves: true }],
  ['2026-10-25 02:30 Europe/Berlin', { zone: 'Europe/Berlin' }],
  ['2026-10-25T02:30+02:00[Europe/Berlin]', { zone: 'Europe/Berlin', offset: 120 }],
  ['Oct 29, 2025', { date: '2025-10-29', wordy: true, precision: 'day' }],
  ['2026-03-02', { date: '2026-03-02', precision: 'day' }],
])('reads %j', (text, expected) => {
  expect(readLeadingTime(text)?.time).toMatchObject(expected);
});

test.each(['', 'after lunch', '12 pods fail', '2026-02-30', '24:10', 'not recorded', 'May be 5'])('reads no time in %j', (text) => {
  expect(readLeadingTime(text)).toBeUndefined();
});

test.each([
  ['Europe/Berlin', '2026-10-25', 2.5, 'twice'],
  ['Europe/Berlin', '2026-03-29', 2.5, 'hole'],
  ['Europe/Berlin', '2026-06-01', 2.5, undefined],
  ['America/New_York', '2026-11-01', 1.5, 'twice'],
  ['Lord/Nowhere', '2026-06-01', 2.5, 'unknown-zone'],
])('finds in %s on %s at %d h: %s', (zone, date, hours, problem) => {
  const placed = placeIn(zone, date, hours * 3600);
  expect('problem' in placed ? placed.problem : undefined).toBe(problem);
});

test('places a local time that is there once', () => {
  expect(placeIn('Europe/Berlin', '2026-06-01', 9000)).toEqual({ seconds: Date.parse('2026-06-01T00:30:00Z') / 1000 });
});
